import { capital, inWords } from '../../evidence/drafting/wording';
import { type EffectView } from '../../worker/quarantine/quarantine.view';

/** What an account asked for, of agents and of the product itself. */
const WORK: Record<string, string> = {
  readDocuments: 'Read the documents',
  fetchAnchors: 'Look for what the handoff lacks',
  mapStakeholders: 'Map the people',
  checkPainMetric: 'Check the measured pain',
  assessRisk: 'Assess the risk',
  proposeMitigation: 'Draft a mitigation plan',
  draftSuccessPlan: 'Draft a success plan',
  draftRenewalBrief: 'Draft a renewal brief',
  submitDraft: 'Put the draft before the policy',
  executeMitigation: 'Carry the mitigation plan out',
  takeBaseline: 'Take the baseline of the new term',
  writePostMortem: 'Write the post-mortem',
  ask: 'Put a question into the queue',
  remind: 'Remind whoever was asked',
  escalate: 'Tell a supervisor of a question without an answer',
  closeQuestion: 'Take an answered question out of the queue',
  alert: 'Tell of an alarm',
  writeArtifact: 'Write a report down',
  withdrawApproval: 'Withdraw the approval of an outdated draft',
  haltExecution: 'Stop carrying out an outdated plan',
  rankActions: 'Renew its next best actions',
  startMilestones: 'Put the tasks before its renewal into the queue',
  publishOutcome: 'Make the outcome of its renewal known',
  fillContract: 'Fill its contract from what was stated',
  holdActions: 'Hold its open actions while it is paused',
  releaseActions: 'Go on with its actions after the pause',
  renewalCalendar: 'Look at the calendar of its renewal',
};

/** What an account goes on with once a time has passed. */
const AFTER: Record<string, string> = {
  reminder: 'Remind whoever was asked, after a day without an answer',
  escalation: 'Tell a supervisor, after two days without an answer',
  askAgain: 'Ask again, after a week without an answer',
  planDeadline: 'Tell of a success plan that is missing on day 30',
  pauseReview: 'Ask whether to resume, after 30 days of pause',
  coverReview: 'Look at the answer to its risk again',
  executionCheck: 'Look at how far its mitigation plan is',
};

export function workInWords({ name }: Pick<EffectView, 'name'>): string {
  const [, delay] = /^xstate\.after\.([^.]+)/.exec(name) ?? [];
  const known = delay === undefined ? WORK[name] : AFTER[delay];
  return known ?? capital(inWords(delay ?? name));
}

const FAILURES: [RegExp, string][] = [
  [/^It never came to an end$/, 'The server stopped each time while it was at it.'],
  [/^Nobody is registered for /, 'This version of the server does not know how to do it.'],
  [/^The answer of \w+ cannot be used/, 'What came back could not be used.'],
];

/** What the product’s own errors mean; those of other systems speak for themselves. */
export function failureInWords(error: string | null): string | null {
  if (error === null) return 'No reason is on record.';
  return FAILURES.find(([pattern]) => pattern.test(error))?.[1] ?? null;
}
