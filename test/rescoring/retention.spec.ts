import { beforeEach, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/platform/settings/settings';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';
import { rescoringOn } from './rescoring';

const TODAY = '2026-11-24';
const database = useDatabase();

/** Telemetry of 199 days ago and of 201 days ago, for an account that is with us and one that has left. */
beforeEach(async () => {
  const { store } = rescoringOn(database.db, { ...database });
  for (const id of ['here', 'gone']) await store.open(newAccount(id), ana);
  await database.db.query(`UPDATE account SET state = 'closed' WHERE id = 'gone'`);
  const planted = [
    `INSERT INTO usage_daily (account_id, date, active_users) SELECT id, day, 3`,
    `INSERT INTO ticket (account_id, id, opened_on, closed_on, priority) SELECT id, 'closed ' || day, day, day, 'P3'`,
    `INSERT INTO ticket (account_id, id, opened_on, priority) SELECT id, 'open ' || day, day, 'P3'`,
    `INSERT INTO survey (account_id, id, kind, respondent, value, "on") SELECT id, day, 'nps', 'joe', 8, day`,
    `INSERT INTO interaction (account_id, id, kind, at, two_way) SELECT id, day, 'call', day, true`,
  ];
  for (const plant of planted) {
    await database.db.query(`${plant} FROM account, (VALUES ($1::date - 199), ($1::date - 201)) AS d (day)`, [TODAY]);
  }
});

const night = async (env: Record<string, string>) => {
  const { runs, worker } = rescoringOn(database.db, { ...database, env });
  await runs.planNight(TODAY);
  await worker.wake();
};
const left = async () =>
  database.db.query<unknown[]>(
    `SELECT account_id AS account, count(*) FILTER (WHERE what = 'usage')::int AS usage,
            count(*) FILTER (WHERE what = 'ticket')::int AS ticket, count(*) FILTER (WHERE what = 'survey')::int AS survey,
            count(*) FILTER (WHERE what = 'interaction')::int AS interaction
       FROM (SELECT account_id, 'usage' AS what FROM usage_daily UNION ALL SELECT account_id, 'ticket' FROM ticket
             UNION ALL SELECT account_id, 'survey' FROM survey UNION ALL SELECT account_id, 'interaction' FROM interaction) AS all_rows
      GROUP BY 1 ORDER BY 1`,
  );

describe('telemetry', () => {
  it('is kept when nobody says how long', async () => {
    await night({});
    const all = { usage: 2, ticket: 4, survey: 2, interaction: 2 };
    expect(await left()).toEqual([
      { account: 'gone', ...all },
      { account: 'here', ...all },
    ]);
  });

  it('goes after the days the operator set, of customers who left too, but no ticket that is still open', async () => {
    await night({ TELEMETRY_RETENTION_DAYS: '200' });
    const young = { usage: 1, ticket: 3, survey: 1, interaction: 1 };
    expect(await left()).toEqual([
      { account: 'gone', ...young },
      { account: 'here', ...young },
    ]);
  });

  it('is never forgotten sooner than the scores look back', () => {
    expect(() => readSettings({ TELEMETRY_RETENTION_DAYS: '90' })).toThrow('at least 200');
  });
});
