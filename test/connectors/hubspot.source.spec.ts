import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Change, type CrmSource } from '../../src/connectors/crm/crm.source';
import { handoffOf } from '../../src/connectors/crm/handoff.mapper';
import { HubSpotApi } from '../../src/connectors/hubspot/hubspot.api';
import { HubSpotClient } from '../../src/connectors/hubspot/hubspot.client';
import { HubSpotSource } from '../../src/connectors/hubspot/hubspot.source';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { type CallSettings } from '../../src/connectors/resilience/call.policy';
import { PASSING_FAULTS, at, changesOf, idsOf } from '../support/crm-source';
import { SWIFT } from '../support/swift-calls';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { type WebFault } from '../support/fakes/web.fake';
import { defaultMapping } from '../support/field-mapping';
import { soldInHubSpot } from '../support/hubspot.sales';

const BUSY_SECOND: WebFault = {
  kind: 'status',
  status: 429,
  body: { message: 'You have reached your secondly limit.', policyName: 'SECONDLY' },
};
const SEARCHES = /\/search$/;
const mapping = defaultMapping('hubspot');

let hubspot: FakeHubSpot;
beforeEach(async () => {
  hubspot = await FakeHubSpot.start();
});
afterEach(() => hubspot.stop());

function sourceWith(settings: Partial<CallSettings> = {}, token = hubspot.token): CrmSource {
  const api = new HubSpotApi({ baseUrl: hubspot.url, token }, new AllowedHosts(['loopback']), {
    ...SWIFT,
    ...settings,
  });
  return new HubSpotSource(new HubSpotClient(api), mapping);
}
const deals = (count: number, stampOf = (n: number) => at(n)) =>
  Array.from({ length: count }, (_, n) => hubspot.add('deals', { hs_is_closed_won: 'true' }, stampOf(n)));

describe('a HubSpot portal', () => {
  it('is read to the last of 25,000 records, each once, in the order of stamp and id', async () => {
    const all = deals(25_000, (n) => at(Math.floor(n / 3)));
    expect(idsOf(await changesOf(sourceWith(), 'deals'))).toEqual(all);
  });

  it('is read whole where more records than a page carry one stamp', async () => {
    const all = deals(1_150, (n) => at(n < 100 ? 1 : n < 1_050 ? 2 : 3));
    expect(idsOf(await changesOf(sourceWith(), 'deals'))).toEqual(all);
    const after = { stamp: at(2).toISOString(), id: all[613] ?? '' };
    expect(idsOf(await changesOf(sourceWith(), 'deals', after))).toEqual(all.slice(614));
  });

  it('is read on from the last complete page after an outage, and then says everything once', async () => {
    const all = deals(900, (n) => at(Math.floor(n / 250)));
    const read: Change[] = [];
    const outages: number[] = [];
    const outage = { kind: 'status', status: 503 } as const;
    const follow = async (source: CrmSource) => {
      for await (const page of source.changes('deals', read.at(-1) ?? null)) {
        read.push(...page);
        if (outages.length < 2) hubspot.failNext(SEARCHES, outage, outage);
      }
    };
    while (read.length < all.length) {
      await follow(sourceWith({ retries: 1 })).catch((error: { isPassing?: boolean }) => {
        expect(error).toMatchObject({ system: 'hubspot', isPassing: true });
        outages.push(read.length);
      });
    }
    expect(outages).toHaveLength(2);
    expect(idsOf(read)).toEqual(all);
  });

  it('whose token ends between two pages is not asked again, and no secret is named', async () => {
    deals(450);
    let refused: unknown;
    try {
      for await (const page of sourceWith().changes('deals', null)) {
        expect(page.length).toBeGreaterThan(0);
        hubspot.token = 'pat-na1-another';
      }
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ result: 'refused', code: 'invalid_authentication' });
    expect(String(refused)).toContain('HUBSPOT_TOKEN');
    expect(JSON.stringify(refused) + String(refused)).not.toContain('pat-na1');
    expect(hubspot.callsOf(SEARCHES)).toHaveLength(2);
  });

  it.each<[string, WebFault]>([
    ...PASSING_FAULTS,
    ['is busy in this second and does not say for how long', BUSY_SECOND],
  ])('that %s is asked again', async (_what, fault) => {
    const all = deals(5);
    hubspot.failNext(SEARCHES, fault);
    expect(idsOf(await changesOf(sourceWith(), 'deals'))).toEqual(all);
  });

  it('that repeats the token in its answer finds it in no error', async () => {
    const body = { category: 'VALIDATION_ERROR', message: `Bearer ${hubspot.token} may not do this` };
    hubspot.failNext(SEARCHES, { kind: 'status', status: 400, body });
    const refused: unknown = await sourceWith()
      .wonDeals()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'validation_error' });
    expect(`${JSON.stringify(refused)} ${String(refused)}`).toContain('Bearer *** may not do this');
    expect(`${JSON.stringify(refused)} ${String(refused)}`).not.toContain(hubspot.token);
  });

  it('whose calls of the day are spent is left alone, and the failure says for how long', async () => {
    const body = { message: 'You have reached your daily limit.', policyName: 'DAILY' };
    hubspot.failNext(SEARCHES, { kind: 'status', status: 429, body });
    const asked = sourceWith().wonDeals();
    await expect(asked).rejects.toMatchObject({ isPassing: true, details: { retryAfterMs: 3_600_000 } });
    expect(hubspot.callsOf(SEARCHES)).toHaveLength(1);
  });

  it('that answers a batch in part does not pass for one that has less', async () => {
    const { company } = soldInHubSpot(hubspot, 'Acme');
    const errors = [{ category: 'INTERNAL_ERROR', message: 'A part could not be read' }];
    hubspot.failNext(/contacts\/batch\/read/, { kind: 'status', status: 207, body: { results: [], errors } });
    await expect(sourceWith().read([company])).rejects.toMatchObject({ isPassing: true, code: 'internal_error' });
    expect((await sourceWith().read([company]))[0]?.contacts).toHaveLength(1);
  });

  it('never answers: the call ends by itself and may be made again', async () => {
    hubspot.failNext(SEARCHES, { kind: 'hang' });
    const asked = sourceWith({ attemptTimeoutMs: 50, retries: 0 }).wonDeals();
    await expect(asked).rejects.toMatchObject({ isPassing: true, code: 'timed_out' });
  });
});

