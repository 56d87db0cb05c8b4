/** The languages the reader knows; `und` is any other, and nothing is claimed from it. */
export const LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'it', 'nl'] as const;
export type KnownLanguage = (typeof LANGUAGES)[number];
export type Language = KnownLanguage | 'und';

const words = (list: string) => new Set(list.split(' '));

/** The commonest little words of each language: they carry no content and so tell languages apart on any topic. */
const FUNCTION_WORDS: Record<KnownLanguage, Set<string>> = {
  en: words(
    "the and to of is that it for you we i in on with this be have are not was as at but they so what from or by our if your can will would there do my me all no one has been them who how when which about out up their than then him her she he us were am it’s i’m don’t that’s it's i'm don't that's let's we're",
  ),
  es: words(
    'el la los las de que y en un una es por con para no se lo al del su como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde nos todo esto ni eso ese esa mi yo él qué está están hoy tenemos hemos son usted ustedes les fue ha han',
  ),
  pt: words(
    'o a os as de que e em um uma é por com para não se no na do da dos das ao à mas mais como foi ele ela isso esta este já também só pelo pela até nos nas eu você vocês temos são está estão muito quando quem hoje nós nosso nossa sua seu às ou há ser tem têm',
  ),
  fr: words(
    "le la les de des du et en un une est que qui dans pour pas ne au aux sur avec ce cette il elle on nous vous je se sont par plus ou mais comme leur y été être son sa ses mon ma c’est l’on qu’il à où nos vos était c'est j'ai n'est d'un d'une qu'il sans tout très",
  ),
  de: words(
    'der die das und ist in zu den von mit sich des auf für nicht ein eine dem es im wir ich sie er auch an als nach bei aus wie dass wird sind hat haben war aber oder wenn zum zur noch nur so um am ihr uns kann mir mich bis über unser unsere dann einen einer einem ja sehr herr frau werden müssen',
  ),
  it: words(
    'il lo la i gli le di che e è in un una per con non si da del della dei delle al alla nel nella sono ma come anche più se mi ci ho ha abbiamo hanno questo questa noi lei loro quando chi cosa molto già fino dal dalla sul sulla o ai alle degli oggi era essere suo sua nostro nostra solo perché',
  ),
  nl: words(
    'de het een en van in is dat te op voor met niet zijn die er aan ook als om maar bij we wij ik je jij u hij ze dit naar uit nog wel of door over dan moet kan heeft hebben wordt worden deze was al meer geen onze ons mijn tot wat waar hier nu daar zo per jullie hun',
  ),
};

const WORD = /[\p{L}]+(?:['’][\p{L}]+)?/gu;

/** The language of a text by its function words; `und` where too few of them are known. Linear in the text. */
export function languageOf(text: string): Language {
  if (foreign(text)) return 'und';
  const counts = countFunctionWords(text.length > 20_000 ? text.slice(0, 20_000) : text);
  if (counts.total === 0) return 'und';
  const [best] = counts.ranked;
  if (!best) return 'und';
  const [language, hits] = best;
  return hits / counts.total >= 0.16 || (counts.total < 12 && hits >= 2 && hits / counts.total >= 0.2)
    ? language
    : 'und';
}

/** Letters none of the known languages writes, in more than a word or two; names, in capitals, may come from anywhere. */
const FOREIGN_LETTER =
  /[ąćęłńśźżőűğışčřžůěďťňšđåøæþðāēīōūģķļņțșăĄĆĘŁŃŚŹŻŐŰĞİŞČŘŽŮĚĎŤŇŠĐÅØÆ\u0370-\u1cff\u2e80-\ud7ff]/gu;
function foreign(text: string): boolean {
  const plain = text.slice(0, 20_000).match(PLAIN_WORD)?.join('') ?? '';
  return plain.length > 0 && (plain.match(FOREIGN_LETTER)?.length ?? 0) / plain.length > 0.02;
}
const PLAIN_WORD = /(?<!\p{L})(?!\p{Lu})\p{L}+/gu;

/** The language of one sentence: its own where it is clear, otherwise that of the document around it. */
export function languageOfSentence(sentence: string, ofDocument: Language): Language {
  const { total, ranked } = countFunctionWords(sentence);
  const [first, second] = ranked;
  if (!first || first[0] === ofDocument) return ofDocument;
  const own = ranked.find(([language]) => language === ofDocument)?.[1] ?? 0;
  const clear = first[1] >= 3 && first[1] >= 2 * (second?.[1] ?? 0) && first[1] / total >= 0.25 && first[1] > 2 * own;
  return clear ? first[0] : ofDocument;
}

function countFunctionWords(text: string): { total: number; ranked: [KnownLanguage, number][] } {
  const hits: Record<KnownLanguage, number> = { en: 0, es: 0, pt: 0, fr: 0, de: 0, it: 0, nl: 0 };
  let total = 0;
  for (const [word] of text.matchAll(WORD)) {
    total += 1;
    const lower = word.toLowerCase();
    for (const language of LANGUAGES) if (FUNCTION_WORDS[language].has(lower)) hits[language] += 1;
  }
  const ranked = LANGUAGES.filter((language) => hits[language] > 0)
    .map((language): [KnownLanguage, number] => [language, hits[language]])
    .sort((a, b) => b[1] - a[1]);
  return { total, ranked };
}
