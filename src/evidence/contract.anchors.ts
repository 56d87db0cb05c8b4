import {
  conflicting,
  concrete,
  doubtsOf,
  byStanding,
  missing,
  NOBODY_SAYS,
  quotesOf,
  vague,
  type SupportedClaim,
  type Verdict,
} from './anchor.verdict';
import { type Dossier } from './dossier.types';
import { valueInWords } from './drafting/anchor.wording';
import { type AnchorValue, type ArrValue, type ContractTermValue, type Evidence } from './evidence.types';
import { daysBetween } from '../calendar/calendar';
import { type ClaimOf } from './extraction';

interface Source<Value> {
  value: Value;
  evidence: Evidence[];
}

/** Start, renewal and notice: known from the record or an order form, conflicting where two sources disagree. */
export function judgeTerm(dossier: Dossier, claims: SupportedClaim<ClaimOf<'contractTerm'>>[]): Verdict {
  const { startDate, renewalDate, noticePeriodDays } = dossier.contract;
  const sources: Source<ContractTermValue>[] = [];
  if (startDate !== null || renewalDate !== null) {
    sources.push({
      value: { startDate, renewalDate, noticePeriodDays },
      evidence: record([
        ['startDate', startDate],
        ['renewalDate', renewalDate],
        ['noticePeriodDays', noticePeriodDays],
      ]),
    });
  }
  for (const claim of byStanding(claims, 'stated', 'disputed'))
    sources.push({ value: claim.value, evidence: claim.evidence });
  return judge('contractTerm', sources, claims, {
    agree: sameTerm,
    join: (a, b) => ({
      startDate: a.startDate ?? b.startDate,
      renewalDate: a.renewalDate ?? b.renewalDate,
      noticePeriodDays: a.noticePeriodDays ?? b.noticePeriodDays,
    }),
    complete: (term) =>
      term.startDate === null
        ? 'The start of the contract is not known.'
        : term.renewalDate === null
          ? 'The renewal date is not known.'
          : term.renewalDate <= term.startDate
            ? 'The renewal date is not after the start.'
            : null,
  });
}

/** The yearly amount, and the deal's where that is another. */
export function judgeArr(dossier: Dossier, claims: SupportedClaim<ClaimOf<'arr'>>[]): Verdict {
  const { arr, currency, startDate, renewalDate } = dossier.contract;
  const sources: Source<ArrValue>[] = [];
  if (arr !== null)
    sources.push({
      value: { amount: arr, currency },
      evidence: record([
        ['arr', arr],
        ['currency', currency],
      ]),
    });
  for (const claim of byStanding(claims, 'stated', 'disputed')) {
    if (claim.value.amount !== null)
      sources.push({ value: { amount: claim.value.amount, currency: claim.value.currency }, evidence: claim.evidence });
  }
  const deal = dossier.opportunity?.amount ?? null;
  if (deal !== null && arr !== null && !isYearlyShare(deal, arr, startDate, renewalDate)) {
    sources.push({
      value: { amount: deal, currency },
      evidence: [{ record: 'opportunity', field: 'amount', value: deal }],
    });
  }
  return judge('arr', sources, claims, {
    agree: (a, b) =>
      Math.abs(a.amount - b.amount) <= Math.max(1, Math.abs(a.amount) * 0.002) &&
      (a.currency === null || b.currency === null || a.currency === b.currency),
    join: (a, b) => ({ amount: a.amount, currency: a.currency ?? b.currency }),
    complete: (value) =>
      value.currency === null
        ? 'The currency of the yearly amount is not known.'
        : value.amount <= 0
          ? 'The yearly amount is not positive.'
          : null,
  });
}

/** The seats by the same rules. */
export function judgeSeats(dossier: Dossier, claims: SupportedClaim<ClaimOf<'seats'>>[]): Verdict {
  const sources: Source<number>[] = [];
  if (dossier.contract.seats !== null)
    sources.push({ value: dossier.contract.seats, evidence: record([['seats', dossier.contract.seats]]) });
  for (const claim of byStanding(claims, 'stated', 'disputed')) {
    if (claim.value.seats !== null) sources.push({ value: claim.value.seats, evidence: claim.evidence });
  }
  return judge('seats', sources, claims, {
    agree: (a, b) => a === b,
    join: (a) => a,
    complete: (seats) =>
      Number.isInteger(seats) && seats > 0 ? null : 'The number of seats is not a positive whole number.',
  });
}

interface Rules<Value> {
  agree(a: Value, b: Value): boolean;
  join(a: Value, b: Value): Value;
  /** What is still missing from the value, or null. */
  complete(value: Value): string | null;
}

type ContractKey = 'contractTerm' | 'arr' | 'seats';

function judge<Value extends AnchorValue>(
  key: ContractKey,
  sources: Source<Value>[],
  claims: SupportedClaim[],
  rules: Rules<Value>,
): Verdict {
  const hints = byStanding(claims, 'hedged', 'hearsay', 'planned', 'denied');
  const [first, ...others] = sources;
  if (!first) {
    if (hints.length === 0) return missing(NOBODY_SAYS[key]);
    return vague(null, quotesOf(hints), [
      'It is only hinted at in talk; no record and no order form gives it.',
      ...doubtsOf(hints),
    ]);
  }
  const candidates: Source<Value>[] = [{ ...first, evidence: [...first.evidence] }];
  for (const source of others) {
    const same = candidates.find((candidate) => rules.agree(candidate.value, source.value));
    if (same) {
      same.value = rules.join(same.value, source.value);
      same.evidence.push(...source.evidence);
    } else candidates.push({ ...source, evidence: [...source.evidence] });
  }
  const evidence = candidates.flatMap((candidate) => candidate.evidence);
  if (candidates.length > 1) {
    const values = candidates.map(({ value }) => value);
    return conflicting(values, evidence, [
      `The sources disagree: ${values.map(valueInWords).join(' against ')}.`,
      ...doubtsOf(claims),
    ]);
  }
  const [only] = candidates;
  const value = only?.value ?? first.value;
  const lacking = rules.complete(value);
  if (lacking !== null) return vague(value, evidence, [lacking]);
  const against = byStanding(claims, 'denied');
  if (against.length > 0) return vague(value, [...evidence, ...quotesOf(against)], doubtsOf(against));
  return concrete(value, evidence);
}

function sameTerm(a: ContractTermValue, b: ContractTermValue): boolean {
  const same = (x: string | number | null, y: string | number | null) => x === null || y === null || x === y;
  return (
    same(a.startDate, b.startDate) && same(a.renewalDate, b.renewalDate) && same(a.noticePeriodDays, b.noticePeriodDays)
  );
}

/** Whether the deal's amount is the yearly amount or that amount times the whole years of the term. */
function isYearlyShare(deal: number, arr: number, startDate: string | null, renewalDate: string | null): boolean {
  const years = startDate && renewalDate ? Math.round(daysBetween(startDate, renewalDate) / 365.25) : 1;
  const near = (wanted: number) => Math.abs(deal - wanted) <= Math.max(1, wanted * 0.01);
  return near(arr) || (years > 1 && near(arr * years));
}

function record(fields: [string, string | number | null][]): Evidence[] {
  return fields.filter(([, value]) => value !== null).map(([field, value]) => ({ record: 'contract', field, value }));
}
