import { cue } from './cue';

/** Talk of the order, where a number of seats is one of the contract. */
export const ORDER_TALK = cue(
  `fee|price|agreed|charge|cuota|precio|preço|prix|preis|prezzo|prijs|plan|paid|order(?:ed)?|contract(?:ed)?|closed|signed|subscription|for the year|a year|renewal|purchased|bought|invoice`,
  `plan|pagad[oa]|pedido|contrato|contratad[oa]s?|firmad[oa]|suscripción|al año|assinad[oa]|pago|assinatura|por ano|commande|contrat|signé|payé|abonnement|par an|vertrag|bestellt|auftrag|unterschrieben|pro jahr|abo|ordine|contratto|firmato|pagato|all'anno|bestelling|contract|getekend|betaald|per jaar`,
);
export const APPROXIMATE = cue(
  `about|around|roughly|approximately|approx|some|maybe|perhaps|nearly|almost|up to|first|wave|pilot|phase|only|more than|over|at least|other|remaining|of the|of our|idle|active|logged|unos|unas|cerca de|aproximadamente|alrededor de|casi|uns|umas|environ|près de|à peu près|etwa|ungefähr|circa|ca|rund|knapp|über|quasi|ongeveer|zo'n|bijna`,
);

/** Talk of the paper itself, not of what things cost or how long they take. */
export const AGREED = cue(
  `contract|agreement|order(?: form)?|signed|agreed|fee|price|subscription|invoice|contrato|pedido|firmad[oa]|acordad[oa]|cuota|precio|assinad[oa]|acordad[oa]|preço|fatura|contrat|commande|signé|convenu|prix|facture|vertrag|auftrag|unterschrieben|vereinbart|preis|rechnung|contratto|ordine|firmato|concordat[oa]|prezzo|fattura|bestelling|getekend|afgesproken|prijs|factuur`,
);
export const RUNS = cue(
  `runs? (?:until|to|through)|running until|ends? on|expires?|vence|termina el|court jusqu'au|läuft bis|scade|loopt tot`,
);

export const HOW_MANY = cue(
  `how many (?:people|folks|users|seats|licen[cs]es|of you)|number of (?:users|seats|people)|cuántos? (?:usuarios|personas|licencias|puestos)|quantos? (?:usuários|pessoas|licenças|utilizadores)|combien (?:d'utilisateurs|de personnes|de licences|de postes)|wie viele (?:benutzer|nutzer|leute|personen|lizenzen|anwender)|quant[ie] (?:utenti|persone|licenze|postazioni)|hoeveel (?:gebruikers|mensen|licenties|medewerkers)`,
);

