import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Mailbox, type Batch, type Letter } from '../../src/store/mailbox';
import { ana, documents } from '../support/store';

/** The batches that set out, and how to bring each of them back. */
let sent: { accounts: string[]; isBack: (again: Letter[]) => void }[];
let mailbox: Mailbox;
beforeEach(() => open({ heldUpAfterMs: 60_000 }));
afterEach(() => sent.forEach(({ isBack }) => isBack([])));

function open({ heldUpAfterMs }: { heldUpAfterMs: number }): void {
  const own: typeof sent = [];
  const deliver = (batch: Batch) =>
    new Promise<Letter[]>((isBack) => own.push({ accounts: [...batch.keys()], isBack }));
  mailbox = new Mailbox(deliver, { flights: 2, connections: 3, heldUpAfterMs, accounts: 8, letters: 2, worthwhile: 3 });
  sent = own;
}

async function post(...accounts: string[]): Promise<void> {
  for (const id of accounts) void mailbox.post(id, { eventId: id, happening: documents('d1'), by: ana });
  // One turn of the event loop in which to collect, and one in which to have sent.
  await setImmediate();
  await setImmediate();
}
async function sending(batches: number): Promise<void> {
  while (sent.length < batches) await setTimeout(1);
}
const batches = () => sent.map(({ accounts }) => accounts);

describe('events for several accounts', () => {
  it('leave at once when nothing is under way, and those that follow share the next batch', async () => {
    await post('a');
    await post('b');
    await post('c');
    expect(batches()).toEqual([['a']]);
    sent[0]?.isBack([]);
    await post();
    expect(batches()).toEqual([['a'], ['b', 'c']]);
  });

  it('leave beside a batch under way once there are enough of them', async () => {
    await post('a');
    await post('b', 'c', 'd');
    expect(batches()).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('do not wait for batches that are held up, as long as there are connections', async () => {
    open({ heldUpAfterMs: 1 });
    await post('held');
    await post('b');
    await sending(2);
    await post('c');
    await sending(3);
    await post('d');
    expect(batches()).toEqual([['held'], ['b'], ['c']]);
    sent[1]?.isBack([]);
    await sending(4);
    expect(batches().at(-1)).toEqual(['d']);
  });
});

it('events of one account go one batch after another, in their order', async () => {
  await post('a', 'a', 'a', 'b');
  await post('c', 'd', 'e');
  expect(batches()).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]);
  sent[1]?.isBack([]);
  await post();
  expect(batches()).toHaveLength(2);
  sent[0]?.isBack([]);
  await post();
  expect(batches().at(-1)).toEqual(['a']);
});
