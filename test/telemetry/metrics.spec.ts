import { beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { addDays } from '../../src/calendar/calendar';
import {
  active28Row,
  defaultScoringPolicy,
  loginRow,
  muraRow,
  muriRow,
  weekdayRows,
  weekLevels,
} from '../../src/scoring';
import { ContractRow, MilestoneRow, TicketRow, UsageDay } from '../../src/store/entities';
import { COHORTS, type CohortRow } from '../../src/telemetry/scores/cohorts.sql';
import { type MetricsRow } from '../../src/telemetry/scores/metrics.row';
import { METRICS } from '../../src/telemetry/scores/metrics.sql';
import { useDatabase } from '../support/database';
import { ana, engineOn, newAccount } from '../support/store';
import { asOf, randomFrom, someUsage } from './some-usage';

const database = useDatabase();

beforeEach(async () => {
  const { store } = engineOn(database.db, database);
  for (const id of ['acme', 'silent']) {
    await store.open({ ...newAccount(id), customerSince: '2024-01-01' }, ana);
    await database.db.manager.insert(ContractRow, { accountId: id, seats: 400, startDate: '2024-01-01' });
  }
});

/** The figures that the database adds up must be the ones that the published functions add up from the raw days. */
describe('the metrics statement', () => {
  it.each([1, 2, 3, 4, 5, 6])('agrees with the formulas on the raw days (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const usage = await someUsage(database.db, random, seed);
    const row = await measured(database.db, 'acme');

    const { last28, prior28, weekdays, weeks } = row;
    expect(last28 ?? NOTHING).toEqual(active28Row(usage, asOf));
    expect(prior28 ?? NOTHING).toEqual(active28Row(usage, addDays(asOf, -28)));
    expect(fromMonday(weekdays)).toEqual(
      weekdayRows(usage, asOf)
        .map(({ lastSum, lastDays, priorSum, priorDays }, at) => [at + 1, lastSum, lastDays, priorSum, priorDays])
        .filter(([, , last = 0, , prior = 0]) => last + prior > 0),
    );
    const expected = muraRow(weekLevels(usage, asOf));
    for (const part of ['weeks', 'meanLevel', 'sxx', 'sxy', 'syy'] as const) {
      expect(weeks?.[part]).toBeCloseTo(expected[part], 6);
    }
    const { lastActiveOn, firstKnownOn, knownOfLast14 } = row;
    expect({ lastActiveOn, firstKnownOn, knownOfLast14: knownOfLast14 ?? 0 }).toEqual(loginRow(usage, asOf));
  });

  it.each([10, 11, 12])('finds the teams that were never seen before (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const teams = ['sales', 'support', 'finance', 'field'].map((name) => ({ name, since: Math.floor(random() * 60) }));
    const days = Array.from({ length: 90 }, (_, n) => ({
      date: addDays(asOf, -n - 1),
      groups: Object.fromEntries(
        teams.filter(({ since }) => n <= since).map(({ name }) => [name, Math.floor(random() * 9)]),
      ),
    }));
    // Somebody was there all along, so that the others can be new.
    const told = days.map(({ date, groups }): Pick<UsageDay, 'date'> & { groups: Record<string, number> } => ({
      date,
      groups: { ...groups, core: 5 },
    }));
    await database.db.manager.insert(
      UsageDay,
      told.map((day) => ({ accountId: 'acme', activeUsers: 20, events: {}, ...day })),
    );
    const expected = teams.flatMap(({ name }) => {
      const seen = told.filter(({ groups }) => (groups[name] ?? 0) > 0);
      const isNew = seen.length > 0 && seen.every(({ date }) => date >= addDays(asOf, -28));
      return isNew ? [{ name, activeUsers: Math.max(...seen.map(({ groups }) => groups[name] ?? 0)) }] : [];
    });
    const { newGroups } = await measured(database.db, 'acme');
    expect(new Set(newGroups)).toEqual(new Set(expected));
  });

  it('calls no team new where the source has only begun to tell teams apart', async () => {
    const day = { accountId: 'acme', activeUsers: 20, events: {} };
    await database.db.manager.insert(UsageDay, [
      { ...day, date: addDays(asOf, -40) },
      { ...day, date: addDays(asOf, -4), groups: { sales: 12 } },
    ]);
    expect((await measured(database.db, 'acme')).newGroups).toBeNull();
  });

  it.each([7, 8, 9])('counts tickets as the formulas do (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const opened = Array.from({ length: 40 }, () => addDays(asOf, -Math.floor(random() * 130)));
    const tickets = opened.map((openedOn, n) => ({
      accountId: 'acme',
      id: `T${n}`,
      openedOn,
      closedOn: n % 3 === 0 ? null : addDays(openedOn, 2),
      priority: (['P1', 'P2', 'P3'] as const)[n % 3] ?? ('P4' as const),
      escalatedOn: n % 4 === 0 ? [openedOn] : [],
      reopenedOn: n % 5 === 0 ? [openedOn, addDays(asOf, -1)] : [],
    }));
    await database.db.manager.insert(TicketRow, tickets);
    const since = [...opened].sort()[0] ?? null;
    const in90 = (dates: string[]) => dates.filter((date) => date >= addDays(asOf, -90) && date < asOf).length;
    const expected = muriRow(
      {
        observedSince: since,
        opened,
        escalations90: in90(tickets.flatMap(({ escalatedOn }) => escalatedOn)),
        reopenings90: in90(tickets.flatMap(({ reopenedOn }) => reopenedOn)),
      },
      asOf,
    );
    const { tickets: counted } = await measured(database.db, 'acme');
    expect(counted).toMatchObject({ ...expected });
    const open = tickets.filter(({ openedOn, closedOn }) => openedOn <= asOf && (closedOn === null || closedOn > asOf));
    expect(counted).toMatchObject({
      open: open.length,
      openP1: open.filter(({ priority }) => priority === 'P1').length,
    });
  });

  it('knows nothing of an account that sent nothing, whatever others sent', async () => {
    await someUsage(database.db, randomFrom(1), 1);
    await database.db.manager.insert(TicketRow, {
      accountId: 'acme',
      id: 'T1',
      openedOn: asOf,
      priority: 'P1',
    });
    expect(await measured(database.db, 'silent')).toMatchObject({
      last28: null,
      prior28: null,
      weekdays: null,
      weeks: null,
      lastActiveOn: null,
      firstKnownOn: null,
      tickets: null,
      nps: null,
      stakeholders: null,
      health30: null,
    });
  });

  it('measures all accounts in one go as it measures one', async () => {
    await someUsage(database.db, randomFrom(2), 2);
    const all = await database.db.query<MetricsRow[]>(METRICS, [
      asOf,
      ['acme', 'silent'],
      'UTC',
      defaultScoringPolicy.mura.daysOfWeek,
    ]);
    const each = [await measured(database.db, 'acme'), await measured(database.db, 'silent')];
    // Sums of squares depend on the order of adding in their last digits.
    const exact = ({ weeks, ...row }: MetricsRow) => ({
      ...row,
      weekdays: fromMonday(row.weekdays),
      weeks: weeks?.weeks,
    });
    expect(all.map(exact)).toEqual(each.map(exact));
  });
});

