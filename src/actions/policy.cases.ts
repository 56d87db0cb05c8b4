import { In, MoreThan, type EntityManager } from 'typeorm';
import { DRAFT_KINDS } from '../policy/policy.types';
import { type Case } from '../policy/what-if';
import { AccountRow, Approval, PromiseRow, ReadingRow, WorkUnit } from '../store/entities';
import { groupByAccount } from '../store/group-by-account';
import { type ActivePolicy } from '../store/policy.store';
import { standingOf } from './account-standing';
import { actionSubject, subjectOfAccount } from './action.subject';
import { ALIVE } from './work-units';

/** Accounts that are read at once: their snapshots are large, and what is asked of each is small. */
const AT_ONCE = 1_000;

/** Everything a policy is asked about today: every living work unit, and each draft every account could need. */
export async function policyCases(tx: EntityManager, policy: ActivePolicy): Promise<Case[]> {
  const cases: Case[] = [];
  for (let after = ''; ;) {
    const rows = await tx.find(AccountRow, { where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: AT_ONCE });
    const last = rows.at(-1);
    if (!last) return cases;
    cases.push(...(await casesOf(tx, rows, policy)));
    after = last.id;
  }
}

async function casesOf(tx: EntityManager, rows: AccountRow[], policy: ActivePolicy): Promise<Case[]> {
  const accountId = In(rows.map(({ id }) => id));
  const [units, promises, readings, approvals] = await Promise.all([
    tx.findBy(WorkUnit, { accountId, status: In(ALIVE) }),
    tx.find(PromiseRow, { where: { accountId, status: 'open' }, select: { accountId: true, id: true } }),
    tx.find(ReadingRow, { where: { accountId }, select: { accountId: true, upTo: true } }),
    tx.find(Approval, {
      where: { accountId, status: 'open' },
      select: { accountId: true, id: true, subjectId: true, findings: true },
    }),
  ]);
  const promised = new Set(promises.map((promise) => promise.accountId));
  const read = new Set(readings.map((reading) => reading.accountId));
  const unitsOf = groupByAccount(units);
  const findings = new Map(approvals.map((approval) => [approval.subjectId, approval.findings]));
  return rows.flatMap((row) => {
    const gapsOpen = promised.has(row.id) ? true : read.has(row.id) ? false : null;
    const account = subjectOfAccount(standingOf(row), policy, gapsOpen);
    const drafts = DRAFT_KINDS.map((kind) => ({ ...account, kind, audience: 'internal' as const, commitments: [] }));
    return [
      ...drafts.map((subject) => ({ accountId: row.id, id: null, subject })),
      ...(unitsOf.get(row.id) ?? []).map((unit) => ({
        accountId: row.id,
        id: unit.id,
        // What was found when it was last judged; nothing is known of what ran by itself.
        subject: { ...actionSubject(account, row, unit), findings: findings.get(unit.id) ?? [] },
      })),
    ];
  });
}
