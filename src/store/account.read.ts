import { type DataSource } from 'typeorm';
import { type Incoming, type Kept, type Known } from './account.turn';
import { AccountRow } from './entities';
import { run, type Session, type Statement } from './statements';

/** What has come in for one account. */
export interface Question {
  accountId: string;
  incoming: Pick<Incoming, 'eventId' | 'answers'>[];
  /** The account as this process last wrote it; its snapshot is sent again only when its journal has gone on. */
  kept?: Kept;
}

export interface Answer {
  /** Database time; there is none where no account was found. */
  now?: Date;
  /** By account id; an account that does not exist is left out. */
  known: Map<string, Known>;
}

type Found = Omit<AccountRow, 'snapshot'> & {
  /** Null when it is the kept one. */
  snapshot: AccountRow['snapshot'] | null;
  events: Record<string, number> | null;
  effects: string[] | null;
  now: Date;
};

/**
 * Reads any number of accounts in one round trip: their rows, database time, which of the incoming event ids the
 * journal already holds, and which of the answered effects are still claimed by the one who answers.
 */
export class AccountReader {
  private readonly statement: Statement;

  constructor(db: DataSource) {
    this.statement = { name: 'read_accounts', text: readAccounts(columnsOf(db, AccountRow, 'a', ['snapshot'])) };
  }

  async read(session: Session, questions: Question[]): Promise<Answer> {
    const asked = questions.flatMap(({ accountId, incoming }) => incoming.map((item) => ({ accountId, ...item })));
    const answers = asked.flatMap(({ accountId, answers }) => (answers ? [{ accountId, ...answers }] : []));
    const rows = await run<Found>(session, this.statement, [
      questions.map(({ accountId }) => accountId),
      questions.map(({ kept }) => kept?.row.journalHash ?? null),
      asked.map(({ accountId }) => accountId),
      asked.map(({ eventId }) => eventId),
      answers.map(({ accountId }) => accountId),
      answers.map(({ seq }) => seq),
      answers.map(({ n }) => n),
      answers.map(({ leaseToken }) => leaseToken),
    ]);
    const keptOf = new Map(questions.map(({ accountId, kept }) => [accountId, kept]));
    const known = rows.map(({ events, effects, now: _, snapshot, ...row }): [string, Known] => {
      const kept = snapshot === null ? keptOf.get(row.id) : undefined;
      const last = snapshot ?? kept?.row.snapshot;
      if (!last) throw new Error(`The snapshot of ${row.id} was left out, but none is kept here.`);
      return [
        row.id,
        {
          row: { ...row, snapshot: last },
          account: kept?.account,
          isRead: true,
          recorded: new Map(Object.entries(events ?? {})),
          current: new Set(effects),
        },
      ];
    });
    return { now: rows[0]?.now, known: new Map(known) };
  }
}

/** The columns of an entity under its property names. */
export function columnsOf(
  db: DataSource,
  entity: new () => object,
  alias: string,
  without: readonly string[] = [],
): string {
  return db
    .getMetadata(entity)
    .columns.filter(({ propertyName }) => !without.includes(propertyName))
    .map(({ databaseName, propertyName }) => `${alias}."${databaseName}" AS "${propertyName}"`)
    .join(', ');
}

const readAccounts = (columns: string) => `
  WITH recorded AS (
    SELECT j.account_id, jsonb_object_agg(j.event_id, j.seq) AS events
      FROM unnest($3::text[], $4::text[]) AS asked (account_id, event_id)
      JOIN journal j USING (account_id, event_id)
     GROUP BY j.account_id
  ), answered AS (
    SELECT e.account_id,
           array_agg(e.seq || ':' || e.n) FILTER (WHERE e.status = 'running' AND e.lease_token = asked.token) AS effects
      FROM unnest($5::text[], $6::int[], $7::smallint[], $8::uuid[]) AS asked (account_id, seq, n, token)
      JOIN effect e USING (account_id, seq, n)
     GROUP BY e.account_id
  )
  SELECT ${columns}, CASE WHEN a.journal_hash IS DISTINCT FROM wanted.kept_hash THEN a.snapshot END AS snapshot,
         recorded.events, answered.effects, clock_timestamp() AS now
    FROM unnest($1::text[], $2::text[]) AS wanted (id, kept_hash)
    JOIN account a USING (id)
    LEFT JOIN recorded ON recorded.account_id = a.id
    LEFT JOIN answered ON answered.account_id = a.id`;
