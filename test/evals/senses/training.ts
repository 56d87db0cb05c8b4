import { storyOf } from '../../../src/agents/offline/offline.reader';
import {
  ACTOR_SENSES,
  BUYER_SENSES,
  DISPUTE_SENSES,
  FIGURE_SENSES,
  GAP_SENSES,
  LEAVE_SENSES,
  NAME_SENSES,
  OPEN_SENSES,
  PAIR_SENSES,
  PERSON_SENSES,
  RIVAL_CRITERIA_SENSES,
  RIVAL_SENSES,
  SENSES,
  SIGNAL_SENSES,
} from '../../../src/agents/offline/senses/labels';
import { type Weights } from '../../../src/agents/offline/senses/linear.classifier';
import { LEARNT, type Learnt, sensesIn } from '../../../src/agents/offline/senses/senses';
import { sceneOf } from '../../../src/agents/offline/scene';
import { type Scene, type Story } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type ToldRivals } from '../rival.stories';
import { actorExamplesOf } from './actor.examples';
import { disputeExamplesOf } from './dispute.examples';
import { type Example, type Examples, examplesOf } from './examples';
import { gapExamplesOf } from './gap.examples';
import { openExamplesOf } from './open.examples';
import { pairExamplesOf } from './pair.examples';
import { rivalCriteriaExamplesOf, rivalCriteriaExamplesOfStory } from './rival.criteria.examples';
import { rivalExamplesOf, rivalExamplesOfStory } from './rival.examples';
import { buyerExamplesOf, leaveExamplesOf, personExamplesOf } from './person.examples';
import { signalExamplesOf } from './signal.examples';
import { ROUNDS, train } from './train';

/** A text laid out, with what its marks teach. */
export interface Lesson {
  text: MarkedText;
  scene: Scene;
  examples: Examples;
}

export function lessonOf(text: MarkedText): Lesson {
  const scene = sceneAsWritten(text);
  return { text, scene, examples: examplesOf(text, scene) };
}

/** With what is written for programs left in, for the marks count it too. */
export function sceneAsWritten({ dossier }: MarkedText): Scene {
  return sceneOf(dossier, ({ text }) => text);
}

/** What each kind can mean, and how often its examples are gone over where that is oftener than usual. */
const COURSES: Record<keyof Learnt, { senses: readonly string[]; rounds?: number }> = {
  passages: { senses: SENSES },
  figures: { senses: FIGURE_SENSES },
  names: { senses: NAME_SENSES },
  actors: { senses: ACTOR_SENSES },
  gaps: { senses: GAP_SENSES },
  pairs: { senses: PAIR_SENSES },
  buyers: { senses: BUYER_SENSES },
  people: { senses: PERSON_SENSES },
  leaving: { senses: LEAVE_SENSES, rounds: ROUNDS.rare },
  rivals: { senses: RIVAL_SENSES, rounds: ROUNDS.rare },
  rivalCriteria: { senses: RIVAL_CRITERIA_SENSES, rounds: ROUNDS.rare },
  signals: { senses: SIGNAL_SENSES },
  open: { senses: OPEN_SENSES },
  disputes: { senses: DISPUTE_SENSES, rounds: ROUNDS.rare },
};

/**
 * All weights, from the corpus alone. Most examples build on senses: those of each text are learnt from other authors,
 * for on its own lessons a classifier is far surer than it ever is on new text. So rivals build on the people and pairs
 * of others, and signals, what is hinted at and what is disputed on the rivals of others too.
 */
export function learn(lessons: Lesson[], rivalStories: ToldRivals[]): Learnt {
  const names = taught('names', lessonsOf('names', lessons));
  const alone = { ...singles(lessons), names };
  const actors = taught(
    'actors',
    lessons.flatMap(({ text }) => actorExamplesOf(text, storyOf(text.dossier, { ...LEARNT, ...alone }).story)),
  );
  const onSenses = examplesOnSenses(lessons, { names, actors });
  const onPeople = examplesOnPeople(onSenses, rivalStories);
  const onRivals = examplesOnRivals(onPeople);
  return {
    ...alone,
    actors,
    gaps: taughtBy(onSenses, 'gaps'),
    pairs: taughtBy(onSenses, 'pairs'),
    buyers: taughtBy(onSenses, 'buyers'),
    people: taughtBy(onSenses, 'people'),
    leaving: taughtBy(onSenses, 'leaving'),
    rivals: taughtBy(onPeople, 'rivals'),
    rivalCriteria: taughtBy(onPeople, 'rivalCriteria'),
    signals: taughtBy(onRivals, 'signals'),
    open: taughtBy(onRivals, 'open'),
    disputes: taughtBy(onRivals, 'disputes'),
  };
}

function taught(kind: keyof Learnt, examples: Example[]): Weights {
  const { senses, rounds } = COURSES[kind];
  return train(examples, senses, rounds);
}

function singles(lessons: Lesson[]): Pick<Learnt, 'passages' | 'figures'> {
  return {
    passages: taught('passages', lessonsOf('passages', lessons)),
    figures: taught('figures', lessonsOf('figures', lessons)),
  };
}

function lessonsOf(kind: keyof Examples, lessons: Lesson[]): Example[] {
  return lessons.flatMap(({ examples }) => examples[kind]);
}

