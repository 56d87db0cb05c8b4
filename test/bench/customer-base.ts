import { type DataSource } from 'typeorm';
import { type AccountStore } from '../../src/store/account.store';
import { ana, newAccount } from '../support/store';

export interface CustomerBase {
  accounts: number;
  /** Days of usage before `asOf`. */
  days: number;
  asOf: string;
}

const TEMPLATE = 'template';

/**
 * Many accounts with contract, usage and tickets, generated in the database. Seats, use and money differ from account to
 * account, but follow from its number; use follows the weekday, so that nothing changes unless somebody changes it.
 * One account in ten lists who was active.
 */
export async function plantCustomerBase(db: DataSource, store: AccountStore, base: CustomerBase): Promise<void> {
  await store.open(newAccount(TEMPLATE), ana);
  const columns = db
    .getMetadata('AccountRow')
    .columns.map(({ databaseName }) => databaseName)
    .filter((name) => !['id', 'external_id', 'name', 'arr', 'customer_since', 'snapshot'].includes(name));
  await db.query(
    `INSERT INTO account (id, external_id, name, arr, customer_since, snapshot, ${columns.join(', ')})
     SELECT n.id, 'crm-' || n.id, 'Customer ' || n.i, 10000 + n.i % 90 * 1000, $2::date - 300,
            jsonb_set(t.snapshot, '{context,account}', to_jsonb(n.id)), ${columns.map((name) => `t.${name}`).join(', ')}
       FROM (SELECT i, 'account-' || lpad(i::text, 7, '0') AS id FROM generate_series(1, $1::int) AS i) AS n, account t
      WHERE t.id = '${TEMPLATE}'`,
    [base.accounts, base.asOf],
  );
  for (const table of ['effect', 'journal', 'account']) {
    await db.query(`DELETE FROM ${table} WHERE ${table === 'account' ? 'id' : 'account_id'} = '${TEMPLATE}'`);
  }
  await plantFacts(db, base);
}

/** Contract, usage, tickets and first value of every account there is. */
export async function plantFacts(db: DataSource, base: Pick<CustomerBase, 'days' | 'asOf'>): Promise<void> {
  await db.query(
    `INSERT INTO contract (account_id, arr, currency, seats, start_date, renewal_date, notice_period_days, key_features)
     SELECT id, arr, currency, 20 + hashtext(id) & 127, customer_since, $1::date + 65, 60, '["reports", "alerts"]'
       FROM account`,
    [base.asOf],
  );
  await db.query(USAGE, [base.asOf, base.days]);
  await db.query(
    `INSERT INTO ticket (account_id, id, opened_on, closed_on, priority)
     SELECT a.id, 't' || n, $1::date - n * 9 - 1, $1::date - n * 9, 'P3'
       FROM account a, generate_series(0, 9) AS n`,
    [base.asOf],
  );
  await db.query(
    `INSERT INTO milestone (account_id, key, "on") SELECT id, 'first_value', customer_since + 20 FROM account`,
  );
  await db.query('VACUUM ANALYZE');
}

/** One open action at each account, as it stood before the day turned: the next night has to rank every one of them. */
export async function plantQueue(db: DataSource): Promise<void> {
  await db.query(
    `INSERT INTO work_unit (account_id, id, kind, cause, trigger, tier, owner, payload, status)
     SELECT id, 'wu-' || id, 'reassign_licences', 'finding:muda', '{}', 'approval_required', 'both', '{"title": "Put seats to use"}',
            'proposed'
       FROM account
     ON CONFLICT (account_id, id) DO UPDATE SET rank = NULL, priority = NULL, factors = '{}'`,
  );
}

const USAGE = `
INSERT INTO usage_daily (account_id, date, active_users, licensed_users, sessions, events, users)
SELECT c.account_id, day, n, c.seats, n * 3, jsonb_build_object('reports', n, 'alerts', n / 2),
       CASE WHEN hashtext(c.account_id) & 7 = 0 THEN ARRAY(SELECT 'user-' || u FROM generate_series(1, n) AS u) END
  FROM contract c
 CROSS JOIN LATERAL (SELECT $1::date - d AS day FROM generate_series(1, $2::int) AS d) AS days
 CROSS JOIN LATERAL (SELECT (c.seats * (hashtext(c.account_id) >> 8 & 63) / 63
                             * CASE WHEN extract(isodow FROM day) > 5 THEN 1 ELSE 10 END / 10)::int AS n) AS use
 ORDER BY c.account_id, day`;
