import { In, MoreThan, type EntityManager } from 'typeorm';
import { parsePolicy, type Policy } from '../../policy/policy.schema';
import { AccountRow, Approval, EffectRow, Execution, JournalEntry, PolicyVersion, WorkUnit } from '../entities';
import { groupByAccount } from '../group-by-account';
import { replay, type Replay } from './replay';

/** Everything that is on record about one account and has to agree. */
export interface Books {
  row: AccountRow;
  /** In the order of their sequence numbers. */
  entries: JournalEntry[];
  effects: EffectRow[];
  workUnits: WorkUnit[];
  approvals: Approval[];
  executions: Execution[];
  /** Every policy that ever ruled, by its version; the same for all accounts. */
  policies: ReadonlyMap<number, Policy>;
  replay: Replay;
}

const ACCOUNTS_AT_ONCE = 100;

/** The books of all accounts, one after another. */
export async function* openBooks(tx: EntityManager): AsyncGenerator<Books> {
  const policies = await policiesOf(tx);
  let last = '';
  for (;;) {
    const rows = await tx.find(AccountRow, {
      where: { id: MoreThan(last) },
      order: { id: 'ASC' },
      take: ACCOUNTS_AT_ONCE,
    });
    const [first] = rows;
    if (!first) return;
    last = rows.at(-1)?.id ?? last;
    yield* booksOf(tx, rows, policies);
  }
}

async function policiesOf(tx: EntityManager): Promise<ReadonlyMap<number, Policy>> {
  const versions = await tx.find(PolicyVersion);
  return new Map(versions.map(({ version, document }) => [version, parsePolicy(document)]));
}

async function* booksOf(tx: EntityManager, rows: AccountRow[], policies: Books['policies']): AsyncGenerator<Books> {
  const where = { accountId: In(rows.map(({ id }) => id)) };
  const entries = groupByAccount(await tx.find(JournalEntry, { where, order: { seq: 'ASC' } }));
  const effects = groupByAccount(await tx.find(EffectRow, { where, order: { seq: 'ASC', n: 'ASC' } }));
  const workUnits = groupByAccount(await tx.find(WorkUnit, { where }));
  const approvals = groupByAccount(await tx.find(Approval, { where }));
  const executions = groupByAccount(await tx.find(Execution, { where }));
  for (const row of rows) {
    const journal = entries.get(row.id) ?? [];
    yield {
      row,
      entries: journal,
      effects: effects.get(row.id) ?? [],
      workUnits: workUnits.get(row.id) ?? [],
      approvals: approvals.get(row.id) ?? [],
      executions: executions.get(row.id) ?? [],
      policies,
      replay: replay(journal),
    };
  }
}
