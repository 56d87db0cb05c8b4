import { groupBy } from '../platform/lists';
import { type Policy } from '../policy/policy.schema';
import { round, timeSaved, type ScoringPolicy, type TimedTask } from '../scoring';
import { type DecidedTask } from './decision.records';
import { type ReviewLoad, type SavedTime } from './value.view';

/** What the policy says about tasks and reviews. */
export type Timing = Pick<Policy, 'baseline' | 'reviewMinutes'>;

type Timed = TimedTask & { csm: string | null };

/** Time saved, together, in each phase and for each colleague; tasks without a baseline are left out and named. */
export function savedTime(tasks: readonly DecidedTask[], timing: Timing, scores: ScoringPolicy): SavedTime {
  const timed = tasks.flatMap((task) => timedBy(task, timing));
  const reviewed = tasks.filter(({ reviewed: wasReviewed }) => wasReviewed);
  const measured = reviewed.filter(({ reviewSeconds }) => reviewSeconds !== null).length;
  const { timedOn, minutes } = timing.baseline;
  const saving = (some: Timed[]) => timeSaved(some, scores);
  return {
    overall: saving(timed),
    byPhase: grouped(timed, ({ phase }) => phase).map(([phase, some]) => ({ phase, ...saving(some) })),
    byCsm: grouped(timed, ({ csm }) => csm).map(([csm, some]) => ({ csm, ...saving(some) })),
    baseline: { assumed: timedOn === null, timedOn },
    reviews: { measured, assumed: reviewed.length - measured },
    withoutBaseline: [...new Set(tasks.map(({ kind }) => kind))].filter((kind) => !(kind in minutes)).sort(),
  };
}

/** How much reviewing there was, and on whose accounts. */
export function reviewHours(
  tasks: readonly DecidedTask[],
  timing: Timing,
): Pick<ReviewLoad, 'decisions' | 'hours' | 'byColleague'> {
  const decided = tasks.filter(({ reviewed, outcome }) => reviewed && outcome !== 'expired');
  const hours = (some: readonly DecidedTask[]) => {
    const seconds = some.reduce((sum, task) => sum + secondsOf(task, timing), 0);
    return round(seconds / 3_600, 1);
  };
  const byColleague = grouped(decided, ({ csm }) => csm).map(([csm, some]) => ({
    csm,
    decisions: some.length,
    hours: hours(some),
  }));
  return { decisions: decided.length, hours: hours(decided), byColleague };
}

function timedBy(task: DecidedTask, timing: Timing): Timed[] {
  const minutes = new Map(Object.entries(timing.baseline.minutes)).get(task.kind);
  if (minutes === undefined) return [];
  const { kind, outcome, editRatio, csm } = task;
  const reviewSeconds = secondsOf(task, timing);
  return [
    { phase: PHASES[kind] ?? 'velocity_monitoring', baselineMinutes: minutes, outcome, reviewSeconds, editRatio, csm },
  ];
}

/** What ran out without a decision took nobody's time that was seen. */
function secondsOf({ kind, outcome, reviewed, reviewSeconds }: DecidedTask, { reviewMinutes }: Timing): number {
  if (!reviewed || outcome === 'expired') return reviewSeconds ?? 0;
  return reviewSeconds ?? (reviewMinutes[kind] ?? reviewMinutes.default) * 60;
}

/** The phase whose work a draft is; actions belong to the velocity monitoring. */
const PHASES: Record<string, string> = {
  mitigation_plan: 'risk_mitigation',
  success_plan: 'success_plan',
  renewal_brief: 'pre_renewal',
};

/** In the order of the keys; what has none is in no group. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): [string, Item[]][] {
  const groups = [...groupBy(items, keyOf)].flatMap(([key, some]): [string, Item[]][] =>
    key === null ? [] : [[key, some]],
  );
  return groups.sort(([a], [b]) => (a < b ? -1 : 1));
}
