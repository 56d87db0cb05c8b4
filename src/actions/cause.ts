import { type Milestone } from '../lifecycle/account.types';

const FAMILIES = [
  'question',
  'reminder',
  'escalation',
  'alert',
  'hard_red',
  'finding',
  'promise',
  'objective',
  'plan',
  'milestone',
  'outcome',
  'not_delivered',
  'record_lost',
  'autonomy',
] as const;
export type CauseFamily = (typeof FAMILIES)[number];

/** What a work unit is for, as it is stored: a family of causes, and what names one of it. */
export type Cause = `${CauseFamily}:${string}`;

/** Every cause of a work unit. That of a lost record is put together where it is looked for, by `causeInSql`. */
export const causeOf = {
  /** What the account asks a person. */
  question: (what: string) => stored('question', what),
  /** Nobody has answered a question, or decided on an approval. */
  reminder: (of: string) => stored('reminder', of),
  escalation: (of: string) => stored('escalation', of),
  alert: (what: string, hardRed: string[]) => stored('alert', what, ...hardRed),
  hardRed: (signal: string) => stored('hard_red', signal),
  finding: (finding: string) => stored('finding', finding),
  promise: (id: string) => stored('promise', id),
  objective: (planTitle: string, id: string) => stored('objective', planTitle, id),
  stepOfPlan: (draft: string, at: number) => stored('plan', draft, at),
  milestone: (term: number, milestone: Milestone) => stored('milestone', term, milestone),
  outcome: (term: number) => stored('outcome', term),
  notDelivered: (action: string, recipient: string) => stored('not_delivered', action, recipient),
  trustTakenBack: (rule: string) => stored('autonomy', rule),
};

/** What a stored cause says; the family is null where it is none of ours. */
export function partsOf(cause: string): { family: CauseFamily | null; what: string; details: string[] } {
  const [named, what = '', ...details] = cause.split(':');
  return { family: FAMILIES.find((family) => family === named) ?? null, what, details };
}

/** The pattern by which SQL finds the causes that begin so. */
export function causesLike(family: CauseFamily, ...parts: Part[]): string {
  return [family, ...parts, '%'].join(':');
}

/** The cause named by columns. */
export function causeInSql(family: CauseFamily, ...columns: string[]): string {
  return `concat_ws(':', '${family}', ${columns.join(', ')})`;
}

type Part = string | number;

function stored(family: CauseFamily, ...parts: Part[]): Cause {
  return `${family}:${parts.join(':')}`;
}
