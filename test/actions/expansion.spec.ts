import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CrmOutbound } from '../../src/connectors/crm/crm.outbound';
import { HubSpotApi } from '../../src/connectors/hubspot/hubspot.api';
import { HubSpotClient } from '../../src/connectors/hubspot/hubspot.client';
import { HubSpotWriter } from '../../src/connectors/hubspot/hubspot.writer';
import { HubSpotWrites } from '../../src/connectors/hubspot/hubspot.writes';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { growth } from '../../src/evidence/drafting/expansion';
import { knownFacts } from '../../src/evidence/drafting/known-facts';
import { addDays } from '../../src/calendar/calendar';
import { readSettings } from '../../src/platform/settings/settings';
import { CrmLink, PersonRow } from '../../src/store/entities';
import { IngestService } from '../../src/telemetry/ingest/ingest.service';
import { type TelemetryKind } from '../../src/telemetry/ingest/telemetry.rows';
import { rowsOfArray } from '../../src/telemetry/ingest/row-source';
import { Rescorer } from '../../src/telemetry/scores/rescorer';
import { ScoresService } from '../../src/telemetry/scores/scores.service';
import { useDatabase } from '../support/database';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { handoff } from '../support/account-record';
import { onRecord } from '../support/agents';
import { SWIFT } from '../support/swift-calls';
import { actingOn, csm, type Acting } from './acting';

const TODAY = '2026-11-24';
const sold = {
  ...handoff,
  account: { ...handoff.account, externalId: 'crm-acme', name: 'Acme' },
  contract: { ...handoff.contract, startDate: '2026-01-01', renewalDate: '2027-12-31', seats: 50, currency: 'EUR' },
};
const contacts = (['champion', 'decision_maker', 'user'] as const).map((role, n) => ({
  accountId: 'acme',
  n,
  name: `Person ${n}`,
  email: `person.${n}@acme.example`,
  side: 'customer' as const,
  role,
  sentiment: 'positive' as const,
  influence: 'high' as const,
  resolved: true,
  evidence: [],
}));
const database = useDatabase();
const swift = { ...SWIFT, retries: 0 };
let hubspot: FakeHubSpot;
let acting: Acting;

beforeEach(async () => {
  hubspot = await FakeHubSpot.start();
  const company = hubspot.add('companies', { name: 'Acme' });
  const api = new HubSpotApi({ baseUrl: hubspot.url, token: hubspot.token }, new AllowedHosts(['loopback']), swift);
  const outbounds = [new CrmOutbound([new HubSpotWriter(new HubSpotClient(api), new HubSpotWrites(api), {})])];
  acting = actingOn(database.db, database, { outbounds });
  await onRecord(database.db, 'acme', sold, database.embedded);
  await database.db.query(`UPDATE account SET customer_since = '2026-01-01'`);
  await database.db.manager.insert(PersonRow, contacts);
  await database.db.manager.insert(CrmLink, { accountId: 'acme', system: 'hubspot', crmId: company, handoff: {} });
});
afterEach(() => hubspot.stop());

/** Telemetry arrives, the account is scored, and what it tells the world is performed. */
async function ingest(kind: TelemetryKind, rows: object[]): Promise<void> {
  const { db, dates, store, policies } = acting.telemetry;
  const scores = new ScoresService(db, dates, policies, readSettings({ LOG_LEVEL: 'silent' }));
  const { rejected } = await new IngestService(db, new Rescorer(db, scores, store, dates)).ingest(
    kind,
    rowsOfArray(rows),
  );
  expect(rejected).toEqual([]);
  await acting.perform();
}

/** Everything is well, and these many people have used the product on each working day of three months. */
async function usedBy(people: number): Promise<void> {
  const users = Array.from({ length: people }, (_, at) => `user-${at + 1}`);
  await ingest('milestones', [{ account: 'acme', key: 'first_value', on: '2026-01-20' }]);
  await ingest('tickets', [
    { account: 'acme', id: 't1', priority: 'P4', openedOn: '2026-06-01', closedOn: '2026-06-02' },
  ]);
  await ingest('surveys', [{ account: 'acme', id: 's1', kind: 'nps', respondent: 'joe', value: 9, on: '2026-11-10' }]);
  await ingest('interactions', [
    {
      account: 'acme',
      id: 'i1',
      kind: 'meeting',
      at: '2026-11-20',
      people: contacts.map(({ email }) => email),
      twoWay: true,
    },
  ]);
  await ingest(
    'usage',
    Array.from({ length: 90 }, (_, ago) => ({
      account: 'acme',
      date: addDays(TODAY, -1 - ago),
      activeUsers: people,
      sessions: people,
      events: {},
      users,
    })),
  );
}

