import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectionsOf } from '../../src/connectors/connections';
import { crmClientsOf } from '../../src/connectors/crm/crm.clients';
import { CrmOutbound } from '../../src/connectors/crm/crm.outbound';
import { crmWritersOf } from '../../src/connectors/crm/crm.writers';
import { type OutboundAction, type Outcome } from '../../src/connectors/outbound';
import { hostsOf } from '../../src/connectors/resilience/allowed-hosts';
import { readSettings } from '../../src/platform/settings/settings';
import { type WebFault } from '../support/fakes/web.fake';
import { SWIFT } from '../support/swift-calls';
import { DANA, RECEIVERS, type Making, type Receiver } from './crm.receivers';

const swift = { ...SWIFT, retries: 1, attemptTimeoutMs: 1_000 };
const ATTEMPTS = 6;
const MAKING: Making[] = ['create_crm_task', 'log_crm_note', 'open_expansion_opportunity'];

function outboundTo(...receivers: Receiver[]): CrmOutbound {
  const settings = readSettings(Object.fromEntries(receivers.flatMap(({ env }) => Object.entries(env))));
  const { mapping } = connectionsOf(settings).crms;
  const hosts = hostsOf(settings.connectors, settings.outboundAllow);
  return new CrmOutbound(crmWritersOf(crmClientsOf(settings.connectors, hosts, swift), mapping));
}

function action(kind: OutboundAction['kind'], { accountId }: Receiver, details: object = {}): OutboundAction {
  return {
    id: `wu_${kind}`,
    kind,
    account: { id: 'acc_1', name: 'Acme', externalId: accountId },
    payload: { title: 'Review the rollout', text: 'Two teams wait.', recipients: [], ...details },
    assignee: DANA,
    since: new Date('2026-11-24T10:00:00Z'),
  };
}

/** Attempts as the executor makes them: one after another, each knowing how the one before it ended. */
async function carryOut(outbound: CrmOutbound, each: OutboundAction, mayHaveArrived = false): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < ATTEMPTS) {
    const outcome = await outbound.execute(each, { mayHaveArrived });
    outcomes.push(outcome);
    if (outcome.result === 'ok' || outcome.result === 'refused') break;
    mayHaveArrived = outcome.result === 'unknown_outcome';
  }
  return outcomes;
}