describe('changes in HubSpot', () => {
  it.each([-3_600_000, 0, 3_600_000])('are followed by its own clock, %i ms apart from ours', async (skewMs) => {
    hubspot.clockSkewMs = skewMs;
    soldInHubSpot(hubspot, 'Acme');
    const head = await sourceWith().head('companies');
    const company = hubspot.add('companies', { name: 'Bolt' });
    const seen = idsOf(await changesOf(sourceWith(), 'companies', head));
    expect(seen).toContain(company);
  });

  it('name the company that is concerned, also for what hangs on a deal', async () => {
    const { company, deal, contact } = soldInHubSpot(hubspot, 'Acme');
    const [item] = hubspot.connectedWith('deals', deal, 'line_items');
    const [note] = hubspot.connectedWith('deals', deal, 'notes');
    for (const stream of ['companies', 'deals', 'contacts', 'line_items', 'notes', 'calls']) {
      expect(await changesOf(sourceWith(), stream)).toMatchObject([{ what: 'changed', accounts: [company] }]);
    }
    expect(await sourceWith().accountsOf('line_items', [item ?? '', '999'])).toEqual([company]);
    expect(await sourceWith().accountsOf('notes', [note ?? ''])).toEqual([company]);
    expect(await sourceWith().accountsOf('contacts', [contact])).toEqual([company]);
  });

  it('begin with the deals that are won, and say later of all deals whether they are', async () => {
    const open = hubspot.add('deals', { hs_is_closed_won: 'false' }, at(1));
    const { deal } = soldInHubSpot(hubspot, 'Acme');
    expect(await changesOf(sourceWith(), 'deals')).toMatchObject([{ id: deal, isWon: true }]);
    expect(await sourceWith().wonDeals()).toBe(1);
    const [first] = await changesOf(sourceWith(), 'deals', { stamp: at(0).toISOString(), id: '0' });
    expect(first).toMatchObject({ id: open });
    expect(first).not.toHaveProperty('isWon');
  });

  it('are also what was thrown away, in its turn among the others', async () => {
    const [first = '', gone = '', last = ''] = deals(3, () => at(0));
    hubspot.edit('deals', first, {}, at(10));
    hubspot.remove('deals', gone, at(20));
    hubspot.edit('deals', last, {}, at(30));
    const after = { stamp: at(5).toISOString(), id: '0' };
    expect(await changesOf(sourceWith(), 'deals', after)).toMatchObject([
      { what: 'changed', id: first },
      { what: 'deleted', id: gone, stamp: at(20).toISOString() },
      { what: 'changed', id: last },
    ]);
    expect(idsOf(await changesOf(sourceWith(), 'deals', { stamp: at(20).toISOString(), id: gone }))).toEqual([last]);
    expect(await changesOf(sourceWith(), 'deals', { stamp: at(30).toISOString(), id: last })).toEqual([]);
  });

  it('miss nothing that is thrown away while they are read', async () => {
    const now = Date.now();
    const all = deals(450, (n) => new Date(now + n));
    const [victim = ''] = all;
    const read: Change[] = [];
    for await (const page of sourceWith().changes('deals', { stamp: at(0).toISOString(), id: '0' })) {
      if (read.length === 0) hubspot.remove('deals', victim, new Date(now + 300));
      read.push(...page);
      if (read.length > 350) break;
    }
    expect(read.find(({ what }) => what === 'deleted')).toMatchObject({ id: victim });
  });

  it('are also what was merged, told before the record that lives on', async () => {
    const [kept, lost] = [soldInHubSpot(hubspot, 'Acme'), soldInHubSpot(hubspot, 'Acme Ltd')];
    const before = { stamp: new Date(Date.now() - 60_000).toISOString(), id: '0' };
    hubspot.merge('companies', kept.company, lost.company);
    expect(await changesOf(sourceWith(), 'companies', before)).toMatchObject([
      { what: 'merged', id: lost.company, into: kept.company, accounts: [kept.company] },
      { what: 'changed', id: kept.company },
    ]);
  });
});

