import { type ActionKind } from '../../policy/policy.types';
import { type Colleague } from '../dossier.types';
import { samePerson } from '../names';
import { addDays } from '../../calendar/calendar';
import { type AccountRecord } from './account-record.types';
import { type Person, type Removed, type Step } from './artifact.types';
import { type z } from 'zod';
import { whyOffRecord, whyUnsupported } from './check-claims';
import { whyUnfit } from './customer.words';
import { type ProposedStep } from './draft-answers';
import { type Basis } from './brief-sections';
import { type KnownFacts } from './known-facts';
import { alarmInWords } from './alarm.wording';
import { inputName } from './score-inputs';
import { counted } from './wording';

type Recipient = z.infer<typeof Person>;

/** Who does the work of each kind: the agent itself, a person, or both together. */
const OWNER: Record<ActionKind, Step['owner']> = {
  send_email: 'agent',
  post_slack: 'agent',
  create_crm_task: 'agent',
  update_crm_field: 'agent',
  log_crm_note: 'agent',
  ask_human: 'agent',
  schedule_meeting: 'both',
  run_enablement: 'both',
  reassign_licences: 'both',
  open_expansion_opportunity: 'both',
  escalate: 'human',
};

export interface SettledSteps {
  steps: Step[];
  removed: z.infer<typeof Removed>[];
}

/**
 * Turns proposed steps into steps with an owner, a date and real recipients. A step that rests on nothing, names
 * somebody unknown or reaches nobody is taken out with the reason. Recipients come from the stakeholder map only.
 */
export function settleSteps(proposed: ProposedStep[], { record, known }: Basis): SettledSteps {
  const settled: SettledSteps = { steps: [], removed: [] };
  for (const step of proposed) {
    const { subject = '', text: message = '' } = step.message ?? {};
    const text = `${step.title}. ${step.detail}`;
    const why = whyUnsupported(
      { text: withoutOwnDays(`${text}\n${subject}\n${message}`, step.dueInDays), evidence: step.because },
      known,
      record.dossier,
      step.reaches,
    );
    const reached = step.reaches.map((name) => recipientNamed(name, record));
    const absent = step.reaches.find((_, at) => reached[at] === null);
    const whyNotEvidence = whyOffRecord(withoutOwnDays(step.expectedEvidence, step.dueInDays), {
      known,
      dossier: record.dossier,
    });
    const whyNotSaid = whyUnfit(`${subject}\n${message}`);
    if (why !== null) settled.removed.push({ text, why });
    else if (whyNotSaid !== null) settled.removed.push({ text: `${subject}. ${message}`, why: whyNotSaid });
    else if (whyNotEvidence !== null) settled.removed.push({ text: step.expectedEvidence, why: whyNotEvidence });
    else if (absent !== undefined)
      settled.removed.push({ text, why: `${absent} is not a reachable person of the customer` });
    else
      settled.steps.push(
        settle(
          step,
          reached.filter((one) => one !== null),
          { record, known },
        ),
      );
  }
  return settled;
}

/** Kinds that work on the customer's side, whoever is named. */
const AT_THE_CUSTOMER: readonly ActionKind[] = ['run_enablement', 'reassign_licences'];
/** Kinds that need somebody to go to; with nobody of the customer they go to the account's own team. */
const ADDRESSED: readonly ActionKind[] = ['send_email', 'schedule_meeting'];

function settle(step: ProposedStep, reached: Recipient[], { record, known }: Basis): Step {
  const { dossier } = record;
  const team = [asPerson(dossier.account.csm), asPerson(dossier.account.ae)].filter((one) => one !== null);
  const recipients = reached.length === 0 && ADDRESSED.includes(step.kind) ? team : reached;
  return {
    kind: step.kind,
    title: step.title,
    detail: step.detail,
    message: reached.length > 0 && ADDRESSED.includes(step.kind) ? (step.message ?? null) : null,
    owner: OWNER[step.kind],
    assignee: asPerson(dossier.account.csm),
    recipients,
    audience: reached.length > 0 || AT_THE_CUSTOMER.includes(step.kind) ? 'customer' : 'internal',
    dueOn: addDays(dossier.today, step.dueInDays),
    expectedEvidence: step.expectedEvidence,
    effect: effectOf(step, known),
    because: step.because,
  };
}

/** Which inputs of the risk score the step is expected to move or to make known: those it rests on. */
function effectOf({ because }: ProposedStep, known: KnownFacts): string | null {
  const moved = because.flatMap((id) => {
    const points = id.startsWith('risk.') ? known[id]?.sources.find((source) => 'value' in source) : undefined;
    return points && 'value' in points
      ? [`${inputName(id.slice(5))}, now ${counted(Number(points.value), 'point')} of risk`]
      : [];
  });
  const alarms = because
    .filter((id) => id.startsWith('hardRed.'))
    .map((id) => `ends the hard-red signal: ${alarmInWords(id.slice(8))}`);
  const unknown = because.filter((id) => id.startsWith('unknown.')).map((id) => inputName(id.slice(8)));
  const told = unknown.length > 0 ? [`makes known: ${unknown.join(', ')}`] : [];
  return [...moved, ...alarms, ...told].join('; ') || null;
}

/** A person of the customer's or a partner's side who is still there and whose address is on record; null otherwise. */
export function recipientNamed(name: string, { stakeholders }: AccountRecord): Recipient | null {
  const found = stakeholders.find(
    (person) => person.side !== 'vendor' && !person.left && person.email !== null && samePerson(person.name, name),
  );
  return found ? { name: found.name, email: found.email } : null;
}

export function asPerson(colleague: Colleague | null): Recipient | null {
  return colleague ? { name: colleague.name, email: colleague.email } : null;
}

/** "within 7 days" in a step that is due in 7 days states its own plan, not a fact. */
function withoutOwnDays(text: string, days: number): string {
  return text.replaceAll(new RegExp(`\\b${days} days?\\b`, 'g'), 'these days');
}
