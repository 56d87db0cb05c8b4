import { type EntityManager } from 'typeorm';
import { type Standing } from './account-standing';
import { partsOf } from './cause';
import { type WorkUnits } from './work-units';

/** Of a notice there is nothing to do but to know it. */
export function isNotice({ kind }: { kind: string }): boolean {
  return kind === 'post_slack';
}

/** Whether what an alert tells of an account, by its cause, is no longer true of it. */
export function isOldNews(cause: string, { row, context }: Standing): boolean {
  const { family, what, details } = partsOf(cause);
  if (family !== 'alert') return false;
  if (row.phase === 'churned') return true;
  if (what === 'success_plan_overdue') return context.successPlan !== null;
  return what === 'hard_red' && !context.risk.hardRed.some((signal) => details.includes(signal));
}

export const NO_LONGER_SO = 'it is no longer so';

/** What was overcome is not left standing until the account is scored again. */
export async function takeBackOldNews(workUnits: WorkUnits, tx: EntityManager, standing: Standing): Promise<void> {
  for (const unit of await workUnits.alive(tx, standing, { kind: 'post_slack' })) {
    if (isOldNews(unit.cause, standing)) await workUnits.end(tx, standing, unit, 'superseded', { why: NO_LONGER_SO });
  }
}
