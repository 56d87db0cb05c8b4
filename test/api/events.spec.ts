import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { packetOf, useApplication } from '../support/application';

const { as, anonymous } = useApplication();
const events = '/api/v1/accounts/ext:crm-1/events';
let asked = 0;
const eventId = () => `e-${(asked += 1)}`;

const reversedTerm = { startDate: '2026-03-01', renewalDate: '2026-02-01', noticePeriodDays: -1 };
const ofReversedTerm = ['contract.renewalDate', 'contract.noticePeriodDays'];
const ofTerm = ['value.renewalDate', 'value.noticePeriodDays'];
const ofArr = ['value.amount', 'value.currency'];

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

describe('an event from outside', () => {
  it('changes the account and is journalled under its sender, whatever the body says', async () => {
    const event = {
      eventId: 'pause-1',
      type: 'account.paused',
      reason: 'merger',
      by: 'the ceo',
      at: '1999-01-01',
      missing: [],
    };
    const { body } = await as('csm').post(events).send(event).expect(200);
    expect(body).toMatchObject({ phase: 'paused', waitsFor: { who: 'csm' } });
    const { items } = (await as('viewer').get('/api/v1/accounts/ext:crm-1/history')).body;
    expect(items.at(-1)).toMatchObject({
      eventId: 'pause-1',
      actor: 'csm@vendor.example',
      payload: { by: 'csm@vendor.example' },
    });
    expect(items.at(-1).at.startsWith('1999')).toBe(false);
  });

  it('that is repeated gives the first answer, also after more has happened', async () => {
    const pause = { eventId: eventId(), type: 'account.paused', reason: 'merger' };
    const first = await as('csm').post(events).send(pause).expect(200);
    await as('csm').post(events).send({ eventId: eventId(), type: 'account.resumed' }).expect(200);
    const again = await as('csm').post(events).send(pause).expect(200);
    expect(again.body).toMatchObject({ version: first.body.version, phase: 'paused' });
    expect((await as('viewer').get('/api/v1/accounts/ext:crm-1')).body.phase).toBe('handoff_audit');
  });

  it('that says something of the contract is repeated without effect', async () => {
    const change = { eventId: eventId(), type: 'contract.changed', contract: { seats: 500 } };
    await as('csm').post(events).send(change).expect(200);
    await as('csm')
      .post(events)
      .send({ eventId: eventId(), type: 'contract.changed', contract: { seats: 600 } })
      .expect(200);
    await as('csm').post(events).send(change).expect(200);
    const term = { startDate: '2025-12-01', renewalDate: '2027-06-30', noticePeriodDays: 60 };
    await as('csm').put('/api/v1/accounts/ext:crm-1/anchors/contractTerm').send({ value: term });
    const { body } = await as('viewer').get('/api/v1/lifecycle?account=ext:crm-1');
    expect(body.standing.length).toBeGreaterThan(0);
    const { items } = (await as('viewer').get('/api/v1/accounts/ext:crm-1/history')).body;
    expect(items.filter(({ type }: { type: string }) => type === 'contract.changed')).toHaveLength(2);
  });

  it('that the account does not take is counted by its type', async () => {
    await as('csm').post(events).send({ eventId: eventId(), type: 'takeover.completed', artifact: 'a' }).expect(409);
    const { text } = await anonymous().get('/metrics');
    expect(text).toContain('account_events_refused_total{type="takeover.completed"} 1\n');
  });

  it('that the account does not take is a 409 which names its state and what it takes, and leaves the id free', async () => {
    const id = eventId();
    const { status, body } = await as('csm').post(events).send({ eventId: id, type: 'account.resumed' });
    expect({ status, title: body.title }).toEqual({ status: 409, title: 'Event not accepted' });
    expect(body.state).toMatch(/^handoffAudit/);
    expect(body.accepted).toContain('account.paused');
    await as('csm').post(events).send({ eventId: id, type: 'account.paused', reason: 'merger' }).expect(200);
  });

  it.each([
    'signals.measured',
    'draft.approved',
    'mitigation.executed',
    'calendar.turned',
    'account.opened',
    'xstate.done.actor.assessRisk',
    'xstate.init',
    'no.such.event',
    '__proto__',
    'constructor',
  ])('of the type %s is refused', async (type) => {
    const { status, body } = await as('supervisor').post(events).send({ eventId: eventId(), type });
    expect({ status, field: body.errors[0].field }).toEqual({ status: 400, field: 'type' });
  });

  it.each([
    ['without an id', { type: 'account.resumed' }, 'eventId'],
    ['with an id of ours', { eventId: 'answer:3:0', type: 'account.resumed' }, 'eventId'],
    ['without its facts', { eventId: 'e', type: 'account.paused' }, 'reason'],
    ['with an unknown field', { eventId: 'e', type: 'account.resumed', colour: 'blue' }, 'colour'],
    ['with a wrong value', { eventId: 'e', type: 'stance.taken', stance: 'monitor', reason: 'r' }, 'stance'],
    [
      'with a day that does not exist',
      { eventId: 'e', type: 'contract.changed', contract: { renewalDate: '2026-02-30' } },
      'contract.renewalDate',
    ],
    [
      'with a renewal before the start',
      { eventId: 'e', type: 'contract.changed', contract: { renewalDate: '2020-01-01' } },
      'contract.renewalDate',
    ],
    ['that states an anchor without its value', { eventId: 'e', type: 'anchor.stated', key: 'seats' }, 'value'],
  ])('%s is refused with the name of the field', async (_, event, field) => {
    const { status, body } = await as('csm').post(events).send(event);
    expect({ status, field: body.errors?.[0]?.field }).toEqual({ status: 400, field });
  });

  it.each([
    ['and facts', { type: 'takeover.completed' }, ['eventId', 'artifact']],
    ['of an unknown type', { type: 'no.such.event', answersTo: 7 }, ['eventId', 'type', 'answersTo']],
    ['and an unknown field', { type: 'account.paused', colour: 'blue' }, ['eventId', 'reason', 'colour']],
    ['and parts of a contract', { type: 'contract.changed', contract: reversedTerm }, ['eventId', ...ofReversedTerm]],
    ['and a value', { type: 'anchor.stated', key: 'arr', value: { amount: -1 } }, ['eventId', ...ofArr]],
    ['and a term', { type: 'anchor.stated', key: 'contractTerm', value: reversedTerm }, ['eventId', ...ofTerm]],
    ['and an anchor', { type: 'anchor.stated', key: 'colour', size: 1 }, ['eventId', 'key', 'size']],
  ])('whose mistakes are its id %s is told all of them at once, each with a remedy', async (_, event, fields) => {
    const { status, body } = await as('csm').post(events).send(event);
    const errors = z
      .object({ errors: z.array(z.object({ field: z.string(), detail: z.string() })) })
      .parse(body).errors;
    expect({ status, fields: errors.map(({ field }) => field).sort() }).toEqual({ status: 400, fields: fields.sort() });
    expect(errors.filter(({ detail }) => /^Invalid|^Expected|undefined/.test(detail))).toEqual([]);
  });

  it('forces a transition only from a supervisor', async () => {
    const force = () => ({ eventId: eventId(), type: 'transition.forced', to: 'diagnostic', reason: 'known customer' });
    await as('csm').post(events).send(force()).expect(403);
    const { body } = await as('supervisor').post(events).send(force()).expect(200);
    expect(body.phase).toBe('diagnostic');
  });

  it('to an unknown account is a 404', async () => {
    const { status } = await as('csm')
      .post('/api/v1/accounts/nobody/events')
      .send({ eventId: 'e', type: 'account.resumed' });
    expect(status).toBe(404);
  });
});

