import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoredAccountRecords } from '../../src/artifacts/account-records';
import { BusinessDate } from '../../src/store/business-date';
import { StoredDossiers } from '../../src/store/dossiers';
import { KpiReading, MilestoneRow, TicketRow } from '../../src/store/entities';
import { PolicyStore } from '../../src/store/policy.store';
import { actingOn, mitigationPlan, supervisor, type Acting } from '../actions/acting';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';

const TODAY = '2026-11-24';
const database = useDatabase();
let acting: Acting;

beforeEach(async () => {
  acting = actingOn(database.db, database);
  await acting.store.open(newAccount('acme'), ana);
});

const record = (account = 'acme') => {
  const dates = new BusinessDate({ timeZone: 'UTC', businessDate: TODAY });
  const { db } = database;
  return new StoredAccountRecords(db, new StoredDossiers(db, dates), new PolicyStore(db)).load(account);
};

describe('what drafts and reports rest on', () => {
  it('has happened: rows of a later day, planned or mistyped, count from their day on', async () => {
    const { manager } = database.db;
    for (const on of [TODAY, '2027-11-24']) {
      await manager.insert(KpiReading, { accountId: 'acme', criterion: 'painMetric', on, value: 9 });
      await manager.insert(MilestoneRow, { accountId: 'acme', key: `first_value:${on}`, on, name: null });
      await manager.insert(TicketRow, { accountId: 'acme', id: on, openedOn: on, priority: 'P1' });
    }
    const { kpiReadings, milestones, openTickets } = await record();
    expect(kpiReadings.map(({ on }) => on)).toEqual([TODAY]);
    expect(milestones.map(({ on }) => on)).toEqual([TODAY]);
    expect(openTickets.map(({ openedOn }) => openedOn)).toEqual([TODAY]);
  });

  it('is a plan that people allowed, and none that was refused or still waits for them', async () => {
    const drafts = async () => (await record('risky')).earlierDrafts.map(({ id }) => id);
    const waiting = async () => (await acting.approvalsOf('risky')).find(({ status }) => status === 'open')!;
    await acting.atRisk('risky');
    await acting.drafted('risky', mitigationPlan('risky'), 'mp_1');
    expect(await drafts()).not.toContain('mp_1');
    await acting.approvals.reject((await waiting()).id, 'too_risky', '', supervisor);
    await acting.drafted('risky', mitigationPlan('risky'), 'mp_2');
    const { id, digest } = await waiting();
    await acting.approvals.approve(id, digest, supervisor);
    expect((await drafts()).filter((draft) => draft.startsWith('mp_'))).toEqual(['mp_2']);
  });
});
