import { cue } from './cue';

export const TERM_NAME = cue(
  String.raw`terms?|duration|end date|(?:vertrags)?laufzeit(?:en)?|vertragsende|durée|échéance|duración|vigencia|duração|vigência|durata|scadenza|looptijd|einddatum`,
);
export const FEE_NAME = cue(
  String.raw`(?:yearly |annual )?(?:fees?|price)|annual amount|(?:jahres)?preis|entgelt|jahresgebühr|prix|redevance|precio|cuota|preço|mensalidade|prezzo|canone|(?:jaar)?prijs|vergoeding`,
);
export const SEATS_NAME = cue(
  String.raw`seats?|number of users|user (?:count|numbers?)|licen[cs]es?|nutzerzahl|lizenz(?:en|zahl)?|nombre d'utilisateurs|licences?|licencias?|número de (?:usuarios|utilizadores|usuários)|licenças?|licenze|numero di utenti|licenties?|aantal gebruikers`,
);
