import { ORDINALS } from './date.words';
import { numbersIn } from './numbers';
import { PARTS_OF_A_WHOLE } from './parts.words';

/** A measure put in words instead of a number and a unit, with its place in the text. */
export interface SpokenMeasure {
  value: number;
  unit: 'minutes' | 'percent';
  start: number;
  end: number;
}

interface Wording {
  value: number;
  unit: SpokenMeasure['unit'];
  words: string;
}

/** Fractions of hours and shares of a whole as people say them; the longer wording stands first. */
const WORDINGS: Wording[] = [
  {
    value: 90,
    unit: 'minutes',
    words:
      "(?:an? )?hour and a half|one and a half hours|hora y media|(?:uma )?hora e meia|(?:une )?heure et demie|anderthalb stund(?:en)?|eineinhalb stund(?:en)?|(?:un['’])?ora e mezz[oa]|anderhalf uur",
  },
  {
    value: 75,
    unit: 'minutes',
    words:
      "(?:an |one )?hour and a quarter|(?:una )?hora y cuarto|(?:uma )?hora e um quarto|(?:une )?heure et quart|fünfviertelstunden?|fünf viertelstunden|eineinviertel stunden|(?:un['’])?ora e un quarto",
  },
  {
    value: 45,
    unit: 'minutes',
    words:
      "three[- ]quarters of an hour|tres cuartos de hora|três quartos de hora|trois quarts d['’]heure|dreiviertelstunde|drei viertelstunden|tre quarti d['’]ora|drie kwartier",
  },
  {
    value: 30,
    unit: 'minutes',
    words:
      "half an hour|half[- ]hour|media hora|meia hora|(?:une )?demi-heure|halbe[nr]? stunde|mezz['’]ora|(?:een )?half uur|halfuur",
  },
  {
    value: 15,
    unit: 'minutes',
    words:
      "(?:a )?quarter of an hour|(?:un )?cuarto de hora|(?:um )?quarto de hora|(?:un )?quart d['’]heure|viertelstunde?|(?:un )?quarto d['’]ora|kwartier",
  },
  ...PARTS_OF_A_WHOLE,
];
const PATTERNS = WORDINGS.map(({ words, ...measure }) => ({
  measure,
  pattern: new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu'),
}));

/** "a quarter of an hour" is 15 minutes, "drei Viertel der Mitarbeitenden" 75 percent. Linear in the text. */
export function spokenMeasuresIn(text: string): SpokenMeasure[] {
  const found: SpokenMeasure[] = [];
  for (const { measure, pattern } of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!found.some((each) => start < each.end && each.start < end)) found.push({ ...measure, start, end });
    }
  return [...found, ...everyNthIn(text)].sort((a, b) => a.start - b.start);
}

/** "jede neunte Krone", "every twenty-fifth crown", "elke vijfde": a share; "every second Monday" and "every third week" are a rhythm. */
function everyNthIn(text: string): SpokenMeasure[] {
  return [...text.matchAll(EVERY_NTH)].flatMap((match) => {
    const nth = ordinalOf((match[1] ?? '').toLowerCase());
    const end = match.index + match[0].length;
    return nth === null || nth < 2 || RHYTHM.test(text.slice(end))
      ? []
      : [{ value: 100 / nth, unit: 'percent', start: match.index, end } satisfies SpokenMeasure];
  });
}

const EVERY_NTH =
  /(?<![\p{L}])(?:every|jede[rsmn]?|elke|iedere)\s+(\d+(?:st|nd|rd|th|\.|e|ste|de)|\p{L}+(?:-\p{L}+)?)(?![\p{L}])/giu;

const RHYTHM =
  /^\s+(?:\p{L}+\s+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|shifts?|nights?|mornings?|evenings?|weekends?|\p{L}*days?|sekunde|minute|stunde|tag|woche|monat|quartal|jahr|schicht|nacht|morgen|abend|mal|\p{L}*tag|mittwoch|wochenende|uur|dag|week|maand|kwartaal|jaar|dienst|nacht|ochtend|avond|keer|\p{L}*dag)(?![\p{L}])/iu;

function ordinalOf(word: string): number | null {
  const digits = /^\d+/.exec(word);
  if (digits) return Number(digits[0]);
  if (word === 'second') return null;
  const listed = ORDINALS.get(word) ?? IRREGULAR.get(word);
  if (listed !== undefined) return listed;
  for (const [ending, language] of ENDINGS) {
    const stem = word.replace(ending, '');
    const [number] = stem === word ? [] : numbersIn(stem, language);
    if (number?.start === 0 && number.end === stem.length && Number.isInteger(number.value)) return number.value;
  }
  return null;
}

/** Ordinals whose stem is no number word; "every second" is more often a time than a share. */
const IRREGULAR = new Map([
  ['dritte', 3],
  ['dritter', 3],
  ['drittes', 3],
  ['siebte', 7],
  ['siebter', 7],
  ['achte', 8],
  ['achter', 8],
  ['achtste', 8],
  ['derde', 3],
  ['hundredth', 100],
  ['fiftieth', 50],
  ['fortieth', 40],
]);
const ENDINGS: [RegExp, 'de' | 'nl'][] = [
  [/te[rsnm]?$/u, 'de'],
  [/ste[rsnm]?$/u, 'de'],
  [/(?:ste|de)$/u, 'nl'],
];
