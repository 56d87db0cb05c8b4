import { z } from 'zod';
import { SIGNAL_NAMES } from '../scoring';

/** Signals whose value is a number; a table of numbers can stand for these only. */
const NUMERIC = SIGNAL_NAMES.filter((name) => name !== 'fit');

const column = z.string().min(1);
const Outcome = z.strictObject({ column, lost: z.array(z.coerce.string()).min(1) });

const SignalSource = z.union([
  z.strictObject({
    column,
    /** Straight lines from the column's scale to that of the signal: [[0, 1], [10, 5]]. */
    curve: z
      .array(z.tuple([z.number(), z.number()]))
      .min(2)
      .optional(),
    /** The value ÷ the median of all rows. */
    overMedian: z.literal(true).optional(),
    tenure: z.enum(['2-6', '6-9', '9+']).optional(),
  }),
  z.strictObject({
    /** The share of these columns that hold one of these values. */
    share: z.strictObject({ columns: z.array(column).min(1), equal: z.array(z.coerce.string()).min(1) }),
    tenure: z.enum(['2-6', '6-9', '9+']).optional(),
  }),
]);
export type SignalSource = z.infer<typeof SignalSource>;

/** One row an account, without dates: what was known of it, and how it ended. */
const CrossSection = z.strictObject({
  mode: z.literal('cross_section'),
  id: column.optional(),
  outcome: Outcome,
  signals: z.partialRecord(z.enum(NUMERIC), SignalSource),
});
export type CrossSection = z.infer<typeof CrossSection>;

/** Usage day by day in FILE, accounts with their outcomes and, when there are any, tickets in files beside it. */
const Dated = z.strictObject({
  mode: z.literal('dated'),
  usage: z.strictObject({ account: column, date: column, activeUsers: column }),
  accounts: z.strictObject({
    file: z.string(),
    id: column,
    customerSince: column,
    seats: column.optional(),
    /** The day the renewal was decided. */
    decidedOn: column,
    outcome: Outcome,
  }),
  tickets: z
    .strictObject({ file: z.string(), account: column, openedOn: column, priority: column.optional() })
    .optional(),
});
export type Dated = z.infer<typeof Dated>;

export const Mapping = z.discriminatedUnion('mode', [CrossSection, Dated]);
export type Mapping = z.infer<typeof Mapping>;

/** A column that is only known once the outcome is: whatever is learnt from it was never foreseen. */
export class LeakingColumns extends Error {
  constructor(readonly columns: string[]) {
    super(`The mapping uses ${columns.join(', ')}, which leaks the outcome. Take it out of the mapping.`);
  }
}

/** @throws LeakingColumns */
export function refuseLeaks(mapping: Mapping, leaks: readonly string[]): void {
  const used = columnsOf(mapping).filter((name) => leaks.includes(name));
  if (used.length > 0) throw new LeakingColumns([...new Set(used)]);
}

/** Every column a score would be computed from; the outcome is not one of them. */
function columnsOf(mapping: Mapping): string[] {
  if (mapping.mode === 'cross_section') {
    return Object.values(mapping.signals).flatMap((source) =>
      'share' in source ? source.share.columns : source.column,
    );
  }
  const { usage, accounts, tickets } = mapping;
  return [usage.activeUsers, accounts.customerSince, accounts.seats, tickets?.openedOn, tickets?.priority].filter(
    (name) => name !== undefined,
  );
}
