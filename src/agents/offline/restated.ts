import { addDays, daysBetween } from '../../calendar/calendar';
import { type Dossier } from '../../evidence/dossier.types';
import { datesIn } from '../../evidence/text/dates';
import { type Language } from '../../evidence/text/language';
import { type FoundNumber, numbersIn } from '../../evidence/text/numbers';

/** A term of the contract on record. */
export type Term = 'fee' | 'seats' | 'start' | 'end';

/** A stretch of a text that gives a term of the contract again. */
export interface Restated {
  term: Term;
  start: number;
  end: number;
}

export type RestatedIn = (text: string, language: Language, reference: string | null) => Restated[];

/** Finds where a text gives the terms of this contract: who names its very fee is hardly speaking of anything else. */
export function restatedBy(dossier: Dossier): RestatedIn {
  const { seats, startDate, renewalDate } = dossier.contract;
  const fees = feesOf(dossier);
  const days = new Map<string, Term>([
    ...(startDate === null ? [] : [[startDate, 'start'] as const]),
    ...(renewalDate === null
      ? []
      : ([renewalDate, addDays(renewalDate, -1)] as const).map((day) => [day, 'end'] as const)),
  ]);
  const termOf = (value: number): Term | null =>
    fees.has(value) ? 'fee' : value === seats && value >= FEWEST ? 'seats' : null;
  if (fees.size + days.size === 0 && seats === null) return () => [];
  return (text, language, reference) => {
    const figures = amountsIn(text, language).flatMap(({ value, start, end }) => {
      const term = termOf(value);
      return term === null ? [] : [{ term, start, end }];
    });
    const dates = datesIn(text, { reference, dayFirst: true }).flatMap(({ iso, precision, start, end }) => {
      const term = precision === 'day' ? days.get(iso) : undefined;
      return term === undefined ? [] : [{ term, start, end }];
    });
    return [...figures, ...dates];
  };
}

/** Fewer seats than this are the number of many other things. */
const FEWEST = 13;
/** A smaller amount is that of many other things. */
const LEAST_FEE = 100;

/** "It pays for itself at 16.": nothing counted follows. */
const ENDS = /^(?:[.,;!?)](?!\d)|\s*$|\s(?:grand|thou|out of|flat|a year)(?!\p{L}))/u;

/** The fee a year and for the whole term, and the amount of the opportunity. */
function feesOf({ contract, opportunity }: Dossier): Set<number | null> {
  const { arr, startDate, renewalDate } = contract;
  const years = startDate !== null && renewalDate !== null ? Math.round(daysBetween(startDate, renewalDate) / 365) : 1;
  const fees = [arr, arr === null ? null : arr * years, opportunity?.amount ?? null];
  return new Set(fees.filter((fee) => fee !== null && fee >= LEAST_FEE));
}

/** The numbers of a text, in thousands as well, and pairs of them as people say sums: "fifteen sixty", "nineteen-eight". */
function amountsIn(text: string, language: Language): Pick<FoundNumber, 'value' | 'start' | 'end'>[] {
  const numbers = numbersIn(text, language);
  return numbers.flatMap((number, at) => {
    const { value, start, end, inWords } = number;
    const next = numbers[at + 1];
    const bare = value >= FEWEST && ENDS.test(text.slice(end, end + 9));
    const joined = inWords && next?.inWords && /^[ -]$/.test(text.slice(end, next.start)) ? next : undefined;
    return [
      number,
      ...(bare ? [{ value: value * 1000, start, end }] : []),
      ...(joined ? [{ value: value * 100 + joined.value, start, end: joined.end }] : []),
      ...(joined ? [{ value: value * 1000 + joined.value * 100, start, end: joined.end }] : []),
    ];
  });
}
