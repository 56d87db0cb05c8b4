import { type ArtifactContent, type Citation, type Objective, type Step } from '../../evidence/drafting/artifact.types';
import { daysBetween, inWords, sentence, writeMoney, writeNumber } from '../../evidence/drafting/wording';

/** A sentence with the numbers of the notes it rests on. */
export interface Line {
  text: string;
  notes: number[];
}
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'list'; lines: Line[] }
  | { kind: 'table'; columns: string[]; rows: string[][] };

/** A document for people, before it is written in any format. Every note is a piece of evidence. */
export interface Page {
  title: string;
  subtitle: string;
  blocks: Block[];
  notes: { number: number; id: string; text: string; sources: string[] }[];
}

/** Lays out an artifact: what it states, plans and asks, then its gaps and what it could not bear out, then the evidence. */
export function pageOf(content: ArtifactContent): Page {
  const ids = Object.keys(content.evidence);
  const note = (id: string) => ids.indexOf(id) + 1;
  const line = (text: string, evidence: string[] = []): Line => ({
    text,
    notes: evidence.map(note).filter((n) => n > 0),
  });
  const plain = (texts: string[]) => texts.map((text) => line(text));
  return {
    title: content.title,
    subtitle: `${content.account.name}, as of ${content.asOf}`,
    blocks: [
      ...content.sections.flatMap(({ heading, claims }) =>
        listOf(
          heading,
          claims.map(({ text, evidence }) => line(text, evidence)),
        ),
      ),
      ...objectives(content, note),
      ...valueHypothesis(content, line),
      ...stepsOf(content, note),
      ...proposal(content, plain),
      ...listOf(
        'Answers to earlier refusals',
        content.answers.map(({ reason, answer }) => line(`${reason}: ${answer}`)),
      ),
      ...listOf('Questions to settle', plain(content.questions)),
      ...listOf('Gaps', plain(content.gaps)),
      ...listOf(
        'Not supported, and therefore left out',
        content.notSupported.map(({ text, why }) => line(`“${text}”: ${why}.`)),
      ),
    ],
    notes: Object.entries(content.evidence).map(([id, citation], at) => ({
      number: at + 1,
      id,
      text: sentence(citation.label),
      sources: citation.sources.map(sourceInWords),
    })),
  };
}

function listOf(heading: string, lines: Line[]): Block[] {
  return lines.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'list', lines },
      ];
}

function objectives({ objectives: all }: ArtifactContent, note: (id: string) => number): Block[] {
  if (all.length === 0) return [];
  const rows = all.map(({ text, kpi, owner, dueOn, evidence }) => [
    text,
    kpiInWords(text, kpi),
    kpi?.baseline == null ? 'not measured' : writeNumber(kpi.baseline),
    kpi ? (typeof kpi.target === 'number' ? writeNumber(kpi.target) : kpi.target) : 'none',
    owner?.name ?? 'no owner',
    dueOn ?? 'no date',
    notes(evidence, note),
  ]);
  const columns = ['Objective', 'KPI', 'Baseline', 'Target', 'Owner', 'By', 'Evidence'];
  return [
    { kind: 'heading', text: 'Objectives' },
    { kind: 'table', columns, rows },
  ];
}

function kpiInWords(objective: string, kpi: Objective['kpi']): string {
  if (!kpi) return 'no KPI';
  const name = kpi.name === objective ? 'as the objective says' : kpi.name;
  return kpi.unit ? `${name} (${kpi.unit})` : name;
}

function valueHypothesis(
  { valueHypothesis: value }: ArtifactContent,
  line: (text: string, evidence?: string[]) => Line,
): Block[] {
  if (!value) return [];
  const amount =
    value.amount === null
      ? `Not known in money. It would be ${value.formula}.`
      : `${writeMoney(value.amount, value.currency)} a year, if all assumptions hold: ${value.formula}.`;
  const assumptions = value.assumptions.map(({ name, value: figure, evidence }) =>
    line(`Assumption: ${name}: ${typeof figure === 'number' ? writeNumber(figure) : figure}.`, evidence),
  );
  return listOf('Value hypothesis', [line(amount), ...assumptions]);
}

const WINDOWS = [30, 60, 90];

/** A success plan shows its steps by 30, 60 and 90 days, the other plans in one table. */
function stepsOf({ steps, kind, asOf }: ArtifactContent, note: (id: string) => number): Block[] {
  if (steps.length === 0) return [];
  if (kind !== 'success_plan') return tableOf('Steps', steps, note);
  return [...WINDOWS, Infinity].flatMap((until, at) => {
    const from = WINDOWS[at - 1] ?? -1;
    const within = steps.filter(({ dueOn }) => {
      const days = daysBetween(asOf, dueOn);
      return days > from && days <= until;
    });
    return tableOf(until === Infinity ? 'After day 90' : `Until day ${until}`, within, note);
  });
}

function tableOf(heading: string, steps: Step[], note: (id: string) => number): Block[] {
  if (steps.length === 0) return [];
  const rows = steps.map((step) => [
    `${step.title}. ${step.detail}`,
    inWords(step.kind),
    [step.owner, step.assignee?.name].filter(Boolean).join(', '),
    step.recipients.map(({ name }) => name).join(', ') || 'nobody',
    step.dueOn,
    step.expectedEvidence,
    notes(step.because, note),
  ]);
  const columns = ['Step', 'Kind', 'Owner', 'Reaches', 'Due', 'Done when', 'Because'];
  return [
    { kind: 'heading', text: heading },
    { kind: 'table', columns, rows },
  ];
}

function proposal({ proposal: proposed }: ArtifactContent, plain: (texts: string[]) => Line[]): Block[] {
  if (!proposed) return [];
  return listOf('Recommended stance and target', plain([`Stance: ${inWords(proposed.stance)}.`, proposed.target]));
}

function notes(ids: string[], note: (id: string) => number): string {
  return ids
    .map(note)
    .filter((number) => number > 0)
    .map((number) => `[${number}]`)
    .join(' ');
}

function sourceInWords(source: Citation['sources'][number]): string {
  if ('quote' in source)
    return `document ${source.documentId}, characters ${source.start} to ${source.end}: “${source.quote}”`;
  if ('person' in source) return `stated by ${source.person} on ${source.at.slice(0, 10)}`;
  return `record ${source.record}, ${source.field}${source.value === null ? '' : `: ${source.value}`}`;
}
