import { beforeEach, describe, expect, it } from '@jest/globals';
import { packetOf, useApplication } from '../support/application';

const { as } = useApplication();
const ACCOUNT = '/api/v1/accounts/ext:crm-1';
const long = (length: number) => 'x'.repeat(length);

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

/** Refused with a sentence that names the field and what to give instead. */
async function isRefused(
  sending: PromiseLike<{ status: number; body: { errors?: unknown[] } }>,
  field: string,
  remedy: RegExp,
): Promise<void> {
  const { status, body } = await sending;
  expect({ status, first: body.errors?.[0] }).toMatchObject({
    status: 400,
    first: { field, detail: expect.stringMatching(remedy) },
  });
}

const note = { id: 'd1', kind: 'crm_note', date: '2025-11-20', author: 'Sam Lee', text: 'Kick-off is on Monday.' };
const TERM = { startDate: '2026-01-01', renewalDate: '2027-01-01' };
const PAIN = { what: 'hours', unit: 'h', baseline: 14, target: 4 };
const SEATS = /^must be at most 10,000,000: check the number of zeros$/;
const AMOUNT = /^must be at most 1,000,000,000,000: check the number of zeros$/;
const REACH = /between 1900-01-01 and 2199-12-31/;

describe('a value that no customer has is refused by name, and in a plain sentence', () => {
  it.each([
    ['seats', 99_999_999_999, 'value', SEATS],
    ['arr', { amount: 1e15, currency: 'EUR' }, 'value.amount', AMOUNT],
    ['contractTerm', { ...TERM, renewalDate: '9999-12-31' }, 'value.renewalDate', REACH],
    ['contractTerm', { ...TERM, startDate: '0001-01-01' }, 'value.startDate', REACH],
    ['contractTerm', { ...TERM, noticePeriodDays: 2_000_000_000 }, 'value.noticePeriodDays', /^must be at most 3,650$/],
    ['painMetric', { ...PAIN, what: long(501) }, 'value.what', /at most 500 characters/],
    ['painMetric', { ...PAIN, baseline: 1e300 }, 'value.baseline', AMOUNT],
    [
      'painMetric',
      { ...PAIN, baseline: -1e300 },
      'value.baseline',
      /^must be -1,000,000,000,000 or more: check the number of zeros$/,
    ],
    ['painMetric', { ...PAIN, target: long(501) }, 'value.target', /at most 500 characters/],
    ['painMetric', { ...PAIN, target: 1e300 }, 'value.target', AMOUNT],
    ['champion', { name: long(501), email: 'p@harbour.example' }, 'value.name', /at most 500 characters/],
    ['champion', { name: '   ', email: 'p@harbour.example' }, 'value.name', /must not be empty/],
    ['decisionMaker', { name: 'Helena', title: long(501) }, 'value.title', /at most 500 characters/],
    ['successCriteria', { criteria: [{ text: long(4_001), by: '2027-01-01' }] }, 'value.criteria.0.text', /4,000 char/],
    ['successCriteria', { criteria: [{ text: 'Live', by: '9999-01-01' }] }, 'value.criteria.0.by', REACH],
    [
      'successCriteria',
      { criteria: Array(101).fill({ text: 'Live', by: '2027-01-01' }) },
      'value.criteria',
      /at most 100/,
    ],
  ])('when %s is stated', async (key, value, field, remedy) => {
    await isRefused(as('csm').put(`${ACCOUNT}/anchors/${key}`).send({ value }), field, remedy);
  });

  it.each([
    ['contract.changed', { contract: { seats: 99_999_999_999 } }, 'contract.seats', SEATS],
    ['contract.changed', { contract: { arr: 1e15 } }, 'contract.arr', AMOUNT],
    ['contract.changed', { contract: { renewalDate: '9999-12-31' } }, 'contract.renewalDate', REACH],
    [
      'contract.changed',
      { contract: { noticePeriodDays: 2e9 } },
      'contract.noticePeriodDays',
      /^must be at most 3,650$/,
    ],
    ['renewal.recorded', { outcome: 'renewed', contract: { startDate: '0001-01-01' } }, 'contract.startDate', REACH],
    ['takeover.returned', { guidance: long(501) }, 'guidance', /at most 500 characters/],
    ['takeover.completed', { artifact: long(201) }, 'artifact', /at most 200 characters/],
    ['stance.taken', { stance: 'renew', reason: long(4_001) }, 'reason', /at most 4,000 characters/],
    ['account.paused', { reason: long(4_001) }, 'reason', /at most 4,000 characters/],
    ['account.paused', { reason: ' ' }, 'reason', /must not be empty/],
    ['documents.added', { documents: [long(201)] }, 'documents.0', /at most 200 characters/],
    ['documents.added', { documents: Array(1_001).fill('d') }, 'documents', /at most 1,000 entries/],
    ['anchor.stated', { key: 'seats', value: 99_999_999_999 }, 'value', SEATS],
  ])('when the event %s says it', async (type, facts, field, remedy) => {
    await isRefused(
      as('csm')
        .post(`${ACCOUNT}/events`)
        .send({ eventId: 'e', type, ...facts }),
      field,
      remedy,
    );
  });

  it.each([
    ['account.industry', { account: { industry: long(501) } }],
    ['account.csm.name', { account: { csm: { name: long(501) } } }],
    ['contract.plan', { contract: { plan: long(501) } }],
    ['contract.entitlements', { contract: { entitlements: [long(4_001)] } }],
    ['contract.keyFeatures', { contract: { keyFeatures: [long(501)] } }],
    ['contract.startDate', { contract: { startDate: '0001-01-01' } }],
    ['contract.renewalDate', { contract: { renewalDate: '9999-12-31' } }],
    ['opportunity.name', { opportunity: { name: long(501) } }],
    ['opportunity.nextStep', { opportunity: { nextStep: long(4_001) } }],
    ['opportunity.closeDate', { opportunity: { closeDate: '9999-12-31' } }],
    ['contacts.0.name', { contacts: [{ name: Array.from({ length: 4_000 }, (_, i) => `n${i}`).join(' ') }] }],
    ['contacts.0.title', { contacts: [{ name: 'Priya', title: long(501) }] }],
    ['contacts.0.email', { contacts: [{ name: 'Priya', email: long(501) }] }],
    ['documents.0.kind', { documents: [{ ...note, kind: long(501) }] }],
    ['documents.0.author', { documents: [{ ...note, author: long(501) }] }],
    ['documents.0.date', { documents: [{ ...note, date: '9999-12-31' }] }],
    ['documents.0.text', { documents: [{ ...note, text: long(2_000_001) }] }],
  ])('when a packet has it in %s', async (field, { account, contract, ...parts }: Record<string, object>) => {
    const packet = { ...packetOf({ account, contract }), ...parts };
    await isRefused(as('csm').post('/api/v1/accounts').send(packet), field, /must|between|longer|shorter/);
  });

  it.each([
    ['usage', { date: '9999-01-01', activeUsers: 4, sessions: 9, events: {} }, 'date'],
    ['usage', { date: '2026-11-20', activeUsers: 4, sessions: 9, events: { reports: 1e300 } }, 'events.reports'],
    ['usage', { date: '2026-11-20', activeUsers: 4, sessions: 9, events: { [long(501)]: 1 } }, `events.${long(501)}`],
    ['usage', { date: '2026-11-20', activeUsers: 4, sessions: 9, events: {}, users: [long(501)] }, 'users.0'],
    ['milestones', { key: 'first_value', on: '0001-01-01' }, 'on'],
    ['milestones', { key: 'first_value', on: '2026-11-20', name: long(501) }, 'name'],
    ['interactions', { id: 'i', kind: 'call', at: '9999-01-01', people: [], twoWay: true }, 'at'],
    ['interactions', { id: 'i', kind: 'call', at: '2026-11-20', people: [long(501)], twoWay: true }, 'people.0'],
    ['kpis', { criterion: 'hours', value: 1e300, on: '2026-11-20' }, 'value'],
  ])('when a row of %s has it', async (kind, row, field) => {
    const { body } = await as('csm')
      .post(`/api/v1/telemetry/${kind}`)
      .send([{ account: 'crm-1', ...row }]);
    expect(body).toMatchObject({ accepted: 0, rejected: [{ line: 1, reason: expect.stringContaining(field) }] });
  });

  it.each([
    [{ contract: { seats: 99_999_999_999 } }, 'contract.seats', SEATS],
    [{ contract: { entities: 1.5 } }, 'contract.entities', /^give a whole number$/],
    [{ contract: { arr: 1e15 } }, 'contract.arr', AMOUNT],
    [{ contract: { seats: -1 } }, 'contract.seats', /^must be 0 or more$/],
    [{ contract: { noticePeriodDays: 20_000 } }, 'contract.noticePeriodDays', /^must be at most 3,650$/],
    [{ contract: { entitlements: [long(4_001)] } }, 'contract.entitlements', /^each one must have at most 4,000 char/],
    [{ account: { name: '' } }, 'account.name', /^must not be empty$/],
    [{ account: { industry: long(501) } }, 'account.industry', /^must have at most 500 characters$/],
  ])('when a packet has it: %j', async (parts: object, field, remedy) => {
    await isRefused(as('csm').post('/api/v1/accounts').send(packetOf(parts)), field, remedy);
  });

  it('but what a large customer may have is kept', async () => {
    await as('csm').put(`${ACCOUNT}/anchors/seats`).send({ value: 10_000_000 }).expect(200);
    const contract = { seats: 10_000_000, arr: 1e12, noticePeriodDays: 3_650, renewalDate: '2199-12-31' };
    await as('csm').post(`${ACCOUNT}/events`).send({ eventId: 'e', type: 'contract.changed', contract }).expect(200);
    const parts = { contacts: [{ name: '名'.repeat(500), email: null, title: null, crmRole: null }] };
    await as('csm')
      .post('/api/v1/accounts')
      .send({ ...packetOf(), ...parts })
      .expect(200);
    expect((await as('viewer').get(ACCOUNT).expect(200)).body).toMatchObject({ arr: 60_000 });
  });
});

describe('a body that is nested deeper than anything we are sent', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it.each([
    ['put', `${ACCOUNT}/anchors/seats`, `{ "value": ${nested(9_000)} }`],
    ['post', '/api/v1/approvals/a1/edit', `{ "digest": "d", "payload": { "steps": ${nested(9_000)} } }`],
    ['post', `${ACCOUNT}/events`, `{ "eventId": "e", "type": "account.paused", "reason": ${nested(65)} }`],
  ] as const)('is refused by %s %s before anything walks through it', async (method, path, body) => {
    const sending = as('csm')[method](path).set('Content-Type', 'application/json').send(body);
    await isRefused(sending, 'body', /^is nested more than 64 levels deep/);
  });
});
