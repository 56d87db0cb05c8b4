import { type Passage } from '../passage';
import { figuresIn, type Quantity } from '../quantity';
import actorWeights from './actor.weights.json';
import buyerWeights from './buyer.weights.json';
import disputeWeights from './dispute.weights.json';
import figureWeights from './figure.weights.json';
import gapWeights from './gap.weights.json';
import leaveWeights from './leave.weights.json';
import pairWeights from './pair.weights.json';
import personWeights from './person.weights.json';
import rivalWeights from './rival.weights.json';
import rivalCriteriaWeights from './rival-criteria.weights.json';
import signalWeights from './signal.weights.json';
import { BUYER_SENSES, type BuyerSense, type FigureSense, PERSON_SENSES, type PersonSense, type Sense } from './labels';
import { type Classify, linearClassifier, type Weights } from './linear.classifier';
import { type Features, featuresOf } from './passage.features';
import nameWeights from './name.weights.json';
import openWeights from './open.weights.json';
import passageWeights from './passage.weights.json';
import { featuresOfFigure } from './figure.features';

/** How surely a passage, a figure in it or two figures mean something, from 0 to 1; what was not learnt is 0. */
export interface Senses {
  of: (passage: Passage, sense: Sense) => number;
  ofFigure: (quantity: Quantity, sense: FigureSense) => number;
  /** Whether a passage of these features (`gap.features`) promises what the contract does not bear out. */
  ofGap: (features: Features) => number;
  /** Whether the two figures, by the features of their pair, are the before and after of the pain. */
  ofPair: (features: Features) => number;
  /** Whether two figures of these features (`rival.features`) both claim to be today's, and nobody settled it. */
  ofRivals: (features: Features) => number;
  /** Whether two goals of these features (`rival.criteria.features`) are held against each other, and nobody settled it. */
  ofRivalCriteria: (features: Features) => number;
  /** Whether a sentence is about somebody of these features (`actor.features`). */
  ofActor: (features: Features) => number;
  /** How surely somebody of these features (`buyer.features`) drives the purchase, or has decided it. */
  ofBuyer: (features: Features, sense: BuyerSense) => number;
  /** What a person of these features (`person.features`) is to the purchase, and how the person takes it. */
  ofPerson: (features: Features) => Map<PersonSense, number>;
  /** Whether somebody of these features (`leave.features`) has left, or is about to. */
  ofLeaving: (features: Features) => number;
  /** Whether what these features (`signal.features`) tell of is a warning sign of the deal. */
  ofSignal: (features: Features) => number;
  /** Whether the sources hint at an anchor of these features (`open.features`) that nothing makes firm. */
  ofOpen: (features: Features) => number;
  /** Whether an anchor of these features (`dispute.features`) is disputed and nobody settled it. */
  ofDispute: (features: Features) => number;
}

export interface Learnt {
  passages: Weights;
  figures: Weights;
  /** Whether a word is part of a person's name. */
  names: Weights;
  gaps: Weights;
  pairs: Weights;
  /** Which two figures for today rival. */
  rivals: Weights;
  /** Which two criteria rival. */
  rivalCriteria: Weights;
  /** Whom a sentence is about. */
  actors: Weights;
  /** Who drives and who has decided. */
  buyers: Weights;
  /** What a person is to the purchase. */
  people: Weights;
  /** Who has left. */
  leaving: Weights;
  signals: Weights;
  /** What is hinted at, of all that is not firm. */
  open: Weights;
  /** What is disputed, of all that is told. */
  disputes: Weights;
}

export const LEARNT: Learnt = {
  passages: passageWeights,
  figures: figureWeights,
  names: nameWeights,
  gaps: gapWeights,
  pairs: pairWeights,
  rivals: rivalWeights,
  rivalCriteria: rivalCriteriaWeights,
  actors: actorWeights,
  buyers: buyerWeights,
  people: personWeights,
  leaving: leaveWeights,
  signals: signalWeights,
  open: openWeights,
  disputes: disputeWeights,
};

/** Senses of the passages of one story, each worked out when it is first asked for. */
export function sensesIn(passages: Passage[], learnt: Learnt = LEARNT): Senses {
  const [classify, classifyFigure] = [classifierOf(learnt.passages), classifierOf(learnt.figures)];
  const features = new Map<Passage, Features>();
  const known = new Map<Passage, number[]>();
  const figures = new Map<Passage, Map<number, number[]>>();
  const featuresIn = (passage: Passage) =>
    stored(features, passage, () => featuresOf(passage, around(passages, passage)));
  return {
    of: (passage, sense) => {
      const at = learnt.passages.labels.indexOf(sense);
      return at < 0 ? 0 : (stored(known, passage, () => classify(featuresIn(passage)))[at] ?? 0);
    },
    ofFigure: ({ passage, start }, sense) => {
      const all = stored(figures, passage, () => figuresOf(passage, featuresIn(passage), classifyFigure));
      return all.get(start)?.[learnt.figures.labels.indexOf(sense)] ?? 0;
    },
    ofGap: theOne(learnt.gaps),
    ofPair: theOne(learnt.pairs),
    ofRivals: theOne(learnt.rivals),
    ofRivalCriteria: theOne(learnt.rivalCriteria),
    ofActor: theOne(learnt.actors),
    ofBuyer: (features, sense) => classifierOf(learnt.buyers)(features)[BUYER_SENSES.indexOf(sense)] ?? 0,
    ofPerson: (features) => {
      const sure = classifierOf(learnt.people)(features);
      return new Map(PERSON_SENSES.map((sense) => [sense, sure[learnt.people.labels.indexOf(sense)] ?? 0]));
    },
    ofLeaving: theOne(learnt.leaving),
    ofSignal: theOne(learnt.signals),
    ofOpen: theOne(learnt.open),
    ofDispute: theOne(learnt.disputes),
  };
}

/** Of weights that know a single label. */
function theOne(weights: Weights): (features: Features) => number {
  return (features) => classifierOf(weights)(features)[0] ?? 0;
}

function figuresOf(passage: Passage, features: Features, classify: Classify): Map<number, number[]> {
  const found = figuresIn(passage);
  return new Map(
    found.map((quantity, rank) => [
      quantity.start,
      classify(featuresOfFigure(quantity, { rank, of: found.length }, features)),
    ]),
  );
}

/** One compiled classifier for each set of weights. */
const CLASSIFIERS = new WeakMap<Weights, Classify>();
export function classifierOf(weights: Weights): Classify {
  const known = CLASSIFIERS.get(weights);
  if (known) return known;
  const made = linearClassifier(weights);
  CLASSIFIERS.set(weights, made);
  return made;
}

function stored<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** How many places on, at most, the next words of the same document may stand. */
const REACH = 4;

/** The two passages before and the one after, of the same document and without the lines that only name who speaks. */
export function around(
  passages: Passage[],
  { at, documentId }: Passage,
): { before: Passage[]; after: Passage | undefined } {
  const near = (from: number, to: number) =>
    passages.slice(Math.max(0, from), to).filter((each) => each.documentId === documentId && each.zone !== 'header');
  return {
    before: near(at - REACH, at)
      .reverse()
      .slice(0, 2),
    after: near(at + 1, at + 1 + REACH)[0],
  };
}
