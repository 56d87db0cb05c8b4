import { type Standing } from './account-standing';

/** Whether what is told of an account, under the cause of the notice, is no longer true of it. */
export function isOldNews(cause: string, { row, context }: Standing): boolean {
  const [, what, ...signals] = cause.split(':');
  if (row.phase === 'churned') return true;
  if (what === 'success_plan_overdue') return context.successPlan !== null;
  return what === 'hard_red' && !context.risk.hardRed.some((signal) => signals.includes(signal));
}