describe('a stated anchor', () => {
  it('is told all that is wrong with its statement at once', async () => {
    const statement = { value: { amount: -1, currency: 'euro' }, replaces: 'yesterday' };
    const { status, body } = await as('csm').put('/api/v1/accounts/ext:crm-1/anchors/arr').send(statement);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'replaces' }, { field: 'value.amount' }, { field: 'value.currency' }] },
    });
    await as('csm').put('/api/v1/accounts/ext:crm-1/anchors/arr').send({}).expect(400);
  });
});

describe('the history', () => {
  it('shows the account as it was after any entry', async () => {
    const { body } = await as('csm').post(events).send({ eventId: 'p', type: 'account.paused', reason: 'merger' });
    await as('csm').post(events).send({ eventId: 'r', type: 'account.resumed' }).expect(200);
    const then = await as('viewer').get(`/api/v1/accounts/ext:crm-1/history/${body.version}`).expect(200);
    expect(then.body).toMatchObject({ phase: 'paused', version: body.version });
    const none = await as('viewer').get('/api/v1/accounts/ext:crm-1/history/9999').expect(404);
    expect(none.body).toMatchObject({ title: 'Entry not found', detail: expect.stringMatching(/has no entry 9999$/) });
  });
});

describe('the lifecycle', () => {
  it('is drawn, and marks where an account stands', async () => {
    const { text } = await as('viewer').get('/api/v1/lifecycle.mmd?account=ext:crm-1').expect(200);
    expect(text).toContain('stateDiagram-v2');
    expect(text).toMatch(/class active_phase_handoffAudit_\w+ here/);
    await as('viewer').get('/api/v1/lifecycle.mmd?account=nobody').expect(404);
  });
});
