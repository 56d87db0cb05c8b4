import { type ArtifactContent, type Citation } from '../../evidence/drafting/artifact.types';
import { type Chart } from '../../evidence/drafting/chart.types';
import {
  capital,
  codeInWords,
  counted,
  inWords,
  sentence,
  writeMoney,
  writeNumber,
  writeRounded,
  writeShare,
} from '../../evidence/drafting/wording';
import { nameOfDocument, showDocuments, whereShown, type ShownDocument, type SourceDocument } from './source-documents';
import {
  listOf,
  objectivesTable,
  redeploymentTable,
  riskTable,
  stanceInWords,
  valueHypothesis,
  viewTable,
  type Notes,
} from './page.parts';
import { stepTables } from './step.tables';

/** A sentence with the numbers of the notes it rests on. */
export interface Line {
  text: string;
  notes: number[];
}
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'summary'; lines: Line[] }
  | { kind: 'list'; lines: Line[] }
  | { kind: 'table'; columns: string[]; rows: string[][] }
  | { kind: 'chart'; chart: Chart };

/** The text of a cell with the notes that stand in brackets in it. */
export function linesOf(cell: string): Line {
  const notes = [...cell.matchAll(/\[(\d+)\]/g)].map(([, note]) => Number(note));
  return { text: cell.replace(/\[\d+\] ?/g, ''), notes };
}

export interface Note {
  number: number;
  id: string;
  text: string;
  /** In words of ours, before what is quoted word for word. */
  sources: { text: string; quote: string | null; shownAt: string | null }[];
}

/** A document for people, before it is written in any format. Every note is a piece of evidence. */
export interface Page {
  title: string;
  subtitle: string;
  blocks: Block[];
  notes: Note[];
  /** What the evidence quotes from, with the quoted passages told apart. */
  documents: ShownDocument[];
}

/** The heading below which the risks stand. */
export const RISKS = 'Risks and mitigation';

/**
 * Lays out an artifact: the summary, what it states, plans and asks, then its gaps and what it could not bear out, then
 * the evidence, numbered as the reader meets it.
 */
export function pageOf(content: ArtifactContent, documents: SourceDocument[] = []): Page {
  const order: string[] = [];
  const notes: Notes = (evidence) =>
    evidence
      .filter((id) => Object.hasOwn(content.evidence, id))
      .map((id) => (order.includes(id) ? order.indexOf(id) + 1 : order.push(id)));
  const line = ({ text, evidence }: { text: string; evidence: string[] }): Line => ({ text, notes: notes(evidence) });
  const blocks: Block[] = [
    ...summary(content, line),
    ...chartsUnder('', content),
    ...redeploymentTable(content, content.valueHypothesis?.currency ?? null, notes),
    ...content.sections.flatMap(({ heading, claims }) => [
      ...listOf(heading, claims.map(line)),
      ...chartsUnder(heading, content),
      ...(heading === RISKS ? riskTable(content, notes) : []),
    ]),
    ...objectivesTable(content, notes),
    ...valueHypothesis(content, notes),
    ...stepTables(content, notes),
    ...content.arrangements.flatMap(({ heading, lines }) => listOf(heading, lines.map(line))),
    ...conversation(content),
    ...remarks(content),
  ];
  const unseen = Object.keys(content.evidence).filter((id) => !order.includes(id));
  return {
    title: content.title,
    subtitle: `${content.account.name}, as of ${content.asOf}`,
    blocks,
    notes: [...order, ...unseen].flatMap((id, at) => noteOf(id, at + 1, content, documents)),
    documents: showDocuments(content, documents),
  };
}

function summary(
  { summary: claims }: ArtifactContent,
  line: (claim: { text: string; evidence: string[] }) => Line,
): Block[] {
  return claims.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Executive summary' },
        { kind: 'summary', lines: claims.map(line) },
      ];
}

function chartsUnder(heading: string, { charts }: ArtifactContent): Block[] {
  return charts.filter(({ under }) => under === heading).map((chart) => ({ kind: 'chart', chart }));
}

