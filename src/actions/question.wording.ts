import { withReadableDates } from '../artifacts/render/reader';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { inWords } from '../evidence/drafting/wording';
import { ANCHOR_KEYS, type AnchorKey } from '../evidence/evidence.types';
import { noticeDeadline, planDueOn } from '../lifecycle/account.gates';
import { type AccountContext } from '../lifecycle/account.types';
import { type Standing } from './account-standing';

/** What each question or alarm of the machine says to people, behind the name of the account. */
const TITLES: Record<string, string> = {
  missing_anchors: 'the handoff is incomplete',
  diagnosis: 'the diagnosis needs you: the agent could not finish it',
  mitigation: 'the risk needs a plan by you: the agent has no other to offer',
  success_plan: 'the success plan needs you',
  renewal_brief: 'the renewal brief needs you',
  stance: 'take a stance on the renewal: renew or at risk',
  outcome: 'how did the renewal end?',
  new_terms: 'the new terms are not on record',
  baseline: 'the baseline of the new term needs you',
  unreadable_documents: 'some documents could not be read',
  post_mortem: 'the post-mortem needs you',
  resume: 'it is paused; can it be resumed?',
  notice_deadline: 'the last day to give notice is near',
  success_plan_overdue: 'no accepted success plan by day 30',
};

export function titleOf(what: string, { row }: Standing): string {
  return `${row.name}: ${TITLES[what] ?? inWords(what)}`;
}

/** An alarm is called by its signals, where those are what it is about. */
export function headlineOf({ what, hardRed }: { what: string; hardRed: string[] }, standing: Standing): string {
  return hardRed.length === 0
    ? titleOf(what, standing)
    : `${standing.row.name}: ${hardRed.map(alarmInWords).join('; ')}`;
}

export function newsOf(what: string, { contract }: Pick<AccountContext, 'contract'>): string {
  if (what === 'hard_red') return 'A supervisor decides who takes it to the customer.';
  const last = what === 'notice_deadline' ? noticeDeadline(contract) : null;
  const due = what === 'success_plan_overdue' ? planDueOn(contract) : null;
  const said = [last && `The customer can give notice until ${last}.`, due && `It was due on ${due}.`];
  return withReadableDates(said.filter(Boolean).join(' '));
}

export function textOf({ what, missing }: { what: string; missing: string[] }): string {
  if (what !== 'missing_anchors') return '';
  const asked = ANCHOR_KEYS.filter((key) => missing.includes(key)).map((key) => `- ${ANCHOR_QUESTIONS[key]}`);
  return ['What we still need, with where it is written or who said so:', ...asked].join('\n');
}

const ANCHOR_QUESTIONS: Record<AnchorKey, string> = {
  contractTerm: 'When does the contract start, when does it renew, and how long is the notice period?',
  arr: 'What is the recurring revenue a year, in which currency?',
  seats: 'How many seats are in the contract?',
  painMetric: 'Which pain did the customer measure, what is its number today and which number is the target?',
  champion: 'Who on the customer’s side drives this, and how can they be reached?',
  decisionMaker: 'Who holds the budget, and when did they say yes?',
  successCriteria: 'What does the customer call success, measured how and by when?',
};
