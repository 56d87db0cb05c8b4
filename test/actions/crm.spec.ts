import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { holdAccount } from '../../src/actions/account-standing';
import { CrmOutbound } from '../../src/connectors/crm/crm.outbound';
import { HubSpotApi } from '../../src/connectors/hubspot/hubspot.api';
import { HubSpotClient } from '../../src/connectors/hubspot/hubspot.client';
import { HubSpotWriter } from '../../src/connectors/hubspot/hubspot.writer';
import { HubSpotWrites } from '../../src/connectors/hubspot/hubspot.writes';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { Approval, CrmLink, WorkUnit } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { FakeHubSpot } from '../support/fakes/hubspot.fake';
import { ana, newAccount } from '../support/store';
import { SWIFT } from '../support/swift-calls';
import { actingOn, supervisor, type Acting } from './acting';

const database = useDatabase();
const swift = { ...SWIFT, retries: 0 };
let hubspot: FakeHubSpot;
let acting: Acting;
let company: string;
beforeEach(async () => {
  hubspot = await FakeHubSpot.start();
  company = hubspot.add('companies', { name: 'Acme', industry: 'Logistics' });
  const api = new HubSpotApi({ baseUrl: hubspot.url, token: hubspot.token }, new AllowedHosts(['loopback']), swift);
  const outbounds = [new CrmOutbound([new HubSpotWriter(new HubSpotClient(api), new HubSpotWrites(api), {})])];
  acting = actingOn(database.db, database, { outbounds });
  await acting.store.open(newAccount('acme'), ana);
  const link = { accountId: 'acme', system: 'hubspot', crmId: company, handoff: {} };
  await database.db.manager.insert(CrmLink, link);
});
afterEach(() => hubspot.stop());

/** Proposed, and allowed by a supervisor. */
async function allowed(): Promise<void> {
  await database.db.transaction(async (tx) => {
    await acting.workUnits.propose(tx, await holdAccount(tx, 'acme'), {
      kind: 'update_crm_field',
      id: 'wu_industry',
      cause: 'plan:industry:0',
      trigger: {},
      assignee: null,
      payload: { title: 'Correct the industry', text: '', field: 'industry', value: 'Retail', readValue: 'Logistics' },
    });
  });
  const { id, digest } = await database.db.manager.findOneByOrFail(Approval, { subjectId: 'wu_industry' });
  await acting.approvals.approve(id, digest, supervisor);
}
const unit = () => database.db.manager.findOneByOrFail(WorkUnit, { id: 'wu_industry' });

describe('an approved change of a field in the CRM', () => {
  it('is carried out once, with the id of the record as evidence', async () => {
    await allowed();
    await acting.carryOutUntilItRests();
    expect(hubspot.all('companies')).toMatchObject([{ industry: 'Retail' }]);
    expect(await unit()).toMatchObject({
      status: 'done',
      evidence: { system: 'crm', reference: { system: 'hubspot', id: company, details: { field: 'industry' } } },
    });
    expect(isClean(await verify(database.db))).toBe(true);
  });

  it('goes to a person when the owner of the field was faster, with both values named', async () => {
    await allowed();
    hubspot.edit('companies', company, { industry: 'Shipping' });
    await acting.carryOutUntilItRests();
    expect(hubspot.all('companies')).toMatchObject([{ industry: 'Shipping' }]);
    expect(await unit()).toMatchObject({
      status: 'executing',
      owner: 'human',
      evidence: { code: 'conflict', reason: expect.stringMatching(/“Shipping”.*“Logistics”/) },
    });
    await acting.actions.end('wu_industry', 'done', 'Shipping is right', supervisor);
    expect(await unit()).toMatchObject({ status: 'done' });
  });
});
