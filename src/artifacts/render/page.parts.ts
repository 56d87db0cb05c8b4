import { type ArtifactContent, type Objective, type Step, type View } from '../../evidence/drafting/artifact.types';
import { daysBetween } from '../../calendar/calendar';
import { capital, inWords, phrase, writeMoney, writeNumber } from '../../evidence/drafting/wording';
import { type Block, type Line } from './page';
import { moneyCell, tableOf, type Cell } from './table';

/** Gives the numbers of the notes behind a sentence. */
export type Notes = (evidence: string[]) => number[];

export function listOf(heading: string, lines: Line[]): Block[] {
  return lines.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'list', lines },
      ];
}

export function riskTable({ risks }: ArtifactContent, notes: Notes): Block[] {
  const rows = risks.map(({ risk, likelihood, impact, mitigation, owner, dueOn, evidence }) => [
    risk,
    likelihood,
    impact,
    mitigation,
    owner ?? 'no owner',
    dueOn,
    written(notes(evidence)),
  ]);
  return tableOf(null, ['Risk', 'Likelihood', 'Impact', 'Mitigation', 'Owner', 'By', 'Evidence'], rows);
}

export function redeploymentTable(
  { redeployment, account }: ArtifactContent,
  currency: string | null,
  notes: Notes,
): Block[] {
  const worthOf = (amount: number | null) => (amount === null ? 'not known' : moneyCell(amount, currency));
  const rows = redeployment.map(({ team, seats, worth, by, evidence }): Cell[] => [
    team,
    writeNumber(seats),
    worthOf(worth),
    by,
    written(notes(evidence)),
  ]);
  const seats = redeployment.reduce((sum, each) => sum + each.seats, 0);
  const worth = redeployment.reduce<number | null>(
    (sum, each) => (sum === null || each.worth === null ? null : sum + each.worth),
    0,
  );
  if (rows.length > 1) rows.push(['Together', writeNumber(seats), worthOf(worth), '', '']);
  return tableOf(
    `Redeployment at ${account.name}, a proposal to confirm`,
    ['Team', 'Seats', 'Worth a year', 'In use by', 'Evidence'],
    rows,
  );
}

export function objectivesTable({ objectives }: ArtifactContent, notes: Notes): Block[] {
  const rows = objectives.map(({ text, kpi, owner, counterpart, reading, dueOn, evidence }) => [
    capital(text),
    kpiInWords(text, kpi),
    `${kpi?.baseline == null ? 'not measured' : writeNumber(kpi.baseline)} → ${kpi ? targetOf(text, kpi) : 'none'}`,
    reading ? `${writeNumber(reading.value)} on ${reading.on}` : 'not measured yet',
    `${owner?.name ?? 'no owner'} with ${counterpart?.name ?? 'nobody named at the customer'}`,
    dueOn ?? 'no date',
    written(notes(evidence)),
  ]);
  return tableOf('Objectives', ['Objective', 'KPI', 'From → to', 'Today', 'Owners', 'By', 'Evidence'], rows);
}

function targetOf(objective: string, { target }: NonNullable<Objective['kpi']>): string {
  if (typeof target === 'number') return writeNumber(target);
  return target === objective ? 'met in full' : target;
}

function kpiInWords(objective: string, kpi: Objective['kpi']): string {
  if (!kpi) return 'no KPI';
  const name = objective.includes(phrase(kpi.name)) ? 'as the objective says' : phrase(kpi.name);
  return kpi.unit ? `${name} (${kpi.unit})` : name;
}

export function valueHypothesis({ valueHypothesis: value, kind }: ArtifactContent, notes: Notes): Block[] {
  if (!value) return [];
  const amount =
    value.amount === null
      ? `Not known in money. It would be ${value.formula}.`
      : `${writeMoney(value.amount, value.currency)} a year, if all assumptions hold: ${value.formula}.`;
  const assumptions = value.assumptions.map(({ name, value: figure, evidence }) => ({
    text: `Assumption: ${name}: ${typeof figure === 'number' ? writeNumber(figure) : figure}.`,
    notes: notes(evidence),
  }));
  return listOf(kind === 'licence_plan' ? 'How the waste is computed' : 'Value hypothesis', [
    { text: amount, notes: [] },
    ...assumptions,
  ]);
}

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
    `${step.title}. ${step.detail}`,
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

export function viewTable({ views }: ArtifactContent, owedBy: string | null): Block[] {
  const rows = views.map(({ term, whose, stance, by, on, reason, outcome, proved }) => [
    `${whose === 'machine' ? 'Machine' : 'CSM'}, ${term} renewal`,
    stance === null ? `not taken yet${owedBy ? `, owed by ${owedBy}` : ''}` : inWords(stance),
    [whose === 'csm' ? by : null, on].filter(Boolean).join(', ') || 'open',
    reason ?? 'none given',
    outcome === null ? 'open' : `${inWords(outcome)}: ${proved ?? 'proves nothing'}`,
  ]);
  return tableOf('Two views of the renewal', ['View', 'Stance', 'Taken', 'Because', 'Proved'], rows);
}

export function stanceInWords(stance: NonNullable<View['stance']>): string {
  return capital(inWords(stance));
}

function written(numbers: number[]): string {
  return numbers.map((number) => `[${number}]`).join(' ');
}
