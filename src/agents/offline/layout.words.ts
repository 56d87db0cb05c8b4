/** Header names of mail in the languages read, lower case; the value says what the line holds. */
export type MailHeader = 'from' | 'to' | 'cc' | 'date' | 'subject';
const HEADER_WORDS: [MailHeader, string][] = [
  ['from', 'from von de da van från fra od'],
  ['to', 'to an komu para à a aan til till do'],
  ['cc', 'cc kopie cópia copia copie bcc cco dw kopia kópia'],
  ['date', 'date sent datum gesendet fecha enviado data envoyé inviato verzonden skickat wysłano odesláno'],
  ['subject', 'subject betreff asunto assunto objet oggetto onderwerp sujet ämne temat předmět przedmiot emne'],
];
export const MAIL_HEADERS = new Map(
  HEADER_WORDS.flatMap(([kind, words]) => words.split(' ').map((word): [string, MailHeader] => [word, kind])),
);

/** Words before a colon that are no speaker: fields of forms, tickets and notes. */
export const FIELD_NAMES = new Set(
  `account agreement action actions agenda aim amount annual approved attendees attachments background billing budget buyer case champion channel charges client close company concern concerns condition
  contact context contract cost currency customer date deal deadline decision description discount due duration edition end entitlements environment features fee fees from goal goals hi hello hosting included
  includes invoice item items joined key kickoff licences licenses list location meeting metric milestone modules money next note notes notice number open opened option options order outcome owner participants
  payment people phone plan platform present price pricing priority product products project promise promotion ps p.s purpose qty quantity question quote reason recap recording ref reference region renewal request
  risk risks scope seats service services signature signed sold start status step steps subject subscription success summary supplier support target task tbd team term terms ticket time timeline title to today todo
  topic topics total training type update updates users value vendor warning why yes no so well okay ok right and but also then first second third one two three thanks thank re fwd fw http https
  cliente producto cuota vigencia renovación incluye precio usuarios plazo firma firmado firmada total importe moneda inicio fin notas asistentes fecha asunto plan condiciones objetivo objetivos riesgo
  contrato contratante fornecedor produto preço valor vigência início término inclui usuários utilizadores assinado assinatura condições plano participantes data licenças
  client offre prix durée compris option échéance bon commande fournisseur début fin utilisateurs conditions objectif objectifs appel participants
  auftraggeber auftragnehmer leistung preis laufzeit enthalten freigegeben kunde anbieter vertrag vertragsbeginn kündigung verlängerung teilnehmer betreff datum ziel ziele risiko stand nutzer benutzer anzahl
  cliente fornitore prodotto prezzo durata incluso firmato rinnovo canone utenti oggetto partecipanti obiettivo decorrenza scadenza disdetta
  réunion sitzung besprechung reunión reunião riunione vergadering excerpt excerpts extract auszug extrait extracto trecho estratto fragment clip segment section
  anwesend teilnehmende asistencia présents presenti aanwezig aanwezigen protokoll verbale verslag acta ata tagesordnung
  aanw anw prés apologies absent afgemeld entschuldigt excusés
  klant leverancier prijs looptijd inbegrepen ondertekend verlenging gebruikers onderwerp deelnemers doel datum opzegging ingangsdatum akkoord`
    .split(/\s+/u)
    .map((word) => word.toLowerCase()),
);

/** What transcripts call somebody whose name they do not know, each as a pattern with a capital. */
export const SPEAKER = [
  'Speaker',
  'SPEAKER',
  'Sprecher(?:in)?',
  'Hablante',
  'Orador(?:a)?',
  String.raw`Interlocut\p{L}+`,
  String.raw`Locut\p{L}+`,
  'Intervenant(?:e)?',
  'Participant',
  'Parlante',
  'Spreker',
  'Voice',
].join('|');

/** "On Tuesday, Priya wrote:" in the languages read; what follows is somebody else's mail. */
export const ATTRIBUTION =
  /^(?:on|am|el|le|il|op|em|a)\s.{3,120}(?:wrote|schrieb|escribió|a écrit|ha scritto|schreef|escreveu)(?![\p{L}]).{0,80}:\s*$/iu;
/** "----- Priya Raman wrote (25/08 at 16:10):" */
export const NAMED_ATTRIBUTION =
  /^(?:[-–—_=]{2,}\s*)?\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]*){0,3} (?:(?:wrote|schrieb|escribió|a écrit|ha scritto|schreef|escreveu)\/?)+(?:,? ?[([]?[^:]{0,30}(?::\d\d)?[^:]{0,6})?\s?:\s*$/u;
export const FORWARD_LINE =
  /^\s*(?:[-_=*]{2,}\s*)?(?:begin )?(?:forwarded|original|weitergeleitet\p{L}*|ursprüngliche|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|message (?:d'origine|transféré|original)|messaggio (?:originale|inoltrato)|doorgestuurd\p{L}*|oorspronkelijk\p{L}*)[^\n]{0,60}$/iu;
