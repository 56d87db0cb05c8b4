import { type ArtifactContent, type Objective, type View } from '../../evidence/drafting/artifact.types';
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
  return [
    ...tableOf(
      `Redeployment at ${account.name}, a proposal to confirm`,
      ['Team', 'Seats', 'Worth a year', 'In use by', 'Evidence'],
      rows,
    ),
    ...(worth ? [costOfWaiting(worth, currency)] : []),
  ];
}

/** The seats are paid until they are used, whatever day the plan gives. */
function costOfWaiting(worth: number, currency: string | null): Block {
  const monthly = writeMoney(worth / 12, currency);
  const text = `Start now: each month in which they stand idle costs ${monthly}. A team a quarter at most, and the last with 28 days of use to show before notice ends.`;
  return { kind: 'list', lines: [{ text, notes: [] }] };
}

export function objectivesTable({ objectives, asOf }: ArtifactContent, notes: Notes): Block[] {
  const rows = objectives.map(({ text, kpi, owner, counterpart, reading, dueOn, evidence }) => [
    capital(text),
    kpiInWords(text, kpi),
    `${kpi?.baseline == null ? 'not measured' : writeNumber(kpi.baseline)} → ${kpi ? targetOf(text, kpi) : 'none'}`,
    reading ? `${writeNumber(reading.value)} on ${reading.on}` : 'not measured yet',
    `${owner?.name ?? 'no owner'} with ${counterpart?.name ?? 'nobody named at the customer'}`,
    dueOn === null ? 'no date' : dueOn < asOf ? `${dueOn}, passed` : dueOn,
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

export function viewTable({ views }: ArtifactContent, owedBy: string | null): Block[] {
  const rows = views.map(({ term, whose, stance, by, on, reason, outcome, proved }) => [
    `${whose === 'machine' ? 'Machine, by the agent’s rules' : 'CSM'}, ${term} renewal`,
    stance === null ? `none yet${owedBy ? `, owed by ${owedBy}` : ''}` : inWords(stance),
    [whose === 'csm' ? by : null, on].filter(Boolean).join(', '),
    reason ?? (stance === null ? '' : 'no reason given'),
    outcome === null ? 'not yet' : `${inWords(outcome)}: ${proved ?? 'proves nothing'}`,
  ]);
  return tableOf('Two views of the renewal', ['View', 'Stance', 'Taken', 'Because', 'Proved'], rows);
}

export function stanceInWords(stance: NonNullable<View['stance']>): string {
  return capital(inWords(stance));
}

/** The numbers of notes, as a cell shows them. */
export function written(numbers: number[]): string {
  return numbers.map((number) => `[${number}]`).join(' ');
}
