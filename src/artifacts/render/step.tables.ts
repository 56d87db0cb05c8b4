import { daysBetween } from '../../calendar/calendar';
import { type ArtifactContent, type Step } from '../../evidence/drafting/artifact.types';
import { type Block } from './page';
import { written, type Notes } from './page.parts';
import { tableOf } from './table';

const WINDOWS = [30, 60, 90];

/** A success plan shows its steps by 30, 60 and 90 days, the other plans in one table. */
export function stepTables({ steps, kind, asOf }: ArtifactContent, notes: Notes): Block[] {
  if (kind !== 'success_plan') return stepTable('Steps', steps, notes);
  return [...WINDOWS, Infinity].flatMap((until, at) => {
    const from = WINDOWS[at - 1] ?? -1;
    const within = steps.filter(({ dueOn }) => {
      const days = daysBetween(asOf, dueOn);
      return days > from && days <= until;
    });
    return stepTable(until === Infinity ? 'After day 90' : `Until day ${until}`, within, notes);
  });
}

function stepTable(heading: string, steps: Step[], notes: Notes): Block[] {
  const hasEffect = steps.some(({ effect }) => effect !== null);
  const rows = steps.map((step) => [
    `${step.title}. ${step.detail}${readByThem(step)}`,
    doneBy(step),
    reachedBy(step),
    step.dueOn,
    step.expectedEvidence,
    ...(hasEffect ? [step.effect ?? 'none on the score'] : []),
    written(notes(step.because)),
  ]);
  const columns = [
    'Step',
    'Done by',
    'Reaches',
    'Due',
    'Done when',
    ...(hasEffect ? ['Expected effect'] : []),
    'Because',
  ];
  return tableOf(heading, columns, rows);
}

/** Whoever allows the step sees what it says to the customer. */
function readByThem({ message }: Step): string {
  return message === null ? '' : ` They read: “${message.subject}. ${message.text.replace(/\s+/g, ' ')}”`;
}

function reachedBy({ recipients, audience }: Step): string {
  const named = recipients.map(({ name }) => name).join(', ');
  return named || (audience === 'customer' ? 'teams of the customer' : 'our own team');
}

/** What the agent takes off whoever does a step; of the other kinds it does nothing but follow them. */
const AGENTS_PART: Partial<Record<Step['kind'], string>> = {
  send_email: 'the agent sends it',
  schedule_meeting: 'the agent sends the invitation',
  create_crm_task: 'the agent sets the task',
  ask_human: 'the agent asks',
  open_expansion_opportunity: 'the agent enters it in the CRM',
};
const BY_THE_AGENT: readonly Step['kind'][] = ['post_slack', 'update_crm_field', 'log_crm_note'];

/** A task that the agent sets is still done by the colleague it is set for. */
function doneBy({ kind, assignee }: Step): string {
  const name = assignee?.name ?? 'nobody yet';
  if (BY_THE_AGENT.includes(kind)) return `the agent, for ${name}`;
  const part = AGENTS_PART[kind];
  return part === undefined ? name : `${name}; ${part}`;
}
