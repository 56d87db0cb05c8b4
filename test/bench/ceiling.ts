import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';

/**
 * The ceiling: what pgbench, written in C and knowing no lifecycle, gets out of the same server with the one statement
 * that any durable event needs, a guarded snapshot update of 2.9 KB and the insert of the event.
 */
export class Ceiling {
  private readonly script = join(tmpdir(), `ceiling-${process.pid}.sql`);

  constructor(
    private readonly url: string,
    private readonly accounts: number,
  ) {}

  async prepare(db: DataSource): Promise<void> {
    await db.query(
      `CREATE TABLE ceiling_account (id int PRIMARY KEY, version int NOT NULL, snapshot jsonb NOT NULL) WITH (fillfactor = 50)`,
    );
    await db.query(
      `CREATE TABLE ceiling_event (account_id int, seq int, type text, payload jsonb, at timestamptz, PRIMARY KEY (account_id, seq))`,
    );
    await db.query(`INSERT INTO ceiling_account SELECT i, 1, $1::jsonb FROM generate_series(1, $2::int) i`, [
      snapshot,
      this.accounts,
    ]);
    writeFileSync(
      this.script,
      `\\set id random(1, ${this.accounts})
WITH changed AS (
  UPDATE ceiling_account SET version = version + 1, snapshot = :snapshot::jsonb WHERE id = :id AND version >= 1
  RETURNING id, version)
INSERT INTO ceiling_event SELECT id, version, 'contract.changed', '{"contract": {"seats": 400}}', now() FROM changed;
`,
    );
  }

  /** Events a second. */
  measure(clients: number, seconds: number): number {
    const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)];
    const given = ['-D', `snapshot=${snapshot}`, '-f', this.script, this.url];
    const { stdout, stderr, status } = spawnSync(pgbench(), [...options, ...given], { encoding: 'utf8' });
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (status !== 0 || !rate) throw new Error(`pgbench failed: ${stderr}`);
    return Number(rate);
  }
}

/** 2.9 KB, as a generous snapshot would be. */
const snapshot = JSON.stringify({
  value: { active: { phase: 'velocityMonitoring', evidence: 'current' } },
  context: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`fact${i}`, `a value of fact ${i}`])),
});

/** Distributions keep it off the path. */
function pgbench(): string {
  const root = '/usr/lib/postgresql';
  const [newest] = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return newest ? join(root, newest, 'bin', 'pgbench') : 'pgbench';
}