describe('a company in HubSpot', () => {
  const handoffFrom = async (source: CrmSource, company: string) => {
    const [read] = await source.read([company]);
    if (!read) throw new Error(`${company} was not read`);
    return { ...handoffOf(read, 'hubspot', mapping), read };
  };

  it('is a handoff: company, latest won deal, people with roles, papers, what was sold', async () => {
    const { company } = soldInHubSpot(hubspot, 'Harbour Logistics');
    const earlier = hubspot.add('deals', {
      dealname: 'Pilot',
      hs_is_closed_won: 'true',
      closedate: '2025-01-01T00:00:00Z',
    });
    hubspot.connect('deals', earlier, 'companies', company);
    const { handoff, unreadable, read } = await handoffFrom(sourceWith(), company);
    expect(unreadable).toEqual([]);
    expect(read).toMatchObject({ isWon: true, alsoKnownAs: [] });
    expect(handoff).toMatchObject({
      account: { name: 'Harbour Logistics', csmName: 'Dana Ortiz', csmEmail: 'dana@vendor.example', aeName: 'Sam Lee' },
      contract: {
        arr: 60_000,
        currency: 'USD',
        seats: 400,
        startDate: '2026-12-01',
        renewalDate: '2027-11-30',
        noticePeriodDays: 60,
        plan: 'Business',
        entitlements: ['Business plan'],
      },
      opportunity: { stage: 'closedwon', amount: 60_000, closeDate: '2026-11-20' },
    });
    expect(handoff.contacts).toEqual([
      { name: 'Priya Raman', email: 'priya@harbour.example', title: 'VP Operations', crmRole: 'Economic Buyer' },
    ]);
    expect(handoff.documents).toMatchObject([
      {
        kind: 'call_transcript',
        author: 'Sam Lee',
        text: 'Discovery call\nPriya: month-end reports take us 14 hours a week.',
      },
      { kind: 'crm_note', author: 'Dana Ortiz', date: '2026-11-21', text: 'Go-live before the new year.' },
    ]);
  });

  it('brings every record it was made of once, under the name of its stream', async () => {
    const source = sourceWith();
    const { read } = await handoffFrom(source, soldInHubSpot(hubspot, 'Acme').company);
    expect(read.records.map(({ object }) => object)).toEqual([
      'companies',
      'deals',
      'contacts',
      'line_items',
      'calls',
      'notes',
    ]);
    expect(source.streams).toEqual(expect.arrayContaining(read.records.map(({ object }) => object)));
    expect(read.records.every(({ stamp }) => stamp !== null)).toBe(true);
  });

  it('has all its people where their connections come in pages', async () => {
    hubspot.connectionsPerPage = 10;
    const { company } = soldInHubSpot(hubspot, 'Acme');
    for (let n = 0; n < 250; n += 1) {
      const contact = hubspot.add('contacts', { firstname: `N${n}`, email: `n${n}@acme.example` });
      hubspot.connect('contacts', contact, 'companies', company);
    }
    const { handoff } = await handoffFrom(sourceWith(), company);
    expect(new Set(handoff.contacts.map(({ email }) => email)).size).toBe(251);
  });

  it('looks the same as before when HubSpot gives its connections in another order', async () => {
    const { company, deal } = soldInHubSpot(hubspot, 'Acme');
    for (const firstname of ['Ada', 'Ben', 'Cleo']) {
      const contact = hubspot.add('contacts', { firstname });
      hubspot.connect('contacts', contact, 'companies', company, 'Champion');
      hubspot.connect('contacts', contact, 'companies', company, 'Billing');
      hubspot.connect('notes', hubspot.add('notes', { hs_note_body: firstname }), 'deals', deal);
    }
    const before = await sourceWith().read([company]);
    hubspot.isLastFirst = true;
    expect(await sourceWith().read([company])).toEqual(before);
  });

  it('that is gone is missing in the answer, and the others are there', async () => {
    const [kept, gone] = [soldInHubSpot(hubspot, 'Acme'), soldInHubSpot(hubspot, 'Bolt')];
    hubspot.remove('companies', gone.company);
    expect((await sourceWith().read([gone.company, kept.company])).map(({ id }) => id)).toEqual([kept.company]);
  });

  it('names itself in the system it was brought over from', async () => {
    const { company } = soldInHubSpot(hubspot, 'Acme');
    hubspot.edit('companies', company, { salesforceaccountid: '001Hu00003abcdeIAA' });
    expect((await sourceWith().read([company]))[0]?.alsoKnownAs).toEqual([
      { system: 'salesforce', id: '001Hu00003abcdeIAA' },
    ]);
  });

  it('has people around it: in other deals, in its family, and by the domain of their address', async () => {
    const { company } = soldInHubSpot(hubspot, 'Acme');
    const person = (firstname: string, lastname: string, domain: string) =>
      hubspot.add('contacts', {
        firstname,
        lastname,
        email: `${firstname}@${domain}`.toLowerCase(),
        hs_email_domain: domain,
      });
    const lost = hubspot.add('deals', { hs_is_closed_won: 'false' });
    hubspot.connect('deals', lost, 'companies', company);
    hubspot.connect('deals', lost, 'contacts', person('Theo', 'Berg', 'advisors.example'), 'Champion');
    const parent = hubspot.add('companies', { name: 'Acme Group' });
    hubspot.connect('companies', company, 'companies', parent);
    hubspot.connect('contacts', person('Ines', 'Holt', 'group.example'), 'companies', parent);
    person('Kim', 'Holt', 'acme.example');
    const { contacts } = await sourceWith().around(company);
    expect(contacts).toMatchObject([
      { contacts: { firstname: 'Priya' }, association: { label: 'Economic Buyer' } },
      { contacts: { firstname: 'Theo' }, association: { label: 'Champion' } },
      { contacts: { firstname: 'Ines' } },
    ]);
    const called = async (name: string) =>
      (await sourceWith().people(company, name)).map((each) => each.contacts?.firstname);
    expect(await called('Holt')).toEqual(['Ines', 'Kim']);
    expect(await called('priya@acme.example')).toEqual(['Priya']);
    expect(await called('Nobody')).toEqual([]);
  });

  it('is read without a property that an administrator took away, and without objects the token may not see', async () => {
    const { company } = soldInHubSpot(hubspot, 'Acme');
    hubspot.properties.deals = new Set(['dealname', 'hs_is_closed_won', 'closedate', 'hs_arr']);
    hubspot.outOfScope.add('calls');
    const { handoff } = await handoffFrom(sourceWith(), company);
    expect(handoff.contract).toMatchObject({ arr: 60_000, seats: null });
    expect(handoff.documents).toMatchObject([{ kind: 'crm_note' }]);
    expect(await changesOf(sourceWith(), 'calls')).toEqual([]);
  });
});

describe('the readiness of HubSpot', () => {
  it('says of every mapped field whether it is there, and in how many records it is filled', async () => {
    soldInHubSpot(hubspot, 'Acme');
    const lean = soldInHubSpot(hubspot, 'Bolt');
    hubspot.edit('deals', lean.deal, { seats: null });
    hubspot.outOfScope.add('calls');
    const report = await sourceWith().readiness();
    const of = (object: string, field: string) => report.find((each) => each.object === object && each.field === field);
    expect(of('deals', 'seats')).toEqual({ object: 'deals', field: 'seats', exists: true, filled: 1, of: 2 });
    expect(of('companies', 'owner.name')).toMatchObject({ exists: true, filled: 2, of: 2 });
    expect(of('companies', 'segment')).toMatchObject({ exists: false, filled: null });
    expect(of('calls', 'hs_call_body')).toMatchObject({ exists: false, filled: null });
  });
});
