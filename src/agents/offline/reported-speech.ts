import { type Cast, type Member } from './cast';
import { cue } from './cue';
import { NAME } from './turns';

/** Words by which minutes pass on what somebody said; hearsay ("is said to") is none of them. */
const SAYS = cue(
  `says|said|states|stated|explains|explained|reports|reported|confirms|confirmed|adds|added|points out|pointed out|replies|replied|asks|asked|clarifies|clarified|notes|noted|announces|announced|promises|promised`,
  `dice|dijo|indica|indicó|explica|explicó|confirma|confirmó|añade|añadió|precisa|precisó|responde|respondió|pregunta|preguntó|aclara|aclaró|señala|señaló|informa|informó|promete|prometió`,
  `diz|disse|indica|indicou|explica|explicou|confirma|confirmou|acrescenta|acrescentou|esclarece|esclareceu|responde|respondeu|pergunta|perguntou|refere|referiu|informa|informou|promete|prometeu`,
  `dit|a dit|indique|a indiqué|explique|a expliqué|confirme|a confirmé|ajoute|a ajouté|précise|a précisé|répond|a répondu|demande|a demandé|rappelle|a rappelé|signale|a signalé|annonce|a annoncé|promet|a promis`,
  `sagt|sagte|erklärt|erklärte|berichtet|berichtete|bestätigt|bestätigte|ergänzt|ergänzte|präzisiert|antwortet|antwortete|fragt|fragte|weist darauf hin|nennt|nannte|verspricht|versprach|sichert zu|stellt klar`,
  `dice|ha detto|indica|spiega|ha spiegato|conferma|ha confermato|aggiunge|precisa|risponde|ha risposto|chiede|ha chiesto|chiarisce|segnala|promette|ha promesso`,
  `zegt|zei|legt uit|meldt|meldde|bevestigt|bevestigde|voegt toe|antwoordt|antwoordde|vraagt|vroeg|geeft aan|gaf aan|licht toe|belooft|beloofde`,
);
const HEAD = new RegExp(String.raw`^["'“«(]?(${NAME})(?:\s*\([^)]{1,40}\))?\s+((?:\p{L}+\s+){0,1}\p{L}+)`, 'u');
const PRONOUN_HEAD = /^(?:s?he|ella|él|ela|ele|elle|il|sie|er|lei|lui|zij|ze|hij)\s+((?:\p{L}+\s+){0,1}\p{L}+)/iu;

/**
 * Who speaks in a sentence of minutes that nobody's name and colon introduce: "Aïcha states that …", then "She adds …".
 * Undefined as soon as a sentence is not told as anybody's words.
 */
export function reporterOf(sentence: string, cast: Cast, before: Member | undefined): Member | undefined {
  const pronoun = PRONOUN_HEAD.exec(sentence);
  if (pronoun?.[1]) return beginsWith(SAYS, pronoun[1]) ? before : undefined;
  const named = HEAD.exec(sentence);
  return named?.[1] && named[2] && beginsWith(SAYS, named[2]) ? cast.find(named[1]) : undefined;
}

function beginsWith(phrase: RegExp, text: string): boolean {
  return phrase.exec(text)?.index === 0;
}
