import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { holdAccount } from '../../src/actions/account-standing';
import { LostRecords } from '../../src/actions/lost-records';
import { WorkUnits } from '../../src/actions/work-units';
import { AccountRow, WorkUnit } from '../../src/store/entities';
import { SyncRuns } from '../../src/sync/run.store';
import { SyncService } from '../../src/sync/sync.service';
import { useApplication } from '../support/application';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { SalesforceOrg } from '../support/fakes/salesforce.org';
import { soldTo, type Sale } from '../support/sales';
import { eventually } from '../support/worker';

const salesforce = new FakeSalesforce();
afterAll(() => salesforce.stop());

const product = useApplication(async () => {
  await salesforce.listen();
  return {
    SALESFORCE_LOGIN_URL: salesforce.url,
    SALESFORCE_CLIENT_ID: salesforce.clientId,
    SALESFORCE_CLIENT_SECRET: salesforce.clientSecret,
  };
});

async function synced(): Promise<void> {
  const { id } = await product.app.get(SyncService).ask('salesforce', { isFull: false, by: 'ana@vendor.example' });
  const runs = product.app.get(SyncRuns, { strict: false });
  await eventually(async () => (await runs.find(id))?.status === 'done');
}
async function asked(): Promise<WorkUnit[]> {
  const lost = product.app.get(LostRecords, { strict: false });
  while ((await lost.workOff()) > 0);
  return product.app.get(DataSource).manager.find(WorkUnit, {});
}
const accountOf = ({ account }: Sale) =>
  product.app.get(DataSource).manager.findOneByOrFail(AccountRow, { externalId: account });

describe('an account whose record', () => {
  let acme: Sale;
  let bolt: Sale;
  beforeEach(async () => {
    salesforce.org = new SalesforceOrg();
    [acme, bolt] = [soldTo(salesforce.org, 'Acme'), soldTo(salesforce.org, 'Bolt')];
    await synced();
    salesforce.org.passes(600);
    expect(await asked()).toEqual([]);
  });

  it('was merged into that of another account is a question to its CSM, once', async () => {
    salesforce.org.merge(bolt.account, acme.account);
    await synced();
    const { id } = await accountOf(acme);
    const question = {
      accountId: id,
      kind: 'ask_human',
      assignee: 'dana@vendor.example',
      trigger: { system: 'salesforce', record: acme.account, mergedInto: bolt.account },
      payload: { text: expect.stringContaining('the account Bolt here') },
    };
    expect(await asked()).toMatchObject([question]);
    expect(await asked()).toHaveLength(1);
  });

  it('was deleted is a question to its CSM too', async () => {
    salesforce.org.delete(acme.account);
    await synced();
    const { id } = await accountOf(acme);
    expect(await asked()).toMatchObject([{ accountId: id, trigger: { record: acme.account, mergedInto: null } }]);
  });

  it('was deleted is a question also where another account cannot be read', async () => {
    // An instance of a later version wrote the one that is asked about first.
    await product.app.get(DataSource).manager.update(AccountRow, (await accountOf(acme)).id, { machineVersion: 99 });
    for (const { account } of [acme, bolt]) {
      salesforce.org.delete(account);
      await synced();
    }
    expect(await asked()).toMatchObject([{ trigger: { record: bolt.account } }]);
  });

  it('is asked about beside other work on the account', async () => {
    const { id: accountId } = await accountOf(acme);
    const { manager } = product.app.get(DataSource);
    await manager.transaction(async (tx) =>
      product.app.get(WorkUnits, { strict: false }).propose(tx, await holdAccount(tx, accountId), {
        id: 'wu_other',
        kind: 'ask_human',
        cause: 'question:diagnosis',
        trigger: {},
        payload: { title: 'Complete the diagnosis', text: '' },
        assignee: null,
      }),
    );
    salesforce.org.delete(acme.account);
    await synced();
    const record = expect.objectContaining({ trigger: expect.objectContaining({ record: acme.account }) });
    expect(await asked()).toContainEqual(record);
  });
});
