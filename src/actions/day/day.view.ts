/** One thing to do or to decide today. */
export class DayTaskView {
  accountId: string;
  account: string;
  /** Kind of the action, or of the draft. */
  kind: string;
  id: string;
  title: string;
  asks: 'decision' | 'work';
  /** The approval to decide on; null for work. */
  approval: string | null;
  /** What it is reckoned to take, by the policy. */
  minutes: number;
  /** A business day. @example '2026-12-01' */
  dueOn: string | null;
  /** In base currency. */
  rank: number | null;
  ifNobodyActs: string;
}

/** One colleague's share of the queue, no longer than their day. */
export class DayView {
  person: string;
  /** The business day. @example '2026-11-24' */
  date: string;
  /** Minutes the day holds for the queue, by the policy. */
  minutes: number;
  /** Minutes that today's tasks take. */
  planned: number;
  today: DayTaskView[];
  /** How many more tasks wait for another day. */
  later: number;
}