/** "and users?", "Quantidade de usuários: …", "Seats: no number." */
export const ABOUT_SEATS =
  /^\s*(?:\d{1,2}[.)]\s*)?(?:(?:and|und|y|e|et|en)\s+)?(?:how many )?(?:users?|seats?|logins?|licen[cs]es?|staff count|usuarios|usu[aá]rios|utilizadores|utilisateurs|benutzer|nutzer|zugänge|utenti|gebruikers|(?:number|quantidade|número|nombre|anzahl|numero|aantal) (?:of|de|der|di|d')?\s*(?:users|seats|usu[aá]rios|utilisateurs|nutzer|benutzer|utenti|gebruikers))\s*(?:[?:]|$)/iu;
/** "forty drivers will use it" */
export const WHO_WILL_USE = cue(
  `(?:will|would|going to|'ll|should|to) (?:\\p{L}+ )?(?:use|log in|need (?:access|a login)|work (?:in|with) it|have access)|(?:lo|la) (?:usarán|utilizarán|van a usar)|van a (?:usar|utilizar|entrar)|vão (?:usar|utilizar|entrar|aceder|acessar)|(?:vont|doivent) (?:l'utiliser|utiliser|se connecter)|(?:l')?utiliseront|(?:werden|sollen) (?:\\p{L}+ ){0,4}(?:nutzen|arbeiten|benutzen)|(?:lo )?(?:useranno|utilizzeranno)|gaan (?:\\p{L}+ ){0,3}(?:gebruiken|werken)`,
);

export const PRICE = cue(`price|cost|fee|quote|precio|coste|preço|custo|prix|coût|preis|kosten|prezzo|costo|prijs`);
export const ONE_YEAR = /(?<![\p{L}])(?:a|one|un|um|une|ein|een) (?:year|año|ano|an|jahr|anno|jaar)(?![\p{L}])/iu;
export const ASKS_LENGTH = cue(
  `how long (?:would|will|do) you (?:commit|sign|stay)|what term|which term|contract length|cuánto tiempo|por quanto tempo|quelle durée|wie lange (?:wollen|möchten)|quale durata|hoe lang wil`,
);
export const CONTRACT_LENGTH = cue(
  `contract|term|deal|agreement|commit(?:ment)?|sign(?:ed)? (?:for|up)|renewal|subscription|contrato|plazo|vigencia|vigência|contrat|engagement|durée|vertrag|laufzeit|contratto|durata|looptijd|multi-?year`,
);

/** A question or a label about how long the contract runs. */
export const LENGTH = cue(
  `length|how long|term|duration|commitment|plazo|duración|vigencia|prazo|duração|vigência|durée|engagement|laufzeit|vertragsdauer|durata|looptijd|contractduur`,
);
/** The field of a form for the start or the length of the contract. */
export const TERM_FIELD = cue(
  `(?:start|effective|commencement) date|(?:initial |subscription )?term|duration|fecha de (?:inicio|comienzo)|plazo|vigencia|duración|data de início|prazo|vigência|duração|date (?:de début|d'effet)|durée|vertragsbeginn|startdatum|laufzeit|decorrenza|data di inizio|durata|ingangsdatum|looptijd`,
);
export const TO_BE_AGREED = cue(
  `as (?:agreed|per)|in accordance with|subject to|segú?n lista|conforme|selon|volgens afspraak|gemäß|secondo|to be (?:agreed|confirmed|determined|decided|defined|set|advised|indicated)|tbc|tbd|tba|open|por (?:definir|acordar|confirmar|determinar)|a (?:convenir|definir|combinar|confirmar|acordar|indicar)|à (?:définir|convenir|confirmer|déterminer|indiquer)|selon accord|nach (?:absprache|vereinbarung)|wird (?:noch )?(?:festgelegt|vereinbart)|noch (?:offen|festzulegen)|offen|da (?:definire|concordare|confermare|stabilire|indicare)|(?:nader|nog) te bepalen|in overleg|n\\.?t\\.?b\\.?`,
);

export const FOR_YEARS = cue(
  `(?:for|pour|für|auf|por|per|voor) (?:\\p{L}+|\\d{1,2}) (?:years|años|anos|ans|jahre|anni|jaar)`,
);

/** Words that ask for a count, and those of whom or what the seats are counted by. */
export const COUNTING = cue(
  `how many|how big|number of|cuánt[oa]s|quant[oa]s|combien|wie viele?|wieviele?|quant[ie]|hoeveel|nombre de|anzahl|aantal`,
);
export const SEATS = cue(
  `people|folks|users?|seats?|licen[cs]es?|logins?|accounts?|staff|heads?|employees?|colleagues|team|crew|gang|(?:would|will|on) it|usuarios|personas|licencias|puestos|plazas|usu[aá]rios|utilizadores|pessoas|licenças|postos|acessos|utilisateurs|personnes|licences|postes|accès|benutzer|nutzer|anwender|leute|personen|lizenzen|plätze|arbeitsplätze|zugänge|mitarbeiter|köpfe|utenti|persone|licenze|postazioni|accessi|gebruikers|mensen|licenties|medewerkers|werkplekken`,
);
/** So many, roughly, in a word that is nearly a number. */
export const DOZENS = cue(
  `dozens?|docenas?|dúzias?|dezenas?|douzaines?|dizaines?|une (?:vingtaine|trentaine|quarantaine|cinquantaine|centaine)|dutzend|dozzin[ae]|decin[ae]|una (?:ventina|trentina|quarantina|cinquantina)|un centinaio|dozijn|tientallen`,
);
/** So many, without a number. */
export const INDEFINITE = cue(
  DOZENS.source,
  `a handful|a few|quite a few|a lot|lots|plenty|so many|most of us|all of us|everyone|everybody|the whole (?:team|office|floor|crew|company)|un(?:os|as) cuant[oa]s|much[oa]s|mucha gente|bastantes?|todos|bastante gente|muit[oa]s|muita gente|beaucoup|plusieurs|tout le monde|eine handvoll|einige|etliche|viele|alle|parecchi|molt[ie]|tutti|een stuk of|een handvol|veel|iedereen|allemaal`,
);
export const WE_ARE = cue(
  `we are|we're|there are|somos|nous sommes|on est|wir sind|siamo|we zijn(?: met)?|zijn we(?: met)?`,
);

/** "and how much is that?" */
export const HOW_MUCH = cue(
  `how much|what (?:does|would|will|do) (?:it|that|this|we|they|you) (?:cost|charge|pay)|what's the (?:price|cost|damage)|cuánto|qué (?:precio|cuesta)|quanto|combien|quel (?:est le )?(?:prix|tarif)|was (?:kostet|kosten|macht)|wie ?viel|wie teuer|hoeveel|wat (?:kost|kosten|gaat)`,
);
/** "somewhere in the forties" */
export const TENS = cue(
  `(?:mid|low|high|in the) (?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds|thousands)`,
);
/** What people say instead of a currency; part of a pattern. */
export const MONEY_SLANG =
  'grand|quid|bucks|k|mille|mila|palos|lucas|contos|balles|euri|piek|mil|thousand|tausend|duizend';
