import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { actorsBehind, failureBehind } from '../store/failures';
import { HOT_CONNECTIONS, run, type Statement } from '../store/statements';
import { type Surroundings } from './account.view';

type Row = Surroundings & { id: string };
type Asked = { id: string; answer: (around: Surroundings) => void; fail: (error: unknown) => void };

const NOTHING: Surroundings = { riskSignals: [], until: null, why: null, scoredAt: null };

/**
 * What is waited for ends with its own next timer, or with the clock of the approval; an agent at work has none.
 */
const statement: Statement = {
  name: 'read_surroundings',
  text: `
    SELECT asked.id, coalesce(r.reading->'riskSignals', '[]') AS "riskSignals",
           CASE WHEN a.waits_for_who <> 'agent' THEN least(
             (SELECT min(e.due_at) FROM effect e
               WHERE e.account_id || ' ' = asked.id || ' ' AND e.kind = 'timer' AND e.status IN ('pending', 'running')
                 AND (a.waits_for_who = 'time'
                      OR e.name ~ '^xstate[.]after[.](reminder|escalation|askAgain|pauseReview)[.]')),
             (SELECT p.expires_at FROM approval p
               WHERE p.account_id = asked.id AND p.status = 'open'
                 AND p.subject_id = a.snapshot->'context'->'draft'->>'id')) END AS until,
           ${failureBehind('asked.id', 'a.waits_for_what', '$2')} AS why,
           (SELECT h.at FROM score_history h WHERE h.account_id = asked.id ORDER BY h.as_of DESC LIMIT 1) AS "scoredAt"
      FROM unnest($1::text[]) AS asked (id)
      JOIN account a ON a.id = asked.id
      LEFT JOIN reading r ON r.account_id = asked.id`,
};

/** Loads what a view shows from other tables. Events that were committed together are answered by one question. */
@Injectable()
export class SurroundingsLoader {
  private asked: Asked[] = [];

  constructor(@Inject(HOT_CONNECTIONS) private readonly hot: Pool) {}

  load(id: string): Promise<Surroundings> {
    return new Promise((answer, fail) => {
      this.asked.push({ id, answer, fail });
      if (this.asked.length === 1) setImmediate(() => void this.ask());
    });
  }

  private async ask(): Promise<void> {
    const asked = this.asked;
    this.asked = [];
    try {
      const ids = [...new Set(asked.map(({ id }) => id))];
      const rows = await run<Row>(this.hot, statement, [ids, actorsBehind]);
      const around = new Map(rows.map(({ id, ...row }) => [id, row]));
      for (const { id, answer } of asked) answer(around.get(id) ?? NOTHING);
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  }
}
