import { storyOf } from '../../../src/agents/offline/offline.reader';
import {
  ACTOR_SENSES,
  BUYER_SENSES,
  DISPUTE_SENSES,
  FIGURE_SENSES,
  GAP_SENSES,
  NAME_SENSES,
  OPEN_SENSES,
  PAIR_SENSES,
  PERSON_SENSES,
  RIVAL_CRITERIA_SENSES,
  RIVAL_SENSES,
  SENSES,
  SIGNAL_SENSES,
} from '../../../src/agents/offline/senses/labels';
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
import { buyerExamplesOf, personExamplesOf } from './person.examples';
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

export function learn(lessons: Lesson[], rivalStories: ToldRivals[]): Learnt {
  const names = train(
    lessons.flatMap(({ examples }) => examples.names),
    NAME_SENSES,
  );
  const alone = { ...singles(lessons), names };
  const actors = train(
    lessons.flatMap(({ text }) => actorExamplesOf(text, storyOf(text.dossier, { ...LEARNT, ...alone }).story)),
    ACTOR_SENSES,
  );
  const known = { names, actors };
  const { gaps, pairs, buyers, people, rivals, rivalCriteria, signals, open, disputes } = bySensesOfOthers(
    lessons,
    rivalStories,
    known,
  );
  return {
    ...alone,
    actors,
    gaps: train(gaps, GAP_SENSES),
    pairs: train(pairs, PAIR_SENSES),
    buyers: train(buyers, BUYER_SENSES),
    people: train(people, PERSON_SENSES),
    rivals: train(rivals, RIVAL_SENSES, ROUNDS.rare),
    rivalCriteria: train(rivalCriteria, RIVAL_CRITERIA_SENSES, ROUNDS.rare),
    signals: train(signals, SIGNAL_SENSES),
    open: train(open, OPEN_SENSES),
    disputes: train(disputes, DISPUTE_SENSES, ROUNDS.rare),
  };
}

function singles(lessons: Lesson[]): Pick<Learnt, 'passages' | 'figures'> {
  return {
    passages: train(
      lessons.flatMap(({ examples }) => examples.passages),
      SENSES,
    ),
    figures: train(
      lessons.flatMap(({ examples }) => examples.figures),
      FIGURE_SENSES,
    ),
  };
}

const GROUPS = 3;

/** The labelled handoffs of some authors, what all other authors teach, and the examples the two give together. */
interface Group {
  texts: MarkedText[];
  learnt: Learnt;
  gaps: Example[];
  pairs: Example[];
  buyers: Example[];
  people: Example[];
}

/**
 * Examples that build on senses: the senses of each text are learnt from other authors, for on its own lessons a
 * classifier is far surer than it ever is on new text. Rivals build on people and pairs as well, and signals, what is hinted at and what
 * is disputed on rivals too, so that all weights follow from the corpus alone. The stories of rivals teach no other sense, so any group's senses will do for them.
 */
function bySensesOfOthers(
  lessons: Lesson[],
  rivalStories: ToldRivals[],
  known: Pick<Learnt, 'names' | 'actors'>,
): Record<
  'gaps' | 'pairs' | 'buyers' | 'people' | 'rivals' | 'rivalCriteria' | 'signals' | 'open' | 'disputes',
  Example[]
> {
  const groups = groupsOf(lessons, known);
  const told = groups.map((group, at) => {
    const others = groups.filter((other) => other !== group);
    const learnt = {
      ...group.learnt,
      pairs: train(
        others.flatMap(({ pairs }) => pairs),
        PAIR_SENSES,
      ),
      buyers: train(
        others.flatMap(({ buyers }) => buyers),
        BUYER_SENSES,
      ),
      people: train(
        others.flatMap(({ people }) => people),
        PERSON_SENSES,
      ),
    };
    const stories = rivalStories.filter((_, place) => place % groups.length === at);
    return { texts: group.texts, learnt, ...rivalsOf(group.texts, stories, learnt) };
  });
  const higher = told.map((group) => {
    const others = told.filter((other) => other !== group);
    const learnt = {
      ...group.learnt,
      rivals: train(
        others.flatMap(({ rivals }) => rivals),
        RIVAL_SENSES,
        ROUNDS.rare,
      ),
      rivalCriteria: train(
        others.flatMap(({ rivalCriteria }) => rivalCriteria),
        RIVAL_CRITERIA_SENSES,
        ROUNDS.rare,
      ),
    };
    return group.texts.map((text) => {
      const known = storyOf(text.dossier, learnt);
      return {
        signals: signalExamplesOf(text, known),
        open: openExamplesOf(text, known.story),
        disputes: disputeExamplesOf(text, known.story),
      };
    });
  });
  const ofHandoffs = higher.flat();
  return {
    gaps: groups.flatMap(({ gaps }) => gaps),
    pairs: groups.flatMap(({ pairs }) => pairs),
    buyers: groups.flatMap(({ buyers }) => buyers),
    people: groups.flatMap(({ people }) => people),
    rivals: told.flatMap(({ rivals }) => rivals),
    rivalCriteria: told.flatMap(({ rivalCriteria }) => rivalCriteria),
    signals: ofHandoffs.flatMap(({ signals }) => signals),
    open: ofHandoffs.flatMap(({ open }) => open),
    disputes: ofHandoffs.flatMap(({ disputes }) => disputes),
  };
}

/** What handoffs and stories teach of two figures and of two criteria. */
function rivalsOf(
  texts: MarkedText[],
  stories: ToldRivals[],
  learnt: Learnt,
): Record<'rivals' | 'rivalCriteria', Example[]> {
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

function groupsOf(lessons: Lesson[], known: Pick<Learnt, 'names' | 'actors'>): Group[] {
  const authors = [...new Set(lessons.map(({ text }) => text.author))].sort();
  const groupOf = ({ text }: Lesson) => authors.indexOf(text.author) % GROUPS;
  return Array.from({ length: GROUPS }, (_, at) => at).flatMap((at): Group[] => {
    const labelled = lessons.filter((lesson) => groupOf(lesson) === at && lesson.text.labels !== null);
    if (labelled.length === 0) return [];
    const learnt = { ...LEARNT, ...singles(lessons.filter((lesson) => groupOf(lesson) !== at)), ...known };
    const examples = labelled.map((lesson) =>
      handoffExamplesOf(lesson, storyOf(lesson.text.dossier, learnt).story, learnt),
    );
    return [
      {
        texts: labelled.map(({ text }) => text),
        learnt,
        gaps: examples.flatMap(({ gaps }) => gaps),
        pairs: examples.flatMap(({ pairs }) => pairs),
        buyers: examples.flatMap(({ buyers }) => buyers),
        people: examples.flatMap(({ people }) => people),
      },
    ];
  });
}

/** What a labelled handoff teaches that builds on senses, and not yet on what its people are. */
export function handoffExamplesOf(
  { text, scene }: Pick<Lesson, 'text' | 'scene'>,
  story: Story,
  learnt: Learnt,
): Record<'gaps' | 'pairs' | 'buyers' | 'people', Example[]> {
  return {
    gaps: gapExamplesOf(text, scene, sensesIn(scene.passages, learnt)),
    pairs: pairExamplesOf(text, story),
    buyers: buyerExamplesOf(text, story),
    people: personExamplesOf(text, story),
  };
}
