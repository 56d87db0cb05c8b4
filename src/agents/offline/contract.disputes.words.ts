import { cue } from './cue';

/** Two hold different things and nobody settled it, in so many words. */
export const DISPUTED = cue(
  String.raw`(?:is|are|remains?|stays?|still)(?: still)? (?:disputed|contested|in dispute|unresolved|unsettled)|(?:is|are)(?: still)?(?:n't| not)(?: yet)? (?:agreed|settled|resolved)(?! to)|lawyers disagree|we disagree (?:on|about|over)`,
  String.raw`(?:ist|sind|bleibt|bleiben) (?:\p{L}+ ){0,3}(?:strittig|umstritten|ungeklärt)|(?:est|sont|reste|restent) (?:\p{L}+ ){0,2}(?:contesté\p{L}*|en litige|pas tranché\p{L}*)|(?:está|están|sigue|siguen) (?:\p{L}+ )?(?:en disputa|en discusión|sin acordar)|(?:está|estão|continua|continuam) (?:\p{L}+ )?(?:em disputa|por acordar|em discussão)`,
  String.raw`(?:è|sono|resta|restano) (?:\p{L}+ )?(?:contestat\p{L}|controvers\p{L}|in discussione|da chiarire)|(?:is|zijn|blijft|blijven) (?:\p{L}+ ){0,2}(?:omstreden|betwist|onbeslist)`,
);
export const NOT_DISPUTED = cue(
  String.raw`no longer (?:disputed|contested|in dispute|open)|(?:not|isn't|aren't|nobody) (?:disputed|disputes|contested|in dispute)|undisputed|unstrittig|unbestritten|nicht (?:mehr )?(?:strittig|umstritten)|n'est (?:plus|pas) contesté\p{L}*|ya no está en disputa|já não está em disputa|non (?:è|sono) (?:più )?contestat\p{L}|niet (?:meer|langer) omstreden`,
);

export const TERM_NAME = cue(
  String.raw`terms?|duration|end date|(?:vertrags)?laufzeit(?:en)?|vertragsende|durée|échéance|duración|vigencia|duração|vigência|durata|scadenza|looptijd|einddatum`,
);
export const FEE_NAME = cue(
  String.raw`(?:yearly |annual )?(?:fees?|price)|annual amount|(?:jahres)?preis|entgelt|jahresgebühr|prix|redevance|precio|cuota|preço|mensalidade|prezzo|canone|(?:jaar)?prijs|vergoeding`,
);
export const SEATS_NAME = cue(
  String.raw`seats?|number of users|user (?:count|numbers?)|licen[cs]es?|nutzerzahl|lizenz(?:en|zahl)?|nombre d'utilisateurs|licences?|licencias?|número de (?:usuarios|utilizadores|usuários)|licenças?|licenze|numero di utenti|licenties?|aantal gebruikers`,
);
