import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { BusinessDate } from '../../store/business-date';
import { type AccountRow, type WorkUnit } from '../../store/entities';
import { PolicyStore } from '../../store/policy.store';
import { LearntEffects } from './learnt-effects';
import { rank, type Rank, type RankedAccount, type RankingDay } from './rank';

type RankedUnit = RankedAccount & Rank & Pick<WorkUnit, 'accountId' | 'id' | 'kind'>;

/** The place of each action in the queue, by its account as it stands and by the day. */
@Injectable()
export class QueueRanking {
  constructor(
    private readonly policies: PolicyStore,
    private readonly dates: BusinessDate,
    private readonly learnt: LearntEffects,
  ) {}

  /** The rank of an action that is about to be proposed. */
  async of(tx: EntityManager, account: AccountRow, kind: string): Promise<Rank> {
    const [grown] = await tx.query<{ amount: number | null }[]>(NEWEST_EXPANSION, [account.id]);
    const day = await this.day(tx, await this.dates.today(tx));
    return rank(kind, { ...account, expansionAmount: grown?.amount ?? null }, day);
  }

  /**
   * Ranks the open actions of these accounts for a day; how many were moved is the answer. What keeps its rank is not
   * written, and neither is what somebody else has ranked meanwhile: they knew more.
   */
  async renew(tx: EntityManager, accountIds: string[], today: string): Promise<number> {
    const open = await tx.query<RankedUnit[]>(OPEN_ACTIONS, [accountIds]);
    if (open.length === 0) return 0;
    const day = await this.day(tx, today);
    const moved = open
      .map((unit) => ({ unit, now: rank(unit.kind, unit, day) }))
      .filter(({ unit: { priority, rank, factors }, now }) => !isDeepStrictEqual({ priority, rank, factors }, now));
    if (moved.length === 0) return 0;
    const [, written] = await tx.query<[unknown, number]>(MOVE, [
      moved.map(({ unit }) => unit.accountId),
      moved.map(({ unit }) => unit.id),
      moved.map(({ now }) => now.priority),
      moved.map(({ now }) => now.rank),
      moved.map(({ now }) => JSON.stringify(now.factors)),
      moved.map(({ unit }) => JSON.stringify(unit.factors)),
    ]);
    return written;
  }

  private async day(tx: EntityManager, today: string): Promise<RankingDay> {
    return { today, policy: await this.policies.active(tx), outcomes: await this.learnt.known(tx) };
  }
}

const NEWEST_EXPANSION = `
SELECT (h.scores->'expansion'->>'value')::float8 AS amount
  FROM score_history h WHERE h.account_id = $1 ORDER BY h.as_of DESC LIMIT 1`;

/** The statuses stand in the text, so that the index of what is alive is used. */
const OPEN_ACTIONS = `
SELECT u.account_id AS "accountId", u.id, u.kind, u.priority, u.rank, u.factors,
       a.arr, a.currency, a.renewal_date AS "renewalDate", a.risk_value AS "riskValue", a.hard_red AS "hardRed",
       grown.amount AS "expansionAmount"
  FROM work_unit u
  JOIN account a ON a.id = u.account_id
  LEFT JOIN LATERAL (${NEWEST_EXPANSION.replace('$1', 'u.account_id')}) AS grown ON u.kind = 'open_expansion_opportunity'
 WHERE u.account_id = ANY ($1)
   AND u.status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'unknown_outcome', 'blocked')`;

const MOVE = `
UPDATE work_unit u SET priority = s.priority, rank = s.rank, factors = s.factors
  FROM unnest($1::text[], $2::text[], $3::numeric[], $4::numeric[], $5::jsonb[], $6::jsonb[])
       AS s (account_id, id, priority, rank, factors, known)
 WHERE u.account_id = s.account_id AND u.id = s.id AND u.factors = s.known`;