/** Stance, views, and what has to be asked before the talk. */
function conversation(content: ArtifactContent): Block[] {
  const { proposal, negotiation, answers, questions } = content;
  const owedBy = content.evidence['calendar.stance']?.value ?? null;
  const plain = (texts: string[]) => texts.map((text): Line => ({ text, notes: [] }));
  return [
    ...(proposal
      ? listOf('Recommended stance and target', plain([`Stance: ${stanceInWords(proposal.stance)}.`, proposal.target]))
      : []),
    ...viewTable(content, owedBy === null ? null : String(owedBy)),
    ...listOf('Answers to earlier refusals', plain(answers.map(({ reason, answer }) => `${reason}: ${answer}`))),
    ...listOf('Questions for the negotiation', plain(negotiation)),
    ...listOf('Questions to settle', plain(questions)),
  ];
}

function remarks({ gaps, notSupported, remarks: flagged }: ArtifactContent): Block[] {
  return [
    ...listOf(
      'Flagged by a second reader',
      flagged.map(({ flag, passage }) => ({ text: `${capital(inWords(flag))}: “${passage}”.`, notes: [] })),
    ),
    ...listOf(
      'Gaps',
      gaps.map((text) => ({ text, notes: [] })),
    ),
    ...listOf(
      'Not supported, and therefore left out',
      notSupported.map(({ text, why }) => ({ text: `“${text}”: ${why}.`, notes: [] })),
    ),
  ];
}

function noteOf(id: string, number: number, content: ArtifactContent, documents: SourceDocument[]): Note[] {
  const citation = content.evidence[id];
  if (!citation) return [];
  const formula = citation.formula ? [{ text: `computed as ${citation.formula}`, quote: null, shownAt: null }] : [];
  const sources = citation.sources.map((source) =>
    'quote' in source
      ? {
          text: placeOf(source, documents),
          quote: source.quote,
          shownAt: whereShown(source, content, documents),
        }
      : { text: sourceInWords(source, citation.label), quote: null, shownAt: null },
  );
  const once = sources.filter(
    ({ text, quote }, at) => sources.findIndex((each) => each.text === text && each.quote === quote) === at,
  );
  return [{ number, id, text: sentence(citation.label), sources: [...formula, ...once] }];
}

type Source = Citation['sources'][number];
type Quote = Extract<Source, { quote: string }>;

function placeOf({ documentId }: Quote, documents: SourceDocument[]): string {
  const document = documents.find(({ id }) => id === documentId);
  return document ? nameOfDocument(document) : `document ${documentId}`;
}

/** @param label the sentence that rests on it */
function sourceInWords(source: Exclude<Source, Quote>, label: string): string {
  if ('person' in source) return `stated by ${source.person} on ${source.at.slice(0, 10)}`;
  const { record, field, value } = source;
  const name = [record, field].map((code) => NAMES[code] ?? codeInWords(code)).join(', ');
  if (value === null) return name;
  if (typeof value === 'string') return `${name}: ${value}`;
  if (record === 'scores' && MEASURES[field]) return `${name}: ${MEASURES[field](value)}`;
  return `${name}: ${moneyIn(label, value) ?? writeNumber(value)}`;
}

/** An amount with its currency, as a sentence writes it; null where the sentence knows no such money. */
function moneyIn(label: string, amount: number): string | null {
  const written = label.match(/(?<![\d.,])-?[\d,]+(?:\.\d+)? (?:[A-Z]{3}\b|\(currency unknown\))/g) ?? [];
  return written.find((each) => each === writeMoney(amount, each.slice(each.indexOf(' ') + 1))) ?? null;
}

/** A measure is written as the sentence that rests on it writes it. */
const MEASURES: Record<string, (value: number) => string> = {
  utilisation: writeShare,
  trend: writeShare,
  muda: writeShare,
  mura: writeShare,
  muri: (value) => `${writeRounded(value)} times the usual`,
  timeToValue: (value) => counted(value, 'day'),
};

/** What people call records and fields otherwise than their codes do. */
const NAMES: Record<string, string> = {
  arr: 'revenue a year',
  csm: 'customer success manager',
  ae: 'account executive',
  crmRole: 'role in the CRM',
  nps: 'NPS',
  csat: 'CSAT',
  active28: 'people in 28 days',
  muda: 'shelfware',
  mura: 'erratic use',
  muri: 'support load',
  'licences.reassign': 'reassigning',
  'licences.enable': 'bringing in people',
  'licences.redeploy': 'another team',
  'licences.right_size': 'right-sizing',
  'scores.risk': 'points of risk',
  'scores.health': 'points of health',
};
