import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PolicyStore } from '../../store/policy.store';
import { type MetricsRow } from '../scores/metrics.row';
import { BASELINE_BEGINS } from '../scores/ticket.parts';
import { type AskedOf } from './warehouse.statement';

const count = z.number().int().nonnegative();
const day = z.iso.date();
const Window = z.object({
  knownDays: count,
  distinctIds: count,
  busiestDay: count,
  sum: z.number(),
  allIdentified: z.boolean(),
});
const Usage = z.object({
  last28: Window.nullable(),
  prior28: Window.nullable(),
  weekdays: z.array(z.array(z.number())).nullable(),
  weeks: z
    .object({ weeks: count, meanLevel: z.number(), sxx: z.number(), sxy: z.number(), syy: z.number() })
    .nullable(),
  knownOfLast14: count.nullable(),
  lastActiveOn: day.nullable(),
  firstKnownOn: day.nullable(),
  usedKeyFeatures: z.array(z.string()).nullable(),
  newGroups: z.array(z.object({ name: z.string(), activeUsers: z.number().nonnegative() })).nullable(),
});
const Tickets = z.object({
  tickets14: count,
  baselineTickets: count,
  baselineDays: count,
  tickets90: count,
  escalations90: count,
  reopenings90: count,
  openP1: count,
  openP2: count,
  open: count,
});
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});
const Answer = z.array(z.tuple([z.string(), json.pipe(Usage).nullable(), json.pipe(Tickets).nullable()]));

/** What stands in for the metrics of our own tables, as far as it is not null. */
export interface WarehouseMetrics {
  usage: z.infer<typeof Usage> | null;
  tickets: z.infer<typeof Tickets> | null;
}

/** The metrics that a warehouse computed, kept for each account until newer ones come. */
@Injectable()
export class WarehouseAnswers {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
  ) {}

  async asked(asOf: string): Promise<AskedOf> {
    const { scores: policy } = await this.policies.active();
    const [row] = await this.db.query<[Pick<AskedOf, 'keyFeatures' | 'newcomers'>]>(
      `SELECT (SELECT coalesce(jsonb_agg(DISTINCT feature), '[]')
                 FROM contract, jsonb_array_elements_text(key_features) AS feature) AS "keyFeatures",
              (SELECT coalesce(jsonb_object_agg(external_id, customer_since), '{}')
                 FROM account WHERE customer_since > ${BASELINE_BEGINS} AND state <> 'closed') AS newcomers`,
      [asOf],
    );
    return { asOf, daysOfWeek: policy.mura.daysOfWeek, ...row };
  }

  /**
   * Keeps the rows of accounts that are known here; the same rows again change nothing.
   * @returns ids of those accounts. @throws ZodError for rows of another shape
   */
  async keep(asOf: string, rows: readonly (readonly (string | null)[])[]): Promise<string[]> {
    const answers = Answer.parse(rows);
    const kept = await this.db.query<{ accountId: string }[]>(
      `INSERT INTO warehouse_metrics AS kept (account_id, as_of, usage, tickets)
       SELECT a.id, $1::date, r.usage, r.tickets
         FROM unnest($2::text[], $3::jsonb[], $4::jsonb[]) AS r (name, usage, tickets)
         JOIN account a ON a.external_id = r.name
       ON CONFLICT (account_id) DO UPDATE SET as_of = excluded.as_of, usage = excluded.usage, tickets = excluded.tickets
        WHERE kept.as_of <= excluded.as_of
       RETURNING account_id AS "accountId"`,
      [
        asOf,
        answers.map(([name]) => name),
        answers.map(([, usage]) => usage && JSON.stringify(usage)),
        answers.map(([, , tickets]) => tickets && JSON.stringify(tickets)),
      ],
    );
    return kept.map(({ accountId }) => accountId);
  }
}

/** Where a warehouse speaks of an account, its word counts in place of what our own tables hold. */
export function withWarehouse(row: MetricsRow & { warehouse: WarehouseMetrics | null }): MetricsRow {
  const { warehouse, ...own } = row;
  return { ...own, ...warehouse?.usage, tickets: warehouse?.tickets ?? own.tickets };
}