const goesDown = () => ingest('tickets', [{ account: 'acme', id: 'down', priority: 'P1', openedOn: '2026-11-23' }]);
const isUpAgain = () =>
  ingest('tickets', [{ account: 'acme', id: 'down', priority: 'P1', openedOn: '2026-11-23', closedOn: TODAY }]);

const opportunities = async () =>
  (await acting.unitsOf('acme')).filter(({ kind }) => kind === 'open_expansion_opportunity');
async function approve(): Promise<void> {
  const open = (await acting.approvalsOf('acme')).find(
    ({ status, subjectKind }) => status === 'open' && subjectKind === 'open_expansion_opportunity',
  );
  await acting.approvals.approve(open!.id, open!.digest, csm);
}

describe('an account whose seats are nearly all in use', () => {
  it('is proposed for more seats, with what shows it, the amount and what would hold it back', async () => {
    await usedBy(48);
    const [opportunity, ...others] = await opportunities();
    expect(others).toEqual([]);
    expect(opportunity).toMatchObject({
      status: 'awaiting_approval',
      tier: 'approval_required',
      // Back to 80 % of the seats: 60 of them for 48 people, at 1,200 a seat.
      payload: { extraSeats: 10, amount: 12_000, currency: 'EUR' },
    });
    const { text } = opportunity!.payload as { text: string };
    expect(text).toContain('Nearly all seats were used in both of the last two periods of 28 days.');
    expect(text).toContain('48 people used the product in the last 28 days');
    expect(text).toContain(
      'It is not sent while the health is red or unknown, a hard-red signal is on record, or a risk is being mitigated.',
    );
  });

  it('gets one opportunity in the CRM once a person allowed it, whose id is kept', async () => {
    await usedBy(48);
    await approve();
    await acting.carryOutUntilItRests();
    const [deal, ...others] = hubspot.all('deals');
    expect(others).toEqual([]);
    expect(deal).toMatchObject({ amount: '12000', deal_currency_code: 'EUR' });
    const [opportunity] = await opportunities();
    expect(opportunity).toMatchObject({
      status: 'done',
      evidence: { reference: { system: 'hubspot', id: expect.any(String), details: { kind: 'opportunity' } } },
    });
  });

  it('reads the same in its renewal brief', async () => {
    await usedBy(48);
    const record = await acting.records.load('acme');
    const lines = growth({ record, known: knownFacts(record) }).map(({ text }) => text);
    const [opportunity] = await opportunities();
    const { text } = opportunity!.payload as { text: string };
    expect(lines[0]).toBe('An expansion is ready to be offered.');
    for (const line of lines.slice(1)) expect(text).toContain(line);
    expect(lines.join(' ')).toContain('12,000 EUR a year');
  });
});

describe('nothing is sold to a customer in trouble', () => {
  it('no opportunity is proposed while a hard-red signal is on record', async () => {
    await goesDown();
    await usedBy(48);
    expect(await opportunities()).toEqual([]);
  });

  it('one that waits for a decision is withdrawn, with the reason', async () => {
    await usedBy(48);
    await goesDown();
    expect(await opportunities()).toMatchObject([
      { status: 'superseded', evidence: { why: expect.stringContaining('a ticket of priority P1 is open') } },
    ]);
  });

  it.each([
    [`health_band = 'red'`, 'the health is red'],
    [`health_band = 'insufficient_data'`, 'the health is not known'],
    [`phase = 'risk_mitigation'`, 'a risk is being mitigated'],
  ])('one that was allowed is not sent when it comes to %s before it leaves', async (change, reason) => {
    await usedBy(48);
    await approve();
    await database.db.query(`UPDATE account SET ${change}`);
    await acting.carryOutUntilItRests();
    expect(hubspot.all('deals')).toEqual([]);
    expect(await opportunities()).toMatchObject([
      { status: 'superseded', evidence: { why: `nothing is offered now: ${reason}` } },
    ]);
  });

  it('is offered anew, to be allowed anew, when the trouble is over', async () => {
    await usedBy(48);
    await approve();
    await goesDown();
    await isUpAgain();
    await acting.carryOutUntilItRests();
    expect(hubspot.all('deals')).toEqual([]);
    expect((await opportunities()).map(({ status }) => status)).toEqual(['superseded', 'awaiting_approval']);
  });
});
