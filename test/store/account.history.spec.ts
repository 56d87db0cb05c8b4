import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AccountEvent } from '../../src/lifecycle/account.types';
import { done, failed, serialize } from '../../src/lifecycle/decide';
import { AccountNotFound, EntryNotFound, HistoryErased } from '../../src/store/account.errors';
import { type AccountState } from '../../src/store/account.state';
import { ifAccepted } from '../../src/store/if-accepted';
import { verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { empty } from '../support/test-database';
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
let states: AccountState[];

beforeEach(async () => {
  engine = engineOn(database.db, database);
  const { store, effects } = engine;
  states = [await store.open(newAccount('acme'), ana)];
  const change = async (event: Parameters<typeof store.change>[1]) =>
    states.push(await store.change('acme', event, ana));
  await change(seatsBecome(500));
  await change(paused);
  await change(documents('d2'));
  await change(resumed);
  await store.settle(
    await claimed(effects, 'readDocuments'),
    done('readDocuments', { upTo: 3, anchors: {}, changed: true }),
  );
  states.push(await store.load('acme'));
});

const violations = async () => (await verify(database.db)).flatMap((result) => result.violations);

describe('time travel', () => {
  it('shows the account after each entry as it was then', async () => {
    expect(states.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const then of states) {
      const { account, row, at } = await engine.store.at('acme', then.seq);
      expect(serialize(account)).toEqual(serialize(then.account));
      expect(row).toEqual(then.row);
      expect(at).toEqual(then.at);
    }
  });

  it('shows the same of a moment that has passed as it showed while it lasted, whatever the life and whatever was erased', async () => {
    const happenings = fc.constantFrom('paused', 'resumed', 'documents', 'seats', 'forced', 'erased');
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { minLength: 4, maxLength: 16 }), async (life) => {
        await empty(database.db);
        const lasted = [await engine.store.open(newAccount('acme'), ana)];
        for (const happening of life) {
          await happens(happening);
          const now = await engine.store.load('acme');
          const told = await engine.store.at('acme', now.seq);
          expect({ ...told, account: serialize(told.account) }).toEqual({ ...now, account: serialize(now.account) });
          lasted.push(now);
        }
        const shownFrom = await lastCheckpoint();
        for (const then of lasted.filter(({ seq }) => seq >= shownFrom)) {
          const { account, ...told } = await engine.store.at('acme', then.seq);
          expect({ ...told, account: serialize(account) }).toEqual({ ...then, account: serialize(then.account) });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('reads of the newest moment nothing that led to it', async () => {
    await database.db.query(`UPDATE journal SET payload = '"lost"' WHERE seq < 6`);
    expect(serialize((await engine.store.at('acme', 6)).account)).toEqual(serialize(states[5]!.account));
  });

  it('knows nothing of entries that do not exist', async () => {
    await expect(engine.store.at('acme', 7)).rejects.toThrow(EntryNotFound);
    await expect(engine.store.at('nobody', 1)).rejects.toThrow(AccountNotFound);
  });
});

const forced: AccountEvent = { type: 'transition.forced', to: 'success_plan', by: 'ana', reason: 'merger' };

/** An event that the account does not take where it is changes nothing. */
async function happens(happening: 'paused' | 'resumed' | 'documents' | 'seats' | 'forced' | 'erased'): Promise<void> {
  const { store } = engine;
  if (happening === 'erased') {
    const { items } = await store.history('acme', { limit: 100 });
    const entries = items.filter(({ type }) => type === 'account.paused').map(({ seq }) => seq);
    await store.erase('acme', { entries, reason: 'asked for' }, ana);
    return;
  }
  const { seq } = await store.load('acme');
  const events = { paused, resumed, documents: documents(`d${seq}`), seats: seatsBecome(400 + seq), forced };
  await ifAccepted(store.change('acme', events[happening], ana));
}

/** From where on nothing was erased. */
async function lastCheckpoint(): Promise<number> {
  const { items } = await engine.store.history('acme', { limit: 100 });
  return items.findLast(({ type }) => type === 'checkpoint')?.seq ?? 0;
}

describe('the journal', () => {
  it('is read page by page in its order', async () => {
    const first = await engine.store.history('acme', { limit: 4 });
    expect(first.items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    const second = await engine.store.history('acme', { limit: 4, cursor: first.nextCursor ?? 0 });
    expect(second.items.map(({ seq }) => seq)).toEqual([5, 6]);
    expect(second.nextCursor).toBeNull();
  });

  it('still holds when a payload was erased: the chain, the snapshot, and everything after', async () => {
    await engine.store.erase('acme', { entries: [3], reason: 'asked for' }, ana);
    await engine.store.change('acme', seatsBecome(600), ana);

    const { items } = await engine.store.history('acme', { limit: 10 });
    expect(items.map(({ type, payload }) => [type, payload === null])).toEqual([
      ['account.opened', false],
      ['contract.changed', false],
      ['account.paused', true],
      ['documents.added', false],
      ['account.resumed', false],
      ['xstate.done.actor.readDocuments', false],
      ['checkpoint', false],
      ['contract.changed', false],
    ]);
    expect(await violations()).toEqual([]);
    expect((await engine.store.at('acme', 8)).account.context.contract.seats).toBe(600);
    await expect(engine.store.at('acme', 5)).rejects.toThrow(HistoryErased);
    expect((await engine.store.at('acme', 2)).account.context.contract.seats).toBe(500);
  });

  it('gives up the guidance of a person once it steers no draft, and with it the orders and checkpoints it stood in', async () => {
    const { store, effects } = engine;
    const change = (event: Parameters<typeof store.change>[1]) => store.change('acme', event, ana);
    const handBack = async (guidance: string | null) => {
      await store.settle(await claimed(effects, 'draftSuccessPlan'), failed('draftSuccessPlan', 'no model'));
      return change({ type: 'takeover.returned', guidance, by: 'ana@vendor.example' });
    };
    const guidance = 'Leave Priya’s illness out';
    await change({ type: 'transition.forced', to: 'success_plan', by: 'ana', reason: 'merger' });
    const returned = await handBack(guidance);
    const erasing = (...entries: number[]) => store.erase('acme', { entries, reason: 'asked for' }, ana);
    await expect(erasing(returned.seq)).rejects.toThrow('its guidance still steers the drafts');
    await erasing(3);

    await handBack(null);
    await erasing(returned.seq);
    const everything = await database.db.query<object[]>(
      `SELECT to_jsonb(j) FROM journal j UNION ALL SELECT to_jsonb(e) FROM effect e UNION ALL SELECT to_jsonb(a) FROM account a`,
    );
    expect(everything.length).toBeGreaterThan(10);
    expect(JSON.stringify(everything)).not.toContain('illness');
    expect(await violations()).toEqual([]);
  });
});