type ExamplesOf<Kind extends keyof Learnt> = Record<Kind, Example[]>;

/** The labelled handoffs of some authors, what all other authors teach, and the examples the two give together. */
interface Group<Kind extends keyof Learnt> {
  texts: MarkedText[];
  learnt: Learnt;
  examples: ExamplesOf<Kind>;
}

function taughtBy<Kind extends keyof Learnt>(groups: Group<Kind>[], kind: Kind): Weights {
  return taught(
    kind,
    groups.flatMap(({ examples }) => examples[kind]),
  );
}

const GROUPS = 3;

function examplesOnSenses(
  lessons: Lesson[],
  known: Pick<Learnt, 'names' | 'actors'>,
): Group<'gaps' | 'pairs' | 'buyers' | 'people' | 'leaving'>[] {
  const authors = [...new Set(lessons.map(({ text }) => text.author))].sort();
  const groupOf = ({ text }: Lesson) => authors.indexOf(text.author) % GROUPS;
  return Array.from({ length: GROUPS }, (_, at) => at).flatMap((at) => {
    const labelled = lessons.filter((lesson) => groupOf(lesson) === at && lesson.text.labels !== null);
    if (labelled.length === 0) return [];
    const learnt = { ...LEARNT, ...singles(lessons.filter((lesson) => groupOf(lesson) !== at)), ...known };
    const given = labelled.map((lesson) =>
      handoffExamplesOf(lesson, storyOf(lesson.text.dossier, learnt).story, learnt),
    );
    const examples = {
      gaps: given.flatMap(({ gaps }) => gaps),
      pairs: given.flatMap(({ pairs }) => pairs),
      buyers: given.flatMap(({ buyers }) => buyers),
      people: given.flatMap(({ people }) => people),
      leaving: given.flatMap(({ leaving }) => leaving),
    };
    return [{ texts: labelled.map(({ text }) => text), learnt, examples }];
  });
}

/** What a labelled handoff teaches that builds on senses, and not yet on what its people are. */
export function handoffExamplesOf(
  { text, scene }: Pick<Lesson, 'text' | 'scene'>,
  story: Story,
  learnt: Learnt,
): ExamplesOf<'gaps' | 'pairs' | 'buyers' | 'people' | 'leaving'> {
  return {
    gaps: gapExamplesOf(text, scene, sensesIn(scene.passages, learnt)),
    pairs: pairExamplesOf(text, story),
    buyers: buyerExamplesOf(text, story),
    people: personExamplesOf(text, story),
    leaving: leaveExamplesOf(text, story),
  };
}

/** The stories of rivals teach no sense that these build on, so any group's will do for them. */
function examplesOnPeople(
  groups: Group<'pairs' | 'buyers' | 'people' | 'leaving'>[],
  rivalStories: ToldRivals[],
): Group<'rivals' | 'rivalCriteria'>[] {
  return groups.map(({ texts, ...group }, at) => {
    const others = groups.filter((_, other) => other !== at);
    const learnt = {
      ...group.learnt,
      pairs: taughtBy(others, 'pairs'),
      buyers: taughtBy(others, 'buyers'),
      people: taughtBy(others, 'people'),
      leaving: taughtBy(others, 'leaving'),
    };
    const stories = rivalStories.filter((_, place) => place % groups.length === at);
    return { texts, learnt, examples: rivalsOf(texts, stories, learnt) };
  });
}

/** What handoffs and stories teach of two figures and of two criteria. */
function rivalsOf(texts: MarkedText[], stories: ToldRivals[], learnt: Learnt): ExamplesOf<'rivals' | 'rivalCriteria'> {
  const handoffs = texts.map((text) => ({ text, story: storyOf(text.dossier, learnt).story }));
  const told = stories.map((text) => ({ text, story: storyOf(text.dossier, learnt).story }));
  return {
    rivals: [
      ...handoffs.flatMap(({ text, story }) => rivalExamplesOf(text, story)),
      ...told.flatMap(({ text, story }) => rivalExamplesOfStory(text, story)),
    ],
    rivalCriteria: [
      ...handoffs.flatMap(({ text, story }) => rivalCriteriaExamplesOf(text, story)),
      ...told.flatMap(({ text, story }) => rivalCriteriaExamplesOfStory(text, story)),
    ],
  };
}

function examplesOnRivals(groups: Group<'rivals' | 'rivalCriteria'>[]): Group<'signals' | 'open' | 'disputes'>[] {
  return groups.map(({ texts, ...group }, at) => {
    const others = groups.filter((_, other) => other !== at);
    const learnt = {
      ...group.learnt,
      rivals: taughtBy(others, 'rivals'),
      rivalCriteria: taughtBy(others, 'rivalCriteria'),
    };
    const handoffs = texts.map((text) => ({ text, known: storyOf(text.dossier, learnt) }));
    const examples = {
      signals: handoffs.flatMap(({ text, known }) => signalExamplesOf(text, known)),
      open: handoffs.flatMap(({ text, known }) => openExamplesOf(text, known.story)),
      disputes: handoffs.flatMap(({ text, known }) => disputeExamplesOf(text, known.story)),
    };
    return { texts, learnt, examples };
  });
}
