import { type KnownLanguage } from './language';

const list = (words: string, values: number[]): [string, number][] =>
  words.split(' ').map((word, at): [string, number] => [word, values[at] ?? 0]);
const upTo = (last: number) => Array.from({ length: last + 1 }, (_, value) => value);
const TENS = [20, 30, 40, 50, 60, 70, 80, 90];

/** Longest first within a language, so that compounds split at the longest known part. */
const sorted = (...lists: [string, number][][]): [string, number][] =>
  lists.flat().sort((a, b) => b[0].length - a[0].length);

/**
 * Number words. Articles that double as "one" (un, ein, een, um) are left out: they are nearly always articles.
 */
export const NUMBER_WORDS: Record<KnownLanguage, [string, number][]> = {
  en: sorted(
    list(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      upTo(19),
    ),
    list('twenty thirty forty fifty sixty seventy eighty ninety', TENS),
    [
      ['fourty', 40],
      ['hundred', 100],
      ['thousand', 1000],
      ['lakh', 1e5],
      ['million', 1e6],
      ['crore', 1e7],
    ],
  ),
  es: sorted(
    list(
      'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
      upTo(19),
    ),
    list('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', TENS),
    list(
      'veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
      [21, 22, 23, 24, 25, 26, 27, 28, 29],
    ),
    list(
      'cien ciento doscientos doscientas trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos seiscientas setecientos setecientas ochocientos ochocientas novecientos novecientas',
      [100, 100, 200, 200, 300, 300, 400, 400, 500, 500, 600, 600, 700, 700, 800, 800, 900, 900],
    ),
    [
      ['decena', 10],
      ['veintena', 20],
      ['treintena', 30],
      ['centenar', 100],
    ],
    [
      ['mil', 1000],
      ['millón', 1e6],
      ['millones', 1e6],
      ['veintiún', 21],
      ['dieciseis', 16],
    ],
  ),
  pt: sorted(
    list(
      'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
      upTo(19),
    ).filter(([word]) => word !== 'um'),
    list('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa', TENS),
    list(
      'cem cento duzentos duzentas trezentos trezentas quatrocentos quatrocentas quinhentos quinhentas seiscentos seiscentas setecentos setecentas oitocentos oitocentas novecentos novecentas',
      [100, 100, 200, 200, 300, 300, 400, 400, 500, 500, 600, 600, 700, 700, 800, 800, 900, 900],
    ),
    [
      ['dezena', 10],
      ['vintena', 20],
      ['centena', 100],
    ],
    [
      ['duas', 2],
      ['quatorze', 14],
      ['dezasseis', 16],
      ['dezassete', 17],
      ['dezanove', 19],
      ['mil', 1000],
      ['milhão', 1e6],
      ['milhões', 1e6],
    ],
  ),
  fr: sorted(
    list(
      'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
      upTo(16),
    ).filter(([word]) => word !== 'un'),
    list('vingt trente quarante cinquante soixante septante huitante nonante', TENS),
    [
      ['dizaine', 10],
      ['quinzaine', 15],
      ['vingtaine', 20],
      ['trentaine', 30],
      ['quarantaine', 40],
      ['cinquantaine', 50],
      ['soixantaine', 60],
      ['centaine', 100],
      ['millier', 1000],
    ],
    [
      ['vingts', 20],
      ['octante', 80],
      ['cent', 100],
      ['cents', 100],
      ['mille', 1000],
      ['million', 1e6],
      ['millions', 1e6],
    ],
  ),
  de: sorted(
    list(
      'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
      upTo(19),
    ),
    list('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig', TENS),
    [
      ['dreissig', 30],
      ['anderthalb', 1.5],
      ['zwo', 2],
      ['einund', 1],
      ['einhundert', 100],
      ['eintausend', 1000],
      ['hundert', 100],
      ['tausend', 1000],
      ['million', 1e6],
      ['millionen', 1e6],
    ],
  ),
  it: sorted(
    list(
      'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
      upTo(19),
    ),
    list('venti trenta quaranta cinquanta sessanta settanta ottanta novanta', TENS),
    list('vent trent quarant cinquant sessant settant ottant novant', TENS),
    [
      ['decina', 10],
      ['quindicina', 15],
      ['ventina', 20],
      ['trentina', 30],
      ['quarantina', 40],
      ['cinquantina', 50],
      ['sessantina', 60],
      ['centinaio', 100],
      ['migliaio', 1000],
    ],
    [
      ['tré', 3],
      ['cento', 100],
      ['mille', 1000],
      ['mila', 1000],
      ['milione', 1e6],
      ['milioni', 1e6],
    ],
  ),
  nl: sorted(
    list(
      'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
      upTo(19),
    ),
    list('twintig dertig veertig vijftig zestig zeventig tachtig negentig', TENS),
    [
      ['anderhalf', 1.5],
      ['anderhalve', 1.5],
      ['tiental', 10],
      ['vijftiental', 15],
      ['twintigtal', 20],
      ['dertigtal', 30],
      ['veertigtal', 40],
      ['vijftigtal', 50],
      ['honderdtal', 100],
    ],
    [
      ['eenen', 1],
      ['honderd', 100],
      ['duizend', 1000],
      ['miljoen', 1e6],
    ],
  ),
};

