/** Titles and forms of address that are nobody's given name. */
const TITLES =
  /^(?:dr|ddr|dres|doktor(?:in)?|prof|profª|professor(?:in)?|mr|mrs|ms|mx|miss|sir|dame|madam|herrn?|frau|hr|fr|ing|dipl|mag|maga|magister|mgr|mgra|bc|phdr|mudr|judr|rndr|inż|inz|don|doña|sr|sra|srta|señor|señora|senhor|senhora|seu|dona|dott|dottssa|dottor|dottoressa|sig|sigra|signor|signora|avv|avvto|cav|geom|arch|m|mme|mlle|me|maître|monsieur|madame|frère|sœur|père|mevrouw|meneer|dhr|mevr|drs|ir|zeh|eng|engº|engª|drª|dra|exmo|exma|lic|licda|rev|hon|judge|chief|captain|cpt|capt|lt|sgt|maj|smt|shri|adv|pani|kommr|sister|big|old|bu|ibu|pak|bapak|mbak)$/iu;
/** Offices that German and its neighbours put before the name as a title. */
const OFFICES =
  /^(?:(?:kommerzial|hof|berg|medizinal|ökonomie|schul|studien|regierungs|forst|bau|kirchen|justiz|amts)r(?:at|ätin)|ober\p{L}{3,}r(?:at|ätin)|(?:alt)?bürgermeister(?:in)?|obmann|obfrau|direktor(?:in)?|kolleg(?:e|in|en)|meister(?:in)?|pater|hochwürden|vereadora?|ingénieure?|ingenieur(?:in)?|licenciad[oa]|ingenier[oa]|engenheir[oa])$/iu;
/** Titles that are given names as well: "Dom Placide Renson" but "Dom Perrin". */
const NAMES_TOO = /^(?:dom|col|fra|gen|rag)$/iu;
/** What a title is in: "Dipl.-Ing. agr.", "Dr. jur.", "Bergrat h. c.". */
const OF_A_TITLE =
  /^(?:\((?:ret|retd|i\. ?r|em|a\. ?d)\.?\)|(?:jur|med|agr|oec|phil|rer|nat|pol|univ|techn|theol|habil|vet|dent|mont|math|inż|inz|ing|h|c|hc|e|eh|em|lt)\.|-?ing\.?|dr\.?|inż)$/iu;
const SUFFIXES = /^(?:jr|sr|jun|sen|junior|senior|ii|iii|iv|phd|csc|drsc|md|mba|bsc|esq|cpa|msc|llm|eh|hc|obe|mbe)$/iu;
/** What some languages put behind a name to address its bearer. */
const ADDRESSED = /^(?:ma['’]?am|madam|sir|ji|saheb|sahib|sahab|bhai|garu|avargal|bey|hanım|efendi|san|sama|sensei)$/iu;
const YOUNGER = /^(?:jr|jun|junior)$/iu;
const ELDER = /^(?:sr|sen|senior)$/iu;

/** The words of a written name that are no titles before it and no degrees or remarks of age behind it. */
export function piecesOf(name: string): string[] {
  const words = name.split(/\s+/u).filter((word) => word.length > 0);
  const first = words.findIndex((_, at) => !isTitle(words, at));
  const own = first < 0 ? [] : words.slice(first);
  while (own.length > 1 && SUFFIXES.test(bare(own.at(-1) ?? ''))) own.pop();
  while (own.length > 2 && /^\p{L}\.$/u.test(own.at(-1) ?? '') && /^(?:e|h)\.$/iu.test(own.at(-2) ?? ''))
    own.splice(-2);
  return own;
}

/** The name without titles before it, as it stands; a name of nothing but titles is left empty. */
export function withoutTitle(name: string): string {
  const words = withoutAddress(name).trim().split(/\s+/u);
  const first = words.findIndex((_, at) => !isTitle(words, at));
  return first < 0 ? '' : words.slice(first).join(' ');
}

/** "Sujatha" of "sujatha ma'am", "Ramesh" of "ramesh ji". */
export function withoutAddress(name: string): string {
  const [, before, last] = /^(.*\S)[\s-]+(\S+)$/u.exec(name.trim()) ?? [];
  return before && last && ADDRESSED.test(last) ? before : name;
}

/** Whether a name says that its bearer is the elder or the younger of two who share it. */
export function generationOf(name: string): 'elder' | 'younger' | null {
  const words = name
    .split(/[\s,()]+/u)
    .map(bare)
    .slice(1);
  if (words.some((word) => YOUNGER.test(word))) return 'younger';
  return words.some((word) => ELDER.test(word)) ? 'elder' : null;
}

/** Whether the word at a place behind nothing but titles is one more; the M of "M. Keane" may stand for Monsieur; the one of "M. J. Keane" is an initial. */
function isTitle(words: string[], at: number): boolean {
  const word = words[at] ?? '';
  const next = words[at + 1];
  const plain = bare(word);
  if (at > 0 && OF_A_TITLE.test(word)) return true;
  if (plain.length === 1) return TITLES.test(plain) && next !== undefined && bare(next).length > 1;
  if (NAMES_TOO.test(plain)) return next !== undefined && (at > 0 || word.endsWith('.') || words.length - at > 2);
  return (
    TITLES.test(plain) ||
    OFFICES.test(plain) ||
    word.split(/[.-]+/u).every((part) => part === '' || (part.length > 1 && TITLES.test(part)))
  );
}

function bare(word: string): string {
  return word.replace(/[.,]/gu, '');
}
