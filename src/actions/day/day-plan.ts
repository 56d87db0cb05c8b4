import { type Policy } from '../../policy/policy.schema';

/** Something that waits for one person. */
export interface Task {
  accountId: string;
  account: string;
  /** A work unit, or a draft, by kind and id. */
  kind: string;
  id: string;
  /** The approval that a decision is made on; null for work. */
  approval: string | null;
  title: string;
  /** Whether a decision is asked for or the work itself. */
  asks: 'decision' | 'work';
  dueOn: string | null;
  /** In base currency; null where it cannot be told, and for drafts. */
  rank: number | null;
}

/** The numbers of the policy that say how much fits into a day. */
export interface Capacity extends Pick<Policy, 'reviewMinutes'> {
  workingDay: Pick<Policy['workingDay'], 'minutes' | 'perAction'>;
}

export interface DayPlan<Planned extends Task> {
  /** Minutes that the day holds. */
  minutes: number;
  /** Minutes that what was chosen takes. */
  planned: number;
  today: (Planned & { minutes: number })[];
  /** How many tasks wait for another day. */
  later: number;
}

/**
 * Fills a day from the tasks in their order. One that no longer fits waits, while a shorter one behind it may still find
 * room; the first is always in, so that a task longer than a day does not wait for ever.
 */
export function planDay<Planned extends Task>(
  tasks: readonly Planned[],
  { workingDay, reviewMinutes }: Capacity,
): DayPlan<Planned> {
  const today: DayPlan<Planned>['today'] = [];
  let planned = 0;
  for (const task of tasks) {
    const taking = task.asks === 'decision' ? reviewMinutes : workingDay.perAction;
    const minutes = taking[task.kind] ?? taking.default;
    if (today.length > 0 && planned + minutes > workingDay.minutes) continue;
    today.push({ ...task, minutes });
    planned += minutes;
  }
  return { minutes: workingDay.minutes, planned, today, later: tasks.length - today.length };
}
