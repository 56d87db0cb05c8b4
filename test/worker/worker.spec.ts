import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type FindOptionsWhere } from 'typeorm';
import { DocumentRow, EffectRow, JournalEntry } from '../../src/store/entities';
import { type Worker } from '../../src/worker/worker';
import { useDatabase } from '../support/database';
import { ana, claimed, documents, engineOn, newAccount, paused, type Engine } from '../support/store';
import { eventually, workerOn, type Given } from '../support/worker';

const database = useDatabase();
let engine: Engine;
let workers: Worker[] = [];
beforeEach(async () => {
  engine = engineOn(database.db, database);
  await engine.store.open(newAccount('acme'), ana);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

function start(given: Given) {
  const made = workerOn(engine, given);
  workers.push(made.worker);
  made.worker.start();
  return made;
}
const effect = (where: FindOptionsWhere<EffectRow>) => database.db.getRepository(EffectRow).findOneByOrFail(where);
const effectIs = (where: FindOptionsWhere<EffectRow>) => () => database.db.getRepository(EffectRow).existsBy(where);
const state = async () => (await engine.store.load('acme')).row;
const types = async () => {
  const entries = await database.db
    .getRepository(JournalEntry)
    .find({ where: { accountId: 'acme' }, order: { seq: 1 } });
  return entries.map(({ type }) => type);
};
const nothingNew = { upTo: 1, anchors: {}, changed: false };
const document = { accountId: 'acme', id: 'd1', kind: 'email', text: 'Hello', source: 'api', received: 1 };

describe('an invoked actor', () => {
  it('is run and its answer moves the account on, with what it wrote', async () => {
    start({
      actors: {
        readDocuments: (run) => {
          run.alongside(async (tx) => {
            await tx.insert(DocumentRow, document);
          });
          return Promise.resolve(nothingNew);
        },
      },
    });
    await eventually(effectIs({ name: 'readDocuments', status: 'done' }));
    expect((await state()).reading).toBe('current');
    expect(await database.db.getRepository(DocumentRow).count()).toBe(1);
  });

  it('is tried again after a passing failure', async () => {
    let tries = 0;
    start({
      actors: {
        readDocuments: () => ((tries += 1) < 3 ? Promise.reject(new Error('busy')) : Promise.resolve(nothingNew)),
      },
    });
    await eventually(effectIs({ name: 'readDocuments', status: 'done' }));
    expect(await effect({ name: 'readDocuments' })).toMatchObject({ attempts: 3, error: 'busy' });
    expect((await state()).reading).toBe('current');
  });

  it('that keeps failing leaves the account with a person', async () => {
    start({ actors: { readDocuments: () => Promise.reject(new Error('no such model')) } });
    await eventually(effectIs({ name: 'readDocuments', status: 'failed' }));
    expect(await effect({ name: 'readDocuments' })).toMatchObject({ attempts: 3, error: 'no such model' });
    expect(await state()).toMatchObject({ reading: 'unreadable', waitsForWho: 'csm' });
  });

  it('is not tried again after a failure that will not pass, nor after an answer that makes no sense', async () => {
    await engine.store.open(newAccount('globex'), ana);
    const refused = Object.assign(new Error('refused: no'), { isPassing: false });
    start({
      retries: { attempts: 1_000, firstDelayMs: 1, longestDelayMs: 1 },
      actors: {
        readDocuments: ({ effect: { accountId } }) =>
          accountId === 'acme' ? Promise.reject(refused) : Promise.resolve({ upTo: 'everything' }),
      },
    });
    await eventually(effectIs({ accountId: 'acme', name: 'readDocuments', status: 'failed' }));
    await eventually(effectIs({ accountId: 'globex', name: 'readDocuments', status: 'failed' }));
    const attempts = await database.db.getRepository(EffectRow).findBy({ name: 'readDocuments' });
    expect(attempts.map((row) => row.attempts)).toEqual([1, 1]);
  });

  it('is called off when the account no longer wants it', async () => {
    let calledOff = false;
    const { handled } = start({
      options: { leaseMs: 40 },
      actors: {
        readDocuments: (_, signal) =>
          new Promise((_, reject) =>
            signal.addEventListener('abort', () => {
              calledOff = true;
              reject(new Error('aborted'));
            }),
          ),
      },
    });
    await eventually(effectIs({ name: 'readDocuments', status: 'running' }));
    await engine.store.change('acme', paused, ana);
    await eventually(() => handled.some(({ name, how }) => name === 'readDocuments' && how === 'stale'));
    expect(calledOff).toBe(true);
    expect(await types()).toEqual(['account.opened', 'account.paused']);
  });

  it('is withdrawn when it is no longer wanted, also when it was set aside by then', async () => {
    const reading = await claimed(engine.effects, 'readDocuments');
    await engine.effects.quarantine(reading, 'poison');
    await engine.store.change('acme', paused, ana);
    expect(await effect({ name: 'readDocuments' })).toMatchObject({ status: 'withdrawn' });
  });

  it('is taken over from a worker that died, and the answer of the dead one no longer counts', async () => {
    const [lost] = (await engine.effects.claim(100, 1)).filter(({ name }) => name === 'readDocuments');
    start({ actors: { readDocuments: () => Promise.resolve(nothingNew) } });
    await eventually(effectIs({ name: 'readDocuments', status: 'done' }));

    expect(await effect({ name: 'readDocuments' })).toMatchObject({ attempts: 2 });
    expect(lost && (await engine.store.settle(lost, { type: 'calendar.turned' }))).toBe('stale');
    expect(lost && (await engine.effects.heartbeat(lost, 1_000))).toBe(false);
  });

  it('is given back at shutdown, and the next worker begins at once', async () => {
    const { worker } = start({});
    await eventually(effectIs({ name: 'readDocuments', status: 'running' }));
    await worker.stop();
    expect(await effect({ name: 'readDocuments' })).toMatchObject({ status: 'pending', attempts: 0, leaseToken: null });
    start({ actors: { readDocuments: () => Promise.resolve(nothingNew) } });
    await eventually(effectIs({ name: 'readDocuments', status: 'done' }));
  });

  it('is left alone after the worker stopped, however often that was started', async () => {
    const { worker } = start({});
    worker.start();
    await eventually(effectIs({ accountId: 'acme', name: 'readDocuments', status: 'running' }));
    await worker.stop();
    const claims = jest.spyOn(engine.effects, 'claim');
    await engine.store.open(newAccount('globex'), ana);
    expect(claims).not.toHaveBeenCalled();
    expect(await effect({ accountId: 'globex', name: 'readDocuments' })).toMatchObject({ status: 'pending' });
  });

  it('works on while new work is found at once', async () => {
    start({
      options: { latestMs: 60_000, soonestMs: 60_000 },
      actors: { readDocuments: () => Promise.resolve(nothingNew) },
    });
    await eventually(effectIs({ name: 'readDocuments', status: 'done' }));
    await engine.store.change('acme', documents('d2'), ana);
    await eventually(effectIs({ name: 'readDocuments', seq: 3, status: 'done' }));
  });
});

describe('a timer', () => {
  it('fires by the clock of the database, once', async () => {
    const [next] = await database.db.getRepository(EffectRow).findBy({ kind: 'timer', name: 'renewalCalendar' });
    expect(next?.dueAt.getTime()).toBeGreaterThan(Date.now());
    await database.db.query(`UPDATE effect SET due_at = now() WHERE name = 'renewalCalendar'`);
    start({});
    start({});
    await eventually(effectIs({ name: 'renewalCalendar', status: 'done' }));
    expect(await types()).toEqual(['account.opened', 'calendar.turned']);
    expect(await database.db.getRepository(JournalEntry).findOneBy({ type: 'calendar.turned' })).toMatchObject({
      source: 'timer',
      eventId: `timer:1:${next?.n}`,
    });
  });
});

describe('what an account wants performed', () => {
  // Pausing holds the actions, resuming releases them: two performs of one account.
  const pauseAndResume = async (id: string) => {
    await engine.store.change(id, paused, ana);
    await engine.store.change(id, { type: 'account.resumed', by: 'ana' }, ana);
  };

  it('is performed in its order and in the transaction that completes it', async () => {
    await pauseAndResume('acme');
    const order: string[] = [];
    start({
      performers: {
        holdActions: async (_, { today }, tx) => {
          await tx.insert(DocumentRow, { ...document, date: today });
          order.push('hold');
        },
        releaseActions: () => Promise.resolve(void order.push('release')),
        closeQuestion: () => Promise.resolve(),
      },
    });
    await eventually(effectIs({ name: 'releaseActions', status: 'done' }));
    expect(order).toEqual(['hold', 'release']);
    expect(await database.db.getRepository(DocumentRow).findOneBy({ id: 'd1' })).toMatchObject({ date: '2026-11-24' });
  });

  it('is set aside when nothing helps, and stops neither the rest of the account nor the others', async () => {
    await engine.store.open(newAccount('globex'), ana);
    await Promise.all([pauseAndResume('acme'), pauseAndResume('globex')]);
    start({
      performers: {
        holdActions: async (_, { accountId }, tx) => {
          await tx.insert(DocumentRow, { ...document, accountId });
          if (accountId === 'acme') throw new Error('poison');
        },
        releaseActions: () => Promise.resolve(),
        closeQuestion: () => Promise.resolve(),
      },
    });
    await eventually(effectIs({ accountId: 'acme', name: 'releaseActions', status: 'done' }));
    await eventually(effectIs({ accountId: 'globex', name: 'releaseActions', status: 'done' }));
    const poison = await effect({ accountId: 'acme', name: 'holdActions' });
    expect(poison).toMatchObject({ status: 'quarantined', attempts: 3, error: 'poison' });
    expect(await database.db.getRepository(DocumentRow).findBy({})).toMatchObject([{ accountId: 'globex' }]);
  });

  it('is set aside at once when nobody is registered for it', async () => {
    await engine.store.change('acme', paused, ana);
    start({});
    await eventually(effectIs({ name: 'holdActions', status: 'quarantined' }));
    expect(await effect({ name: 'holdActions' })).toMatchObject({ attempts: 1 });
  });
});
