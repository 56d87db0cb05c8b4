import { beforeEach, describe, expect, it } from '@jest/globals';
import { done } from '../../src/lifecycle/decide';
import { AccountNotFound, EventNotAccepted, ExternalIdTaken } from '../../src/store/account.errors';
import { AccountRow, DocumentRow, EffectRow, JournalEntry } from '../../src/store/entities';
import { verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import {
  ana,
  claimed,
  documents,
  engineOn,
  newAccount,
  paused,
  resumed,
  seatsBecome,
  type Engine,
} from '../support/store';

const database = useDatabase();
let engine: Engine;
beforeEach(async () => {
  engine = engineOn(database.db, database);
  await engine.store.open(newAccount('acme'), ana);
});

const journal = (accountId = 'acme') =>
  database.db.getRepository(JournalEntry).find({ where: { accountId }, order: { seq: 'ASC' } });
const openEffects = async () => {
  const rows = await database.db.getRepository(EffectRow).findBy({ status: 'pending' });
  return rows.filter(({ kind }) => kind === 'invoke').map(({ name, seq }) => ({ name, seq }));
};
const nothingNew = { upTo: 1, anchors: {}, changed: false };

describe('opening an account', () => {
  it('writes the first entry and asks for the first work', async () => {
    expect(await journal()).toMatchObject([{ seq: 1, type: 'account.opened', actor: ana.actor, today: '2026-11-24' }]);
    expect(await openEffects()).toContainEqual({ name: 'readDocuments', seq: 1 });
    const { row } = await engine.store.load('acme');
    expect(row).toMatchObject({
      phase: 'handoff_audit',
      reading: 'reading',
      waitsForWho: 'agent',
      renewalDate: '2027-09-30',
      arr: 60_000,
      version: 1,
    });
  });

  it('is refused for a record that already has an account', async () => {
    const twin = { ...newAccount('twin'), externalId: 'crm-acme' };
    await expect(engine.store.open(twin, ana)).rejects.toThrow(ExternalIdTaken);
    expect(await journal('twin')).toEqual([]);
  });

  it('keeps nothing when what belongs to it cannot be written', async () => {
    const failing = () => Promise.reject(new Error('no room'));
    await expect(engine.store.open(newAccount('globex'), ana, failing)).rejects.toThrow('no room');
    await expect(engine.store.load('globex')).rejects.toThrow(AccountNotFound);
  });
});

describe('an event', () => {
  it('is in the journal, in the snapshot and in the listed columns once it is acknowledged', async () => {
    const { seq } = await engine.store.change('acme', { ...seatsBecome(500), eventId: 'e1' }, ana);
    expect(seq).toBe(2);
    expect((await journal())[1]).toMatchObject({
      eventId: 'e1',
      type: 'contract.changed',
      source: 'api',
      payload: { contract: { seats: 500 } },
    });
    const { account, row } = await engine.store.load('acme');
    expect(account.context.contract.seats).toBe(500);
    expect(row.version).toBe(2);
  });

  it('sent twice is one entry, and both get the first answer', async () => {
    const first = await engine.store.change('acme', { ...seatsBecome(500), eventId: 'e1' }, ana);
    await engine.store.change('acme', seatsBecome(600), ana);
    const second = await engine.store.change('acme', { ...seatsBecome(500), eventId: 'e1' }, ana);

    expect(await journal()).toHaveLength(3);
    expect(second.seq).toBe(first.seq);
    expect(second.account.value).toEqual(first.account.value);
    expect(second.account.context.contract.seats).toBe(500);
  });

  it('sent twice at the same time is one entry', async () => {
    const send = () => engine.store.change('acme', { ...seatsBecome(500), eventId: 'e1' }, ana);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ seq }) => seq)).toEqual([2, 2, 2]);
    expect(await journal()).toHaveLength(2);
  });

  it('that the account does not take leaves no trace and may be sent again', async () => {
    const resume = { ...resumed, eventId: 'e1' };
    const refused = engine.store.change('acme', resume, ana);
    await expect(refused).rejects.toThrow(EventNotAccepted);
    await expect(refused).rejects.toMatchObject({
      event: 'account.resumed',
      state: 'handoffAudit.auditing',
      accepted: expect.arrayContaining(['account.paused']),
    });
    expect(await journal()).toHaveLength(1);

    await engine.store.change('acme', paused, ana);
    expect((await engine.store.change('acme', resume, ana)).seq).toBe(3);
  });

  it('for an account nobody knows is refused', async () => {
    await expect(engine.store.change('nobody', seatsBecome(1), ana)).rejects.toThrow(AccountNotFound);
  });

  it('lets one of two simultaneous decisions through', async () => {
    const pause = () => engine.store.change('acme', paused, ana);
    const outcomes = await Promise.allSettled([pause(), pause()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await journal()).map(({ type }) => type)).toEqual(['account.opened', 'account.paused']);
  });

  it('loses no race, however many instances and events there are', async () => {
    await engine.store.open(newAccount('globex'), ana);
    const second = engineOn(database.db, database);
    const third = engineOn(database.db, database);
    const sent = Array.from({ length: 60 }, (_, i) => ({ id: i % 2 ? 'acme' : 'globex', eventId: `e${i}` }));
    const instances = sent.map((_, i) => [engine, second, third][i % 3] ?? engine);
    const changes = instances.map(({ store }, i) => {
      const { id, eventId } = sent[i] ?? { id: '', eventId: '' };
      return store.change(id, { ...documents(eventId), eventId }, ana);
    });
    await Promise.all(changes);
    for (const id of ['acme', 'globex']) {
      const entries = await journal(id);
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
      expect(
        entries
          .slice(1)
          .map(({ eventId }) => eventId)
          .sort(),
      ).toEqual(
        sent
          .filter((event) => event.id === id)
          .map(({ eventId }) => eventId)
          .sort(),
      );
      const { account } = await engine.store.load(id);
      expect(account.context.received).toBe(31);
    }
    expect((await verify(database.db)).flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('is judged on what another instance wrote meanwhile, whether it is then taken or refused', async () => {
    const second = engineOn(database.db, database);
    await engine.store.change('acme', seatsBecome(500), ana);
    await second.store.change('acme', paused, ana);
    expect((await engine.store.change('acme', resumed, ana)).seq).toBe(4);
    await expect(second.store.change('acme', resumed, ana)).rejects.toThrow(EventNotAccepted);
  });

  it('is answered with the records as they are, also those that were changed beside the lifecycle', async () => {
    await engine.store.change('acme', seatsBecome(500), ana);
    await database.db.getRepository(AccountRow).update('acme', { name: 'Acme Holding', healthValue: 70 });
    const { row } = await engine.store.change('acme', seatsBecome(600), ana);
    expect(row).toMatchObject({ name: 'Acme Holding', healthValue: 70, version: 3 });
  });

  it('stands in the journal at the time of the database, and never before the one it follows', async () => {
    for (let seats = 1; seats <= 20; seats += 1) await engine.store.change('acme', seatsBecome(seats), ana);
    const [{ now }] = await database.db.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
    const times = (await journal()).map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
  });

  it('that cannot be stored fails alone', async () => {
    await engine.store.open(newAccount('globex'), ana);
    const unstorable = { ...paused, reason: 'not text: \u0000' };
    const outcomes = await Promise.allSettled([
      engine.store.change('acme', seatsBecome(1), ana),
      engine.store.change('acme', unstorable, ana),
      engine.store.change('globex', seatsBecome(2), ana),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe("a change within the caller's transaction", () => {
  it('is undone with it', async () => {
    const attempt = database.db.transaction(async (tx) => {
      await engine.store.changeWithin(tx, 'acme', seatsBecome(500), ana);
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await journal()).toHaveLength(1);
    expect((await engine.store.load('acme')).account.context.contract.seats).toBe(400);
  });

  it('stands beside what else the transaction writes, while others change the same account', async () => {
    const within = database.db.transaction(async (tx) => {
      await tx.insert(DocumentRow, document);
      return engine.store.changeWithin(tx, 'acme', documents('d1'), ana);
    });
    await Promise.all([within, engine.store.change('acme', documents('d2'), ana)]);
    expect((await journal()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await database.db.getRepository(DocumentRow).count()).toBe(1);
  });

  it('tells the worker once it is committed', async () => {
    let told = 0;
    engine.asked.listen(() => (told += 1));
    await database.db.transaction(async (tx) => {
      await engine.store.changeWithin(tx, 'acme', paused, ana);
      expect(told).toBe(0);
    });
    expect(told).toBe(1);
  });
});

describe('an answer', () => {
  it('is taken with what was written beside it, and settles its effect', async () => {
    const effect = await claimed(engine.effects, 'readDocuments');
    const answer = done('readDocuments', nothingNew);
    const outcome = await engine.store.settle(effect, answer, async (tx) => {
      await tx.insert(DocumentRow, document);
    });

    expect(outcome).toBe('settled');
    expect(await database.db.getRepository(DocumentRow).count()).toBe(1);
    expect((await journal())[1]).toMatchObject({ eventId: `answer:1:${effect.n}`, source: 'worker', actor: 'agent' });
    const settled = await database.db.getRepository(EffectRow).findOneByOrFail({ seq: 1, n: effect.n });
    expect(settled).toMatchObject({ status: 'done', result: nothingNew, leaseToken: null });
  });

  it('given twice counts once', async () => {
    const effect = await claimed(engine.effects, 'readDocuments');
    const answer = () => engine.store.settle(effect, done('readDocuments', nothingNew));
    expect((await Promise.all([answer(), answer()])).sort()).toEqual(['settled', 'stale']);
    expect(await answer()).toBe('stale');
    expect(await journal()).toHaveLength(2);
  });

  it('to a question that was withdrawn and asked again is refused, and writes nothing beside it', async () => {
    const effect = await claimed(engine.effects, 'readDocuments');
    await engine.store.change('acme', paused, ana);
    await engine.store.change('acme', resumed, ana);

    const written = await engine.store.settle(effect, done('readDocuments', nothingNew), async (tx) => {
      await tx.insert(DocumentRow, document);
    });
    expect(written).toBe('stale');
    expect(await database.db.getRepository(DocumentRow).count()).toBe(0);
    expect((await journal()).map(({ type }) => type).slice(1)).toEqual(['account.paused', 'account.resumed']);
    expect(await openEffects()).toContainEqual({ name: 'readDocuments', seq: 3 });
  });

  it('arriving together with the event that withdraws its question is decided in their order', async () => {
    const effect = await claimed(engine.effects, 'readDocuments');
    const [, answer] = await Promise.all([
      engine.store.change('acme', paused, ana),
      engine.store.settle(effect, done('readDocuments', nothingNew)),
    ]);
    expect(answer).toBe('stale');
  });
});

describe('the lists', () => {
  it('know since when an account waits, however many facts arrive meanwhile', async () => {
    const before = await engine.store.load('acme');
    await engine.store.change('acme', seatsBecome(500), ana);
    const waiting = await database.db.getRepository(AccountRow).findOneByOrFail({ id: 'acme' });
    expect(waiting.waitsSince).toEqual(before.row.waitsSince);
  });
});

const document = { accountId: 'acme', id: 'd1', kind: 'email', text: 'Hello', source: 'api', received: 1 };
