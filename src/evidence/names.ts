const TITLES =
  /^(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|dame|herr|frau|hr|fr|ing|dipl|mag|don|doña|sr|sra|srta|señor|señora|senhor|senhora|dott|dottor|dottoressa|sig|signor|signora|avv|m|mme|mlle|monsieur|madame|mevrouw|meneer|dhr|mevr|drs|ir|eng|engº|lic|rev|hon|judge|chief|captain|cpt)\.?$/iu;
const SUFFIXES = /^(?:jr|sr|ii|iii|iv|phd|md|mba|esq|cpa|msc)\.?$/iu;

/** Lower-case name parts without titles and accents, so that "Dr. Ulrich Feldmann" and "ULRICH FELDMANN" compare equal. */
export function nameParts(name: string): string[] {
  const known = PARTS.get(name);
  if (known) return known;
  if (PARTS.size > 5_000) PARTS.clear();
  const parts = name
    .replace(NICKNAME, ' ')
    .replace(/[(),"“”].*$/u, '')
    .split(/[\s.]+/u)
    .filter((part) => part.length > 0)
    .filter((part, at, all) => !isTitle(part, all[at + 1]) && !SUFFIXES.test(part))
    .map((part) => (part === 'Mª' ? 'maria' : fold(part)));
  PARTS.set(name, parts);
  return parts;
}
/** The M of "M. Keane" may stand for Monsieur; the one of "M. J. Keane" is an initial. */
function isTitle(part: string, next: string | undefined): boolean {
  return TITLES.test(part) && !(part.length === 1 && next?.length === 1);
}

/** Katherine "Kit" Moran: what she is called, between the names. */
const NICKNAME = /(?<=\S\s)["“(]([^"”()]{2,20})["”)](?=\s\S)/u;

/** The same few names are compared over and over. */
const PARTS = new Map<string, string[]>();

/** Without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, "'");
}

/** The name without a title before it. */
export function withoutTitle(name: string): string {
  const parts = name.trim().split(/\s+/u);
  while (parts.length > 1 && isTitle((parts[0] ?? '').replace(/\.$/u, ''), parts[1]?.replace(/\.$/u, '')))
    parts.shift();
  return parts.join(' ');
}

/**
 * Whether two written names may be one person's: equal, one a part of the other ("Priya", "Raman"), an initial for the
 * first or the last name ("A. Monk", "Priya R."), or a customary short form ("Theo" for Theodora). Two different full names never are.
 */
export function samePerson(a: string, b: string): boolean {
  return [a, ...calledIn(a)].some((left) => [b, ...calledIn(b)].some((right) => sameWritten(left, right)));
}

/** "Kit Moran" for Katherine "Kit" Moran. */
function calledIn(name: string): string[] {
  const called = NICKNAME.exec(name)?.[1];
  return called ? [`${called} ${name.trim().split(/\s+/u).at(-1) ?? ''}`] : [];
}

function sameWritten(a: string, b: string): boolean {
  const [left, right] = [nameParts(a), nameParts(b)];
  if (left.length === 0 || right.length === 0) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length === 1) return long.some((part) => part === short[0]) || shortFormOf(short[0] ?? '', long[0] ?? '');
  if (short.every((part) => long.includes(part))) return true;
  const [given = '', full = ''] = [short[0], long[0]];
  const [family, other] = [short.at(-1) ?? '', long.at(-1) ?? ''];
  if (family.length === 1 || (other.length === 1 && short.length > 1))
    return given === full && (family.startsWith(other) || other.startsWith(family));
  if (initialsOf(family) === other || initialsOf(other) === family)
    return given === full || shortFormOf(given, full) || shortFormOf(full, given);
  const sameFamily =
    family === other ||
    long.slice(1).includes(family) ||
    doubleBarrelled(family, other) ||
    doubleBarrelled(other, family);
  if (sameFamily)
    return (
      SHORT_FORMS[given]?.includes(`${full} ${long[1] ?? ''}`) === true ||
      given === full ||
      given === full[0] ||
      full === given[0] ||
      initialsOf(given) === full ||
      initialsOf(full) === given ||
      shortFormOf(given, full) ||
      shortFormOf(full, given)
    );
  return false;
}

/** "hollis-wright" has "hollis" for its first half. */
function doubleBarrelled(family: string, half: string): boolean {
  return half.length > 2 && family.includes('-') && family.split('-').includes(half);
}

/** "j-b" for jean-baptiste. */
function initialsOf(given: string): string | null {
  return given.includes('-') && given.length > 3
    ? given
        .split('-')
        .map((part) => part.charAt(0))
        .join('-')
    : null;
}

const SHORT_FORMS: Record<string, string[]> = {
  bill: ['william'],
  will: ['william'],
  bob: ['robert'],
  rob: ['robert'],
  dick: ['richard'],
  rick: ['richard'],
  jim: ['james'],
  jack: ['john'],
  peggy: ['margaret'],
  maggie: ['margaret'],
  meg: ['margaret'],
  liz: ['elizabeth'],
  beth: ['elizabeth'],
  betty: ['elizabeth'],
  kate: ['katherine', 'catherine', 'katarina'],
  kathy: ['katherine', 'catherine'],
  ted: ['edward', 'theodore'],
  ned: ['edward'],
  tony: ['anthony', 'antonio'],
  chuck: ['charles'],
  hank: ['henry'],
  billie: ['wilhelmina'],
  pepa: ['josefa', 'maria jose'],
  ray: ['raymond'],
  harry: ['henry', 'harold'],
  sandy: ['alexandra', 'alexander', 'sandra'],
  sasha: ['alexander', 'alexandra', 'aleksandr'],
  pepe: ['jose'],
  paco: ['francisco'],
  pancho: ['francisco'],
  kiko: ['francisco'],
  nacho: ['ignacio'],
  lola: ['dolores'],
  concha: ['concepcion'],
  charo: ['rosario'],
  chema: ['jose'],
  lupe: ['guadalupe'],
  lupita: ['guadalupe'],
  tiao: ['sebastiao'],
  gus: ['angus', 'augustus'],
  bex: ['rebecca'],
  kit: ['katherine', 'christopher'],
  chris: ['christina', 'kristina'],
  nell: ['eleanor', 'helen'],
  polly: ['mary'],
  hetty: ['henrietta'],
  tilda: ['mathilde'],
  mimi: ['miriam', 'emilia'],
  moni: ['monika'],
  guga: ['gustavo'],
  duda: ['eduarda', 'eduardo'],
  xavi: ['xavier'],
  curro: ['francisco'],
  tere: ['teresa'],
  nena: ['magdalena'],
  quique: ['enrique'],
  beto: ['alberto', 'roberto'],
  toni: ['antonia', 'antonio', 'anton'],
  uli: ['ulrich', 'ulrike'],
  hansi: ['johann', 'johannes'],
  sepp: ['josef'],
  wolle: ['wolfgang'],
  gigi: ['luigi', 'luisa'],
  gianni: ['giovanni'],
  beppe: ['giuseppe'],
  pippo: ['filippo'],
  ze: ['jose'],
  chico: ['francisco'],
  nando: ['fernando'],
  kees: ['cornelis'],
  wim: ['willem'],
  jaap: ['jacob'],
  mike: ['michael'],
  mick: ['michael'],
  nick: ['nicholas', 'nicolas', 'dominick'],
  steph: ['stephanie', 'stephen'],
  dave: ['david'],
  joe: ['joseph'],
  jenny: ['jennifer'],
  becky: ['rebecca'],
  andy: ['andrew', 'andreas'],
  drew: ['andrew'],
  alex: ['alexander', 'alexandra', 'alejandro', 'alejandra'],
  gabi: ['gabriele', 'gabriela'],
  fede: ['federico', 'federica'],
  mili: ['milagros'],
  pippa: ['philippa'],
  becca: ['rebecca'],
  abby: ['abigail'],
  gail: ['abigail'],
  molly: ['mary', 'margaret'],
  daisy: ['margaret'],
  sally: ['sarah'],
  nan: ['anne', 'nancy'],
  libby: ['elizabeth'],
  lottie: ['charlotte'],
  trish: ['patricia'],
  ricky: ['richard', 'enrique'],
  rolf: ['rudolf'],
  conny: ['cornelia', 'konrad'],
  gitte: ['birgitte', 'birgit'],
  resi: ['theresia', 'therese'],
  maite: ['maria teresa'],
  chus: ['jesus'],
  chelo: ['consuelo'],
  mariluz: ['maria luz'],
  tonho: ['antonio'],
  toninho: ['antonio'],
};

/** "Theo" for Theodora, "Bola" for Abimbola: a customary short form, or the beginning or the end of the given name. */
export function shortFormOf(short: string, full: string): boolean {
  if (short.length < 2 || full.length < 3 || short === full) return false;
  if (SHORT_FORMS[short]?.includes(full)) return true;
  const stem = short.replace(/(?:ie|y|i|o)$/u, '').replace(/(\p{L})\1$/u, '$1');
  return (
    (short.length >= 3 && full.startsWith(short)) ||
    (short.length >= 4 && full.endsWith(short)) ||
    (stem.length >= 3 && full.startsWith(stem) && full.length >= short.length)
  );
}
