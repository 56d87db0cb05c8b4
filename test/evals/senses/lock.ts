import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { storyOf } from '../../../src/agents/offline/offline.reader';
import { FIGURE_SENSES } from '../../../src/agents/offline/senses/labels';
import { type Learnt } from '../../../src/agents/offline/senses/senses';
import { type MarkedText } from '../corpus';
import { type ToldRivals } from '../rival.stories';
import { actorExamplesOf } from './actor.examples';
import { type Example, examplesOf } from './examples';
import { disputeExamplesOf } from './dispute.examples';
import { openExamplesOf } from './open.examples';
import { rivalCriteriaExamplesOf, rivalCriteriaExamplesOfStory } from './rival.criteria.examples';
import { rivalExamplesOf, rivalExamplesOfStory } from './rival.examples';
import { signalExamplesOf } from './signal.examples';
import { train } from './train';
import { handoffExamplesOf, sceneAsWritten } from './training';
import { asWritten, FILES, type Kind, KINDS } from './weights.files';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Digests of what the weights were learnt from and of the weights themselves: to learn all anew takes minutes, to see
 * that it would come to the same takes seconds.
 */
const Lock = z.object({
  /** Texts, marks and labels, and the stories of rivals. */
  corpus: Digest,
  /** Of each kind, what a sample of the corpus gives to learn: features in their order, and what they mean. */
  examples: z.record(z.string(), Digest),
  /** What the training makes of the sampled figures. */
  training: Digest,
  /** The files of the weights. */
  weights: z.record(z.string(), Digest),
});
type Lock = z.infer<typeof Lock>;

export const LOCK = 'learnt.lock.json';
const FILE = join(__dirname, LOCK);

export function storedLock(): Lock {
  return Lock.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

export function storeLock(lock: Lock): void {
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}

/** All that the weights are learnt from. */
export interface Taught {
  texts: MarkedText[];
  rivalStories: ToldRivals[];
}

/** The lock of weights as the files hold them. */
export function lockOf({ texts, rivalStories }: Taught, learnt: Learnt, fileOf: (kind: Kind) => string): Lock {
  const examples = examplesIn({ texts, rivalStories }, learnt);
  return {
    corpus: digestOf([...texts, ...rivalStories]),
    examples: Object.fromEntries(KINDS.map((kind) => [kind, digestOf(examples[kind].map(inOrder))])),
    training: digestOf([asWritten(train(examples.figures, FIGURE_SENSES))]),
    weights: Object.fromEntries(KINDS.map((kind) => [FILES[kind], digestOf([fileOf(kind)])])),
  };
}

/** Kinds whose examples ask no other weights. */
const ALONE: Kind[] = ['passages', 'figures', 'names'];
const REMEDY = 'learn it anew with `npm run train`';

/** What has changed since the weights were learnt, a sentence each; a change that only follows from one already told is left out. */
export function changesSince(lock: Lock, now: Lock): string[] {
  const corpus = lock.corpus !== now.corpus;
  const weights = Object.values(FILES).filter((file) => lock.weights[file] !== now.weights[file]);
  const comparable = corpus ? [] : weights.length > 0 ? ALONE : KINDS;
  const features = comparable.filter((kind) => lock.examples[kind] !== now.examples[kind]);
  const training = !corpus && !features.includes('figures') && lock.training !== now.training;
  return [
    ...(corpus ? [`The corpus has other texts, marks or labels than the weights were learnt from: ${REMEDY}.`] : []),
    ...features.map((kind) => `The features of ${kind} are not those the weights were learnt from: ${REMEDY}.`),
    ...(training ? [`The training makes other weights of the same examples: ${REMEDY}.`] : []),
    ...weights.map((file) => `The weights in ${file} are not as the training wrote them: ${REMEDY}.`),
  ];
}

const EVERY = 10;

function sampleOf<Text>(texts: Text[]): Text[] {
  return texts.filter((_, at) => at % EVERY === 0);
}

function examplesIn({ texts, rivalStories }: Taught, learnt: Learnt): Record<Kind, Example[]> {
  const own = sampleOf(texts).map((text) => examplesOf(text, sceneAsWritten(text)));
  const handoffs = sampleOf(texts.filter(({ labels }) => labels !== null)).map((text) => {
    const told = storyOf(text.dossier, learnt);
    return {
      ...handoffExamplesOf({ text, scene: sceneAsWritten(text) }, told.story, learnt),
      actors: actorExamplesOf(text, told.story),
      rivals: rivalExamplesOf(text, told.story),
      rivalCriteria: rivalCriteriaExamplesOf(text, told.story),
      signals: signalExamplesOf(text, told),
      open: openExamplesOf(text, told.story),
      disputes: disputeExamplesOf(text, told.story),
    };
  });
  const fromStories = sampleOf(rivalStories).map((told) => {
    const { story } = storyOf(told.dossier, learnt);
    return { rivals: rivalExamplesOfStory(told, story), rivalCriteria: rivalCriteriaExamplesOfStory(told, story) };
  });
  const told = [...handoffs, ...fromStories];
  return {
    passages: own.flatMap(({ passages }) => passages),
    figures: own.flatMap(({ figures }) => figures),
    names: own.flatMap(({ names }) => names),
    gaps: handoffs.flatMap(({ gaps }) => gaps),
    pairs: handoffs.flatMap(({ pairs }) => pairs),
    buyers: handoffs.flatMap(({ buyers }) => buyers),
    people: handoffs.flatMap(({ people }) => people),
    leaving: handoffs.flatMap(({ leaving }) => leaving),
    actors: handoffs.flatMap(({ actors }) => actors),
    rivals: told.flatMap(({ rivals }) => rivals),
    rivalCriteria: told.flatMap(({ rivalCriteria }) => rivalCriteria),
    signals: handoffs.flatMap(({ signals }) => signals),
    open: handoffs.flatMap(({ open }) => open),
    disputes: handoffs.flatMap(({ disputes }) => disputes),
  };
}

function inOrder({ text, features, senses, unknown }: Example): unknown {
  return [text, [...features], [...senses], [...unknown]];
}

function digestOf(parts: unknown[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(JSON.stringify(part)).update('\n');
  return hash.digest('hex');
}
