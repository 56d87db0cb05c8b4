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
      "(?:an? )?hour and a half|one and a half hours|hora y media|(?:uma )?hora e meia|(?:une )?heure et demie|anderthalb stunden|eineinhalb stunden|(?:un['’])?ora e mezz[oa]|anderhalf uur",
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
      "(?:a )?quarter of an hour|(?:un )?cuarto de hora|(?:um )?quarto de hora|(?:un )?quart d['’]heure|viertelstunde|(?:un )?quarto d['’]ora|kwartier",
  },
  {
    value: 75,
    unit: 'percent',
    words:
      'three[- ]quarters of|tres cuart[ao]s? (?:partes )?de|três quartos d[aeo]s?|trois quarts des?|drei viertel(?! stunde| jahr)|tre quarti de[gil]\\p{L}*|driekwart van',
  },
  {
    value: 50,
    unit: 'percent',
    words:
      'half of|half (?:the|our) \\p{L}+s|la mitad de|metade d[aeo]s?|la moitié des?|die hälfte der|der hälfte der|la metà de[gil]\\p{L}*|de helft van',
  },
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
  return found.sort((a, b) => a.start - b.start);
}

/** What joins the two numbers of "seven in ten", "9 von 10", "nueve de cada diez". */
export const RATIO = /^\s*(?:in|out of(?: every)?|of every|von|de cada|em cada|sur|su|op de|op|auf)\s*$/iu;
/** Wholes a share is told of. */
export const WHOLES = new Set([5, 10, 20, 100]);
