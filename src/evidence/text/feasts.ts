import { type FoundDate } from './dates';

/** Names of one feast in the languages read, and the day it falls on. */
interface Feast {
  names: string;
  on: (year: number) => Date;
}

const fixed = (month: number, day: number) => (year: number) => new Date(Date.UTC(year, month - 1, day));
const fromEaster = (days: number) => (year: number) => new Date(easter(year).getTime() + days * DAY);
/** The nth such weekday of a month, Sunday being 0. */
const nth = (count: number, weekday: number, month: number) => (year: number) => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return new Date(Date.UTC(year, month - 1, 1 + ((weekday - first + 7) % 7) + (count - 1) * 7));
};
const DAY = 86_400_000;

/** Feasts that people name instead of a day; the longer name stands first. */
const FEASTS: Feast[] = [
  {
    names:
      'christmas eve|heiligabend|heiligen abend|nochebuena|véspera de natal|veille de noël|vigilia di natale|kerstavond',
    on: fixed(12, 24),
  },
  {
    names: 'christmas(?! eve)(?: day)?|xmas|weihnachten|navidad(?:es)?|natal|noël|natale|kerst(?:mis)?',
    on: fixed(12, 25),
  },
  {
    names:
      "new year['’]?s eve|hogmanay|silvester|nochevieja|fin de año|réveillon|saint-sylvestre|san silvestro|oudejaar(?:savond)?",
    on: fixed(12, 31),
  },
  { names: 'epiphany|dreikönige?|reyes magos|dia de reis|épiphanie|epifania|driekoningen', on: fixed(1, 6) },
  { names: "valentine['’]?s(?: day)?|valentinstag|san valentín|san valentino|saint-valentin", on: fixed(2, 14) },
  { names: 'may day|tag der arbeit|fête du travail|festa dei lavoratori', on: fixed(5, 1) },
  {
    names: "all saints(?:['’] day)?|allerheiligen|todos los santos|todos os santos|la toussaint|ognissanti",
    on: fixed(11, 1),
  },
  { names: 'halloween', on: fixed(10, 31) },
  { names: "st\\.? martin['’]?s(?: day)?|martinstag|san martino|saint-martin", on: fixed(11, 11) },
  { names: 'ferragosto', on: fixed(8, 15) },
  { names: 'labor day', on: nth(1, 1, 9) },
  { names: 'thanksgiving', on: nth(4, 4, 11) },
  { names: 'ash wednesday|aschermittwoch|miércoles de ceniza', on: fromEaster(-46) },
  {
    names: 'good friday|karfreitag|viernes santo|sexta-feira santa|vendredi saint|venerdì santo|goede vrijdag',
    on: fromEaster(-2),
  },
  { names: 'easter(?: sunday| monday)?|ostern|pascua|páscoa|pâques|pasqua|pasen', on: fromEaster(0) },
  { names: 'ascension(?: day)?|christi himmelfahrt|hemelvaart(?:sdag)?', on: fromEaster(39) },
  { names: 'whitsun|pentecost|pfingsten|pentecostés|pentecostes|pentecôte|pentecoste|pinksteren', on: fromEaster(49) },
];
const PATTERNS = FEASTS.map(({ names, on }) => ({
  on,
  pattern: new RegExp(
    `(?<![\\p{L}])(?:${names})(?![\\p{L}-])(?:,?\\s+(?:of\\s+|de\\s+|del\\s+)?((?:19|20)\\d{2})(?!\\d))?`,
    'giu',
  ),
}));

/** "by Christmas Eve", "avant Pâques", "bis Pfingsten 2027": the next such day on or after the reference, which has to be known. */
export function feastsIn(text: string, reference: string | null): FoundDate[] {
  if (reference === null) return [];
  return PATTERNS.flatMap(({ pattern, on }) =>
    [...text.matchAll(pattern)].map((match): FoundDate => {
      const year = Number(match[1] ?? reference.slice(0, 4));
      const first = isoOf(on(year));
      return {
        iso: match[1] !== undefined || first >= reference ? first : isoOf(on(year + 1)),
        start: match.index,
        end: match.index + match[0].length,
        precision: 'day',
        yearWritten: match[1] !== undefined,
        alternate: null,
      };
    }),
  );
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easter(year: number): Date {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return new Date(Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1));
}
