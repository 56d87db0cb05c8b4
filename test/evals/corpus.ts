import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NEAR_MISSES, SENSES, type Sense } from '../../src/agents/offline/senses/labels';
import { type Dossier } from '../../src/evidence/dossier.types';
import { type AnchorKey } from '../../src/evidence/evidence.types';
import { EMPTY_CONTRACT } from '../support/empty-contract';
import { Case, dossierOf, type HandoffCase } from './handoff.cases';

/** A stretch of a document and what it means, or what it nearly means. */
const Mark = z.object({
  doc: z.string().default('d1'),
  quote: z.string().min(1),
  tag: z.enum([...SENSES, ...NEAR_MISSES]),
  who: z.string().nullish(),
});
export type Mark = z.infer<typeof Mark>;

const MarkedCase = Case.extend({ marks: z.array(Mark) });
const Excerpt = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.string(),
  text: z.string(),
  marks: z.array(Mark),
});

/** A text with its marks; `labels` are there where the text is a whole handoff. */
export interface MarkedText {
  id: string;
  author: string;
  dossier: Dossier;
  marks: Mark[];
  /** What was not looked for in the text: that it is not marked says nothing. */
  unasked: Set<Sense>;
  labels: HandoffCase['labels'] | null;
}

export const CORPUS = join(__dirname, 'corpus');

/** The texts of all authors: a folder each, whole handoffs in `*.json`, excerpts in the lines of `*.jsonl`. */
export function corpusIn(folder: string): MarkedText[] {
  return authorsIn(folder).flatMap((author) => textsOf(join(folder, author), author));
}

export function authorsIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
}

type WithoutAsked = Omit<MarkedText, 'unasked'>;

function textsOf(folder: string, author: string): MarkedText[] {
  const { cases, excerpts } = filesOf(folder, author);
  const unasked = neverMarked(excerpts);
  return [
    ...cases.map((text) => ({ ...text, unasked: settledIn(text) })),
    ...excerpts.map((text) => ({ ...text, unasked })),
  ];
}

/** Handoffs are marked in full; in excerpts, an author who never marks a sense did not look for it. */
function neverMarked(excerpts: WithoutAsked[]): Set<Sense> {
  const marked = new Set<string>(excerpts.flatMap(({ marks }) => marks.map(({ tag }) => tag)));
  return new Set(SENSES.filter((sense) => !marked.has(sense)));
}

/** Only where the contract leaves a thing open are the sentences that hint at it labelled. */
function settledIn({ labels }: WithoutAsked): Set<Sense> {
  const settled = HINTS.filter(([key]) => {
    const status = labels?.anchors[key].status;
    return status === 'concrete' || status === 'conflicting';
  });
  return new Set(settled.map(([, sense]) => sense));
}

const HINTS = [
  ['contractTerm', 'term_hint'],
  ['arr', 'fee_hint'],
  ['seats', 'seats_hint'],
] as const satisfies readonly (readonly [AnchorKey, Sense])[];

function hintsIn({ anchors }: HandoffCase['labels']): Mark[] {
  return HINTS.flatMap(([key, tag]) =>
    anchors[key].status === 'vague'
      ? anchors[key].evidence.flatMap(({ doc, quote }) => (quote ? [{ doc, quote, tag }] : []))
      : [],
  );
}

function filesOf(folder: string, author: string): { cases: WithoutAsked[]; excerpts: WithoutAsked[] } {
  const files = readdirSync(folder).sort();
  const cases = files.filter((name) => name.endsWith('.json')).map((name) => marked(join(folder, name), author));
  const excerpts = files
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => excerpt(Excerpt.parse(JSON.parse(line)), author));
  return { cases, excerpts };
}

function marked(file: string, author: string): WithoutAsked {
  const { marks, ...theCase } = MarkedCase.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { injection } = theCase.labels;
  const instruction: Mark[] = injection ? [{ ...injection, tag: 'instruction' }] : [];
  return {
    id: theCase.packet.id,
    author,
    dossier: dossierOf(theCase),
    marks: [...marks, ...instruction, ...hintsIn(theCase.labels)],
    labels: theCase.labels,
  };
}

const EXCERPT_DAY = '2026-09-01';

/** An excerpt is read as the one document of an account of which nothing else is known. */
function excerpt({ id, kind, text, marks }: z.infer<typeof Excerpt>, author: string): WithoutAsked {
  const dossier: Dossier = {
    today: EXCERPT_DAY,
    account: { externalId: id, name: 'Customer', segment: null, industry: null, csm: null, ae: null },
    contract: EMPTY_CONTRACT,
    opportunity: null,
    contacts: [],
    documents: [{ id: 'd1', kind: kind === 'minutes' ? 'crm_note' : kind, date: EXCERPT_DAY, author: null, text }],
  };
  return { id, author, dossier, marks, labels: null };
}