describe('whose time to first value is compared', () => {
  it('are the accounts of a segment that started a quarter to a year ago, those not there yet among them', async () => {
    const started = { early: '2025-11-23', first: '2025-11-24', last: '2026-08-25', late: '2026-08-26' };
    const { store } = engineOn(database.db, database);
    for (const [id, startDate] of Object.entries(started)) {
      await store.open(newAccount(id), ana);
      await database.db.manager.insert(ContractRow, { accountId: id, startDate });
      if (id === 'last') continue;
      const on = addDays(startDate, 10);
      await database.db.manager.insert(MilestoneRow, { accountId: id, key: 'first_value', on });
    }
    const rows = await database.db.query<CohortRow[]>(COHORTS, [asOf]);
    expect(rows.map(({ segment, days }) => [segment, days.toSorted()])).toEqual([['mid_market', [10, null]]]);
  });
});

const fromMonday = (weekdays: number[][] | null) => weekdays?.sort(([a = 0], [b = 0]) => a - b) ?? null;
const NOTHING = { knownDays: 0, distinctIds: 0, busiestDay: 0, sum: 0, allIdentified: true };

async function measured(db: DataSource, id: string): Promise<MetricsRow> {
  const [row] = await db.query<MetricsRow[]>(METRICS, [asOf, [id], 'UTC', defaultScoringPolicy.mura.daysOfWeek]);
  if (!row) throw new Error(`No metrics of ${id}`);
  return row;
}
