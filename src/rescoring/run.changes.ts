import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ledger, type Ledger } from '../scoring';
import { PolicyStore } from '../store/policy.store';
import { factsOf } from '../telemetry/scores/scores.service';

/** One account whose risk or health moved: by how much, and which input moved it. */
export interface RunChange {
  accountId: string;
  name: string;
  /** The earlier day it is compared with. */
  since: string;
  risk: Ledger;
  health: Ledger;
}

interface Moved {
  accountId: string;
  name: string;
  since: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** What moved on a day against the day each account was written down before. */
@Injectable()
export class RunChanges {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
  ) {}

  /** At most `limit` accounts behind `after`, by id. */
  async on(asOf: string, after: string, limit: number): Promise<RunChange[]> {
    const { scores: policy } = await this.policies.active();
    const moved = await this.db.query<Moved[]>(MOVED, [asOf, after, limit]);
    return moved.map(({ accountId, name, since, ...signals }) => {
      const [before, now] = [factsOf({ signals: signals.before }), factsOf({ signals: signals.after })];
      const risk = ledger('risk', before, now, policy);
      const health = ledger('health', before, now, policy);
      return { accountId, name, since, risk, health };
    });
  }
}

const MOVED = `
SELECT h.account_id AS "accountId", a.name, b.as_of AS since, b.signals AS before, h.signals AS after
  FROM score_history h
  JOIN account a ON a.id = h.account_id
 CROSS JOIN LATERAL (SELECT * FROM score_history e
                      WHERE e.account_id = h.account_id AND e.as_of < h.as_of
                      ORDER BY e.as_of DESC LIMIT 1) AS b
 WHERE h.as_of = $1 AND h.account_id > $2
   AND (h.scores->'risk'->'value' IS DISTINCT FROM b.scores->'risk'->'value'
     OR h.scores->'health'->'value' IS DISTINCT FROM b.scores->'health'->'value')
 ORDER BY h.account_id
 LIMIT $3`;
