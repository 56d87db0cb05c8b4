import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { type FailedAccount, type OutcomesByKind, type RescoringRun, type WarehousePulled } from '../store/entities';

const WAREHOUSE = {
  type: 'object',
  required: ['system'],
  properties: { system: { type: 'string' }, accounts: { type: 'integer' }, error: { type: 'string' } },
  additionalProperties: false,
} satisfies ApiPropertyOptions;

export class FailedAccountView implements FailedAccount {
  accountId: string;
  reason: string;
}

/** A rescoring run as outside tools see it. */
export class RescoringRunView {
  id: string;
  /** `pending`, `running`, `done`, `cancelled`, or `superseded` by a run of a later day. */
  status: string;
  /** The date it scores for; the day itself is not yet counted. */
  asOf: string;
  askedBy: string;
  /** Accounts that have not ended, counted at the beginning; null before it. */
  total: number | null;
  done: number;
  /** Accounts whose risk, hard reds or findings changed, and which were told so. */
  changed: number;
  /** Accounts that could not be scored, at most 100 of them. */
  failed: FailedAccountView[];

  /** Of how many accounts the customer's warehouse told, or why it did not; null without one. */
  @ApiProperty(WAREHOUSE)
  warehouse: WarehousePulled | null;
  /** By kind of action: how many done ones have a known outcome, and how many of these improved; null before it began. */
  outcomes: OutcomesByKind | null;
  startedAt: string;
  finishedAt: string | null;
}

export function viewOf(run: RescoringRun): RescoringRunView {
  const { id, status, asOf, askedBy, total, done, changed, failed, warehouse, outcomes, startedAt, finishedAt } = run;
  return {
    id,
    status,
    asOf,
    askedBy,
    total,
    done,
    changed,
    failed,
    warehouse,
    outcomes,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export const hasEnded = ({ status }: { status: string }): boolean => status !== 'pending' && status !== 'running';
