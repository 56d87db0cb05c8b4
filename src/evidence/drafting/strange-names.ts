const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+\w/g;
const NAME = /(?<!\p{L})\p{Lu}\p{Ll}+(?:[ -](?:(?:de|da|van|von|der|la|le|di|del) )*\p{Lu}\p{Ll}+)+/gu;

/** Addresses, and two and more capitalised words in a row, that none of the sources holds. */
export function strangeNames(text: string, sources: string[]): string[] {
  const holds = (wanted: string) => sources.some((source) => source.toLowerCase().includes(wanted.toLowerCase()));
  const addresses = (text.match(EMAIL) ?? []).filter((each) => !holds(each));
  // A sentence may begin with an ordinary word: "Tell Simone Achterberg".
  const withoutFirst = (name: string) => name.replace(/^\S+?[ -]/, '');
  const names = (text.match(NAME) ?? [])
    .flatMap((each) => (holds(each) ? [] : withoutOrdinary(each)))
    .filter((each) => !holds(each) && !holds(withoutFirst(each)));
  return [...addresses, ...names];
}

/**
 * Words that a capital makes no name of: German ones before a noun or at the begin of a sentence, and how letters begin
 * and end in each language.
 */
const ORDINARY = new RegExp(
  `^(?:${[
    'eine?[rnms]?|ihr(?:e[rnms]?)?|ihnen|sie|unser(?:e[rnms]?)?|diese[rnms]?|jede[rnms]?|keine?[rnms]?|welche[rnms]?|wir|ich|es',
    'für|mit|bei|beim|im|in|am|zum|zur|von|vom|auf|nach|aus|vor|seit|ab|bis|um|wie|was|wer|wann|welch|wenn|falls|als|und|oder|auch|nur|noch',
    'alle[rnms]?|viele[rn]?|beide[rn]?|weitere[rnms]?|neue[rnms]?|nächste[rnms]?|letzte[rnms]?|erste[rnms]?|offene[rnms]?|ungenutzte[rnms]?|gerne?',
    'gut(?:e[nr]?)|tag|morgen|abend|hallo|liebe[rs]?|sehr|geehrte[rn]?|vielen|dank|freundliche[nr]?|herzliche[nr]?|gr(?:uß|üßen?)',
    'dear|hello|hi|regards|thanks|bonjour|bonsoir|ch(?:er|ère)s?|cordialement|hola|estimad[oa]s?|querid[oa]s?|buenos|buenas|días|tardes|olá|prezad[oa]s?|bom|boa|dia|tarde',
    'gentil[ei]|egregi[oa]?|buongiorno|buonasera|salve|ciao|beste|geachte|hoi|goedemorgen|goedemiddag|vriendelijke|groet(?:en)?',
  ].join('|')})$`,
  'iu',
);

/** At the begin of a sentence only: people are called Das, and Den Haag is a town. */
const ARTICLE = /^(?:der|die|das|den|dem)$/iu;

/** What is left of a run of capitalised words between ordinary ones; a word alone, also a compound, is no name yet. */
function withoutOrdinary(run: string): string[] {
  const pieces: string[][] = [[]];
  for (const [at, word] of run.split(' ').entries()) {
    if (ORDINARY.test(word) || (at === 0 && ARTICLE.test(word))) pieces.push([]);
    else pieces.at(-1)?.push(word);
  }
  return pieces.filter(({ length }) => length > 1).map((words) => words.join(' '));
}
