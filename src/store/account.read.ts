import { type DataSource } from 'typeorm';
import { type Incoming, type Known } from './account.turn';
import { AccountRow } from './entities';
import { run, type Session, type Statement } from './statements';

/** What has come in for one account. */
export interface Question {
  accountId: string;
  incoming: Pick<Incoming, 'eventId' | 'answers'>[];
}

export interface Answer {
  /** Database time, to the millisecond. */
  now: Date;
  /** By account id; an account that does not exist is left out. */
  known: Map<string, Known>;
}

type Found = AccountRow & { events: Record<string, number> | null; effects: string[] | null; now: Date };

/**
 * Reads any number of accounts in one round trip: their rows, database time, which of the incoming event ids the
 * journal already holds, and which of the answered effects are still claimed by the one who answers.
 */
export class AccountReader {
  private readonly statement: Statement;

  constructor(db: DataSource) {
    this.statement = { name: 'read_accounts', text: readAccounts(columnsOf(db, AccountRow, 'a')) };
  }

  async read(session: Session, questions: Question[]): Promise<Answer> {
    const asked = questions.flatMap(({ accountId, incoming }) => incoming.map((item) => ({ accountId, ...item })));
    const answers = asked.flatMap(({ accountId, answers }) => (answers ? [{ accountId, ...answers }] : []));
    const rows = await run<Found>(session, this.statement, [
      questions.map(({ accountId }) => accountId),
      asked.map(({ accountId }) => accountId),
      asked.map(({ eventId }) => eventId),
      answers.map(({ accountId }) => accountId),
      answers.map(({ seq }) => seq),
      answers.map(({ n }) => n),
      answers.map(({ leaseToken }) => leaseToken),
    ]);
    const known = rows.map(({ events, effects, now: _, ...row }): [string, Known] => [
      row.id,
      { row, recorded: new Map(Object.entries(events ?? {})), current: new Set(effects) },
    ]);
    return { now: rows[0]?.now ?? new Date(NaN), known: new Map(known) };
  }
}

/** The columns of an entity under its property names. */
export function columnsOf(db: DataSource, entity: new () => object, alias: string): string {
  return db
    .getMetadata(entity)
    .columns.map(({ databaseName, propertyName }) => `${alias}."${databaseName}" AS "${propertyName}"`)
    .join(', ');
}

const readAccounts = (columns: string) => `
  WITH recorded AS (
    SELECT j.account_id, jsonb_object_agg(j.event_id, j.seq) AS events
      FROM unnest($2::text[], $3::text[]) AS asked (account_id, event_id)
      JOIN journal j USING (account_id, event_id)
     GROUP BY j.account_id
  ), answered AS (
    SELECT e.account_id,
           array_agg(e.seq || ':' || e.n) FILTER (WHERE e.status = 'running' AND e.lease_token = asked.token) AS effects
      FROM unnest($4::text[], $5::int[], $6::smallint[], $7::uuid[]) AS asked (account_id, seq, n, token)
      JOIN effect e USING (account_id, seq, n)
     GROUP BY e.account_id
  )
  SELECT ${columns}, recorded.events, answered.effects, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM account a
    LEFT JOIN recorded ON recorded.account_id = a.id
    LEFT JOIN answered ON answered.account_id = a.id
   WHERE a.id = ANY ($1::text[])`;
