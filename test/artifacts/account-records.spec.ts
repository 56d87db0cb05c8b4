import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoredAccountRecords } from '../../src/artifacts/account-records';
import { BusinessDate } from '../../src/store/business-date';
import { StoredDossiers } from '../../src/store/dossiers';
import { KpiReading, MilestoneRow, TicketRow } from '../../src/store/entities';
import { PolicyStore } from '../../src/store/policy.store';
import { actingOn, type Acting } from '../actions/acting';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';

const TODAY = '2026-11-24';
const database = useDatabase();
let acting: Acting;

beforeEach(async () => {
  acting = actingOn(database.db, database);
  await acting.store.open(newAccount('acme'), ana);
});

const record = () => {
  const dates = new BusinessDate({ timeZone: 'UTC', businessDate: TODAY });
  const { db } = database;
  return new StoredAccountRecords(db, new StoredDossiers(db, dates), new PolicyStore(db)).load('acme');
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
});
