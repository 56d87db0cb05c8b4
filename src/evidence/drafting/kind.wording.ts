import { type ActionKind, type DraftKind } from '../../policy/policy.types';
import { inWords } from './wording';

/** What each kind of action and draft is called among colleagues, whoever does it. */
const CALLED: Record<ActionKind | DraftKind, string> = {
  send_email: 'e-mail',
  post_slack: 'notice to a colleague',
  create_crm_task: 'task',
  update_crm_field: 'change of a CRM field',
  log_crm_note: 'CRM note',
  schedule_meeting: 'meeting',
  ask_human: 'question to a colleague',
  run_enablement: 'enablement',
  reassign_licences: 'licence reassignment',
  open_expansion_opportunity: 'expansion opportunity',
  escalate: 'escalation',
  mitigation_plan: 'mitigation plan',
  success_plan: 'success plan',
  renewal_brief: 'renewal brief',
};

export function kindInWords(kind: string): string {
  return isNamed(kind) ? CALLED[kind] : inWords(kind);
}

/** "an escalation", "a meeting". */
export function oneOfKind(kind: string): string {
  const words = kindInWords(kind);
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

function isNamed(kind: string): kind is keyof typeof CALLED {
  return Object.hasOwn(CALLED, kind);
}