const TABLES = new Map<KnownLanguage, Map<string, number>>();
const ELIDED = new Set([
  'vent',
  'trent',
  'quarant',
  'cinquant',
  'sessant',
  'settant',
  'ottant',
  'novant',
  'einund',
  'eenen',
]);

/** Number words that stand alone as a word. */
export function numberTable(language: KnownLanguage): Map<string, number> {
  let table = TABLES.get(language);
  if (!table) {
    table = new Map(NUMBER_WORDS[language].filter(([word]) => !ELIDED.has(word)));
    TABLES.set(language, table);
  }
  return table;
}

export const COMPOUND_LANGUAGES = new Set<KnownLanguage>(['de', 'it', 'nl']);

/** Words that may stand between the parts of one number ("two hundred and six", "cento e dez"). */
export const JOINING_WORDS: Record<KnownLanguage, Set<string>> = {
  en: new Set(['and']),
  es: new Set(['y']),
  pt: new Set(['e']),
  fr: new Set(['et']),
  de: new Set(['und']),
  it: new Set(['e']),
  nl: new Set(['en', 'ën']),
};

/** Articles that are "one" only at the end of a larger number: "trinta e uma", "trente et un". */
export const JOINED_ONES: Partial<Record<KnownLanguage, Set<string>>> = {
  es: new Set(['un', 'una']),
  pt: new Set(['um', 'uma']),
  fr: new Set(['un', 'une']),
};

/** Twelve where it stands alone, a multiplier behind a number ("three dozen"), and no number alone in the plural ("dozens"). */
export const DOZENS: Record<KnownLanguage, { one: string; many: string; half: RegExp }> = {
  en: { one: 'dozen', many: 'dozens', half: /half a[ ]$/iu },
  de: { one: 'dutzend', many: 'dutzende', half: /halbes?[ ]$/iu },
  fr: { one: 'douzaine', many: 'douzaines', half: /demi[- ]$/iu },
  es: { one: 'docena', many: 'docenas', half: /medi[oa][ ]$/iu },
  pt: { one: 'dúzia', many: 'dúzias', half: /mei[oa][ ]$/iu },
  it: { one: 'dozzina', many: 'dozzine', half: /mezz[oa][ ]$/iu },
  nl: { one: 'dozijn', many: 'dozijnen', half: /half[ ]$/iu },
};

/** "zweieinhalb", "sechsdreiviertel", "drieënhalf": parts of one that count only at the end of a compound. */
export const HALVES_IN_COMPOUNDS: Partial<Record<KnownLanguage, [string, number][]>> = {
  de: [
    ['dreiviertel', 0.75],
    ['einviertel', 0.25],
    ['einhalb', 0.5],
  ],
  nl: [
    ['eenhalf', 0.5],
    ['half', 0.5],
  ],
};

export const DECIMAL_WORDS: Record<KnownLanguage, Set<string>> = {
  en: new Set(['point']),
  es: new Set(['coma', 'punto']),
  pt: new Set(['vírgula', 'ponto']),
  fr: new Set(['virgule']),
  de: new Set(['komma']),
  it: new Set(['virgola']),
  nl: new Set(['komma']),
};

export const MAGNITUDES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  tsd: 1e3,
  mil: 1e3,
  mille: 1e3,
  mila: 1e3,
  duizend: 1e3,
  millier: 1e3,
  milliers: 1e3,
  milhares: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millón: 1e6,
  millones: 1e6,
  milhão: 1e6,
  milhões: 1e6,
  millionen: 1e6,
  milione: 1e6,
  milioni: 1e6,
  miljoen: 1e6,
  lakh: 1e5,
  lakhs: 1e5,
  lacs: 1e5,
  lac: 1e5,
  cr: 1e7,
  crore: 1e7,
  crores: 1e7,
  bn: 1e9,
  dozen: 12,
  dutzend: 12,
  douzaines: 12,
  docenas: 12,
  dúzias: 12,
  dozzine: 12,
  dozijn: 12,
};