describe.each(Object.entries(RECEIVERS))('%s', (system, start) => {
  let receiver: Receiver;
  let outbound: CrmOutbound;
  beforeEach(async () => {
    receiver = await start();
    outbound = outboundTo(receiver);
  });
  afterEach(() => receiver.fake.stop());

  describe.each(MAKING)('takes %s', (kind) => {
    it('with what it says, whom it is for and where it belongs, and its own id is kept', async () => {
      const outcomes = await carryOut(outbound, action(kind, receiver, { amount: 9_000, currency: 'EUR' }));
      const [kept] = receiver.ledger(kind);
      expect(kept).toMatchObject({ title: 'Review the rollout', text: 'Two teams wait.', account: receiver.accountId });
      expect(kept?.owner).toBeTruthy();
      expect(outcomes.at(-1)).toMatchObject({ result: 'ok', reference: { system, id: kept?.id }, notDelivered: [] });
    });

    const faults: [string, WebFault][] = [
      ['the answer is lost after the write', { kind: 'answer_lost' }],
      ['the connection breaks before the write', { kind: 'broken' }],
      ['the other side is half open', { kind: 'hang' }],
      ['too much is asked of it', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
      ['it fails inside', { kind: 'status', status: 503 }],
      ['a gateway answers', { kind: 'no_json' }],
    ];
    it.each(faults)('exactly once although %s', async (_, fault) => {
      receiver.fake.failNext(receiver.writes, fault, fault, fault);
      const outcomes = await carryOut(outbound, action(kind, receiver));
      expect(outcomes.at(-1)).toMatchObject({ result: 'ok' });
      expect(receiver.ledger(kind)).toMatchObject([{ account: receiver.accountId }]);
    });

    it('exactly once although whoever asked crashed and never heard', async () => {
      await outbound.execute(action(kind, receiver), { mayHaveArrived: false });
      expect(await carryOut(outbound, action(kind, receiver), true)).toMatchObject([{ result: 'ok' }]);
      expect(receiver.ledger(kind)).toHaveLength(1);
    });

    it('and leaves what a person made of it, when it looks whether it arrived', async () => {
      await outbound.execute(action(kind, receiver), { mayHaveArrived: false });
      const [{ id } = { id: '' }] = receiver.ledger(kind);
      receiver.retitle(kind, id, 'Done by phone');
      await carryOut(outbound, action(kind, receiver), true);
      expect(receiver.ledger(kind)).toMatchObject([{ id, title: 'Done by phone' }]);
      expect(await outbound.find(action(kind, receiver))).toMatchObject({ system, id });
    });
  });

  describe('takes update_crm_field', () => {
    const change = { value: 'Retail', readValue: 'Logistics' };
    const update = (details: object = change) =>
      action('update_crm_field', receiver, { field: receiver.field, ...details });

    it('while the field says what it said when it was read', async () => {
      expect(await carryOut(outbound, update())).toMatchObject([
        { result: 'ok', reference: { id: receiver.accountId } },
      ]);
      expect(receiver.fieldNow()).toBe('Retail');
    });

    it('not once its owner has changed it: the owner’s word stands and both are named', async () => {
      receiver.setField('Shipping');
      expect(await carryOut(outbound, update())).toEqual([
        { result: 'refused', code: 'conflict', reason: expect.stringMatching(/“Shipping”.*“Logistics”/) },
      ]);
      expect(receiver.fieldNow()).toBe('Shipping');
    });

    it('not over a value that nobody has read', async () => {
      expect(await carryOut(outbound, update({ value: 'Retail' }))).toMatchObject([{ code: 'conflict' }]);
      expect(receiver.fieldNow()).toBe('Logistics');
    });

    it('as done when the field says it already, and writes nothing', async () => {
      receiver.setField('Retail');
      expect(await carryOut(outbound, update())).toMatchObject([{ result: 'ok' }]);
      expect(receiver.fake.callsOf(receiver.writes)).toEqual([]);
    });

    it('and not a second time over the owner when the answer to the first was lost', async () => {
      receiver.fake.failNext(receiver.writes, { kind: 'answer_lost' });
      await outbound.execute(update(), { mayHaveArrived: false });
      receiver.setField('Shipping');
      await carryOut(outbound, update(), true);
      expect(receiver.fieldNow()).toBe('Shipping');
    });

    it('only with a name that can be one', async () => {
      expect(await carryOut(outbound, update({ field: "Name' OR 1=1" }))).toMatchObject([{ code: 'no_field' }]);
    });
  });

  it('that asks for a long pause is left to the executor, which is told how long', async () => {
    const later: WebFault = { kind: 'status', status: 429, headers: { 'retry-after': '120' } };
    receiver.fake.failNext(receiver.writes, later);
    const outcome = await outbound.execute(action('create_crm_task', receiver), { mayHaveArrived: false });
    expect(outcome).toMatchObject({ result: 'failed_before_write', retryAfterMs: 120_000 });
    expect(receiver.ledger('create_crm_task')).toEqual([]);
  });

  it('names whom it does not know, and takes the rest', async () => {
    const stranger = { ...action('create_crm_task', receiver), assignee: 'nobody@vendor.example' };
    expect(await carryOut(outbound, stranger)).toMatchObject([
      { result: 'ok', notDelivered: [{ recipient: 'nobody@vendor.example', reason: `not a user of ${system}` }] },
    ]);
  });

  it('refuses what belongs to an account that it does not have', async () => {
    const foreign = { ...action('create_crm_task', receiver), account: { id: 'a', name: 'B', externalId: 'nowhere' } };
    expect(await carryOut(outbound, foreign)).toMatchObject([{ result: 'refused', code: 'no_account' }]);
  });

  it('never finds its secrets in what is said about a refusal', async () => {
    await outbound.execute(action('log_crm_note', receiver), { mayHaveArrived: false });
    const { secrets } = receiver;
    const message = `refused: ${secrets.join(' ')}`;
    const body = system === 'salesforce' ? [{ errorCode: 'X', message }] : { message };
    receiver.fake.failNext(receiver.writes, { kind: 'status', status: 400, body });
    const outcomes = await carryOut(outbound, action('create_crm_task', receiver));
    expect(outcomes).toMatchObject([{ result: 'refused', reason: expect.stringContaining('refused') }]);
    for (const secret of secrets) expect(JSON.stringify(outcomes)).not.toContain(secret);
  });
});

it('an account that two systems know is written to in the one that is believed more, and looked for in both', async () => {
  const [first, second] = [await RECEIVERS.salesforce(), await RECEIVERS.hubspot()];
  const account = { id: 'acc_1', name: 'Acme', externalId: 'crm-1' };
  const known = { salesforce: first.accountId, hubspot: second.accountId };
  const outbound = outboundTo(first, second);
  const task = action('create_crm_task', first);
  await outbound.execute(
    { ...task, account: { ...account, crmIds: { hubspot: second.accountId } } },
    { mayHaveArrived: false },
  );
  await outbound.execute({ ...task, account: { ...account, crmIds: known } }, { mayHaveArrived: true });
  expect([first.ledger('create_crm_task').length, second.ledger('create_crm_task').length]).toEqual([0, 1]);
  await outbound.execute({ ...task, id: 'wu_2', account: { ...account, crmIds: known } }, { mayHaveArrived: false });
  expect([first.ledger('create_crm_task').length, second.ledger('create_crm_task').length]).toEqual([1, 1]);
  await Promise.all([first.fake.stop(), second.fake.stop()]);
});
