import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { type StakeholderAnswer } from '../evidence/drafting/draft-answers';
import { type ExpectationGap, type Reading, type Stakeholder } from '../evidence/evidence.types';
import { Readings, type KeptReading } from '../evidence/ports';
import { weighPeople, weighedSoFar } from '../evidence/weigh-people';
import { AnchorRow, PersonRow, PromiseRow, ReadingRow } from './entities';

/** Keeps what was understood of an account: the reading as a whole, and its anchors, people and promises as rows. */
export class StoredReadings extends Readings<EntityManager> {
  constructor(private readonly db: DataSource) {
    super();
  }

  async current(accountId: string): Promise<Reading | null> {
    return (await this.db.manager.findOneBy(ReadingRow, { accountId }))?.reading ?? null;
  }

  async round(accountId: string): Promise<number> {
    const [found] = await this.db.query<{ rounds: number | null }[]>(
      `SELECT (snapshot -> 'context' ->> 'rounds')::int AS rounds FROM account WHERE id = $1`,
      [accountId],
    );
    return found?.rounds ?? 0;
  }

  async keep(tx: EntityManager, { accountId, upTo, by, reading }: KeptReading): Promise<void> {
    await tx.upsert(ReadingRow, { accountId, upTo, by, reading, at: () => 'now()' }, ['accountId']);
    await keepAnchorRows(tx, accountId, reading);
    await keepPeopleRows(tx, accountId, reading.stakeholders);
    await keepPromises(tx, accountId, reading.gaps);
  }

  async keepAnchors(tx: EntityManager, accountId: string, reading: Reading): Promise<void> {
    await tx.update(ReadingRow, { accountId }, { reading: { ...reading } });
    await keepAnchorRows(tx, accountId, reading);
  }

  async weighed(accountId: string): Promise<StakeholderAnswer | null> {
    return (await this.db.manager.findOneBy(ReadingRow, { accountId }))?.map ?? null;
  }

  async keepPeople(
    tx: EntityManager,
    accountId: string,
    people: Stakeholder[],
    said: StakeholderAnswer,
  ): Promise<void> {
    const before = await tx.findOneBy(ReadingRow, { accountId });
    const map = weighedSoFar(before?.map ?? null, said);
    const scored = weighPeople(before?.reading.scored?.stakeholders ?? [], map);
    // Without a second list there is nothing at that path, and nothing is set.
    await tx.query(
      `UPDATE reading SET map = $3::jsonb,
              reading = jsonb_set(jsonb_set(reading, '{stakeholders}', $2::jsonb), '{scored,stakeholders}', $4::jsonb)
        WHERE account_id = $1`,
      [accountId, JSON.stringify(people), JSON.stringify(map), JSON.stringify(scored)],
    );
    await keepPeopleRows(tx, accountId, people);
  }
}

async function keepAnchorRows(tx: EntityManager, accountId: string, { anchors }: Reading): Promise<void> {
  const rows = anchors.map(({ key, status, value, evidence, doubts, round }) => ({
    accountId,
    key,
    status,
    value,
    evidence,
    doubts,
    round,
    updatedAt: () => 'now()',
  }));
  await tx.upsert(AnchorRow, rows, ['accountId', 'key']);
}

async function keepPeopleRows(tx: EntityManager, accountId: string, people: Stakeholder[]): Promise<void> {
  await tx.delete(PersonRow, { accountId });
  const rows = people.map(({ left, lastContact, sentiment, ...person }, n) => ({
    accountId,
    n,
    ...person,
    sentiment,
    hasLeft: left,
    sentimentOn: sentiment === 'unknown' ? null : lastContact,
  }));
  if (rows.length > 0) await tx.insert(PersonRow, rows);
}

/**
 * A promise is known by the words that made it. What people decided about it stays; one that is no longer read stays
 * too, since a promise ends only when somebody ends it.
 */
async function keepPromises(tx: EntityManager, accountId: string, gaps: ExpectationGap[]): Promise<void> {
  const rows = gaps.map(({ promise, why, dueOn, evidence }) => ({
    accountId,
    id: promiseId(evidence, promise),
    promise,
    why,
    dueOn,
    evidence,
    status: 'open' as const,
  }));
  const once = rows.filter(({ id }, at) => rows.findIndex((other) => other.id === id) === at);
  if (once.length === 0) return;
  await tx.createQueryBuilder().insert().into(PromiseRow).values(once).orIgnore().execute();
}

function promiseId(evidence: ExpectationGap['evidence'], promise: string): string {
  const [first] = evidence;
  const words = first && 'quote' in first ? `${first.documentId}:${first.quote}` : promise;
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}
