import { z } from 'zod';
import { type Anchor, type AnchorKey, type Evidence } from '../evidence/evidence.types';
import { amount, calendarDate, noticePeriod, headcount } from '../evidence/limits';
import { type ContractRow } from '../store/entities';

type Fillable = Pick<ContractRow, 'startDate' | 'renewalDate' | 'noticePeriodDays' | 'arr' | 'currency' | 'seats'>;
type Found = { values: Partial<Fillable>; evidence: Record<string, Evidence[]> };

const Term = z.object({
  startDate: calendarDate.nullable(),
  renewalDate: calendarDate.nullable(),
  noticePeriodDays: noticePeriod.nullable(),
});
const Arr = z.object({ amount, currency: z.string().nullable() });
const Seats = headcount;

/** What concrete anchors know of the fields that the contract leaves empty; a value that does not fit the others is left. */
export function valuesFromAnchors(anchors: Anchor[], contract: Partial<Fillable> | null): Found {
  const found: Found = { values: {}, evidence: {} };
  for (const { key, status, value, evidence } of anchors) {
    if (status !== 'concrete') continue;
    for (const [field, known] of Object.entries(fitting(fieldsOf(key, value), contract ?? {}))) {
      if (known === null || (contract && (contract[field as keyof Fillable] ?? null) !== null)) continue;
      found.values = { ...found.values, [field]: known };
      found.evidence[field] = evidence;
    }
  }
  return found;
}

function fieldsOf(key: AnchorKey, value: unknown): Partial<Fillable> {
  if (key === 'contractTerm') return Term.safeParse(value).data ?? {};
  if (key === 'seats') return { seats: Seats.safeParse(value).data ?? null };
  const arr = key === 'arr' ? Arr.safeParse(value).data : undefined;
  return arr ? { arr: arr.amount, currency: arr.currency } : {};
}

/** An amount in another currency than the contract's, or a term that would end before it starts, fills nothing. */
function fitting(fields: Partial<Fillable>, contract: Partial<Fillable>): Partial<Fillable> {
  const { startDate, renewalDate } = { ...fields, ...withoutNulls(contract) };
  if (startDate && renewalDate && renewalDate <= startDate) return {};
  if (fields.currency && contract.currency && fields.currency !== contract.currency) return {};
  return fields;
}

function withoutNulls(contract: Partial<Fillable>): Partial<Fillable> {
  return Object.fromEntries(Object.entries(contract).filter(([, value]) => value !== null));
}
