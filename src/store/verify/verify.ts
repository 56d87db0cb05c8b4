import { type DataSource, type EntityManager } from 'typeorm';
import { outwardActions, outwardSum } from './action.invariants';
import { openBooks } from './books';
import { invariants, type Findings } from './invariants';

export interface Result extends Findings {
  promise: string;
}

/** How many violations of one promise are written out in full. */
const SHOWN = 20;

/** Checks every promise of the engine on every account, on one consistent view of the database. Writes nothing. */
export function verify(db: DataSource): Promise<Result[]> {
  return db.transaction('REPEATABLE READ', async (tx) => {
    const results = invariants.map(({ promise }): Result => ({ promise, checked: 0, violations: [] }));
    for await (const books of openBooks(tx)) {
      invariants.forEach((invariant, i) => {
        const { checked, violations } = invariant.check(books);
        const result = results[i];
        if (!result) return;
        result.checked += checked;
        result.violations.push(...violations.map((violation) => `account ${books.row.id}: ${violation}`));
      });
    }
    return [...results, await strays(tx)];
  });
}

/** Entries, effects, work units, approvals and executions of accounts that do not exist. */
async function strays(tx: EntityManager): Promise<Result> {
  const violations: string[] = [];
  let checked = 0;
  for (const table of ['journal', 'effect', 'work_unit', 'approval', 'execution']) {
    const [{ all, stray }] = await tx.query<[{ all: number; stray: number }]>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE a.id IS NULL) AS stray
         FROM ${table} t LEFT JOIN account a ON a.id = t.account_id`,
    );
    checked += all;
    if (stray > 0) violations.push(`${stray} rows of ${table} belong to no account`);
  }
  return { promise: 'everything belongs to an account', checked, violations };
}

/** The results as a table, with the first violations of each promise below it. */
export function report(results: Result[]): string {
  const lines = results.map(
    ({ promise, checked, violations }) =>
      `${String(checked).padStart(9)} checked ${String(violations.length).padStart(6)} violations  ${promise}`,
  );
  const details = results.flatMap(({ promise, violations }) => {
    if (violations.length === 0) return [];
    const more = violations.length > SHOWN ? [`  … and ${violations.length - SHOWN} more`] : [];
    return ['', `Violated: ${promise}`, ...violations.slice(0, SHOWN).map((violation) => `  ${violation}`), ...more];
  });
  const outward = results.find(({ promise }) => promise === outwardActions.promise);
  return [...lines, ...(outward ? ['', outwardSum(outward)] : []), ...details].join('\n');
}

export function isClean(results: Result[]): boolean {
  return results.every(({ violations }) => violations.length === 0);
}
