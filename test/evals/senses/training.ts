import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storyOf } from '../../../src/agents/offline/offline.reader';
import {
  ACTOR_SENSES,
  BUYER_SENSES,
  FIGURE_SENSES,
  GAP_SENSES,
  NAME_SENSES,
  PAIR_SENSES,
  PERSON_SENSES,
  SENSES,
  SIGNAL_SENSES,
} from '../../../src/agents/offline/senses/labels';
import { type Weights } from '../../../src/agents/offline/senses/linear.classifier';
import { LEARNT, type Learnt, sensesIn } from '../../../src/agents/offline/senses/senses';
import { type Scene, sceneOf } from '../../../src/agents/offline/story';
import { corpusIn, CORPUS, type MarkedText } from '../corpus';
import { actorExamplesOf } from './actor.examples';
import { type Example, type Examples, examplesOf } from './examples';
import { gapExamplesOf } from './gap.examples';
import { pairExamplesOf } from './pair.examples';
import { buyerExamplesOf, personExamplesOf } from './person.examples';
import { signalExamplesOf } from './signal.examples';
import { train } from './train';

/** A text laid out, with what its marks teach. */
export interface Lesson {
  text: MarkedText;
  scene: Scene;
  examples: Examples;
}

export function lessonOf(text: MarkedText): Lesson {
  const scene = sceneOf(text.dossier, ({ text: asWritten }) => asWritten);
  return { text, scene, examples: examplesOf(text, scene) };
}

export function learn(lessons: Lesson[]): Learnt {
  const names = train(
    lessons.flatMap(({ examples }) => examples.names),
    NAME_SENSES,
  );
  const actors = train(
    lessons.flatMap(({ text }) => actorExamplesOf(text, storyOf(text.dossier, { ...LEARNT, names }).story)),
    ACTOR_SENSES,
  );
  const { gaps, pairs, buyers, people, signals } = bySensesOfOthers(lessons, { names, actors });
  return {
    ...singles(lessons),
    names,
    actors,
    gaps: train(gaps, GAP_SENSES),
    pairs: train(pairs, PAIR_SENSES),
    buyers: train(buyers, BUYER_SENSES),
    people: train(people, PERSON_SENSES),
    signals: train(signals, SIGNAL_SENSES),
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
 * classifier is far surer than it ever is on new text. Signals build on what the people are as well.
 */
function bySensesOfOthers(
  lessons: Lesson[],
  known: Pick<Learnt, 'names' | 'actors'>,
): Record<'gaps' | 'pairs' | 'buyers' | 'people' | 'signals', Example[]> {
  const groups = groupsOf(lessons, known);
  return {
    gaps: groups.flatMap(({ gaps }) => gaps),
    pairs: groups.flatMap(({ pairs }) => pairs),
    buyers: groups.flatMap(({ buyers }) => buyers),
    people: groups.flatMap(({ people }) => people),
    signals: groups.flatMap((group) => {
      const others = groups.filter((other) => other !== group).flatMap(({ people }) => people);
      const learnt = { ...group.learnt, people: train(others, PERSON_SENSES) };
      return group.texts.flatMap((text) => signalExamplesOf(text, learnt));
    }),
  };
}

function groupsOf(lessons: Lesson[], known: Pick<Learnt, 'names' | 'actors'>): Group[] {
  const authors = [...new Set(lessons.map(({ text }) => text.author))].sort();
  const groupOf = ({ text }: Lesson) => authors.indexOf(text.author) % GROUPS;
  return Array.from({ length: GROUPS }, (_, at) => at).flatMap((at): Group[] => {
    const labelled = lessons.filter((lesson) => groupOf(lesson) === at && lesson.text.labels !== null);
    if (labelled.length === 0) return [];
    const learnt = { ...LEARNT, ...singles(lessons.filter((lesson) => groupOf(lesson) !== at)), ...known };
    const group: Group = {
      texts: labelled.map(({ text }) => text),
      learnt,
      gaps: [],
      pairs: [],
      buyers: [],
      people: [],
    };
    for (const { text, scene } of labelled) {
      const { story } = storyOf(text.dossier, learnt);
      group.gaps.push(...gapExamplesOf(text, scene, sensesIn(scene.passages, learnt)));
      group.pairs.push(...pairExamplesOf(text, story));
      group.buyers.push(...buyerExamplesOf(text, story));
      group.people.push(...personExamplesOf(text, story));
    }
    return [group];
  });
}

const WEIGHTS = resolve(__dirname, '../../../src/agents/offline/senses');

/** `npm run train`: reads the whole corpus and writes the weights the reader ships with. */
function main(): void {
  const texts = corpusIn(CORPUS);
  const marks = texts.reduce((sum, text) => sum + text.marks.length, 0);
  console.log(
    `${texts.length} texts with ${marks} marks of ${new Set(texts.map(({ author }) => author)).size} authors`,
  );
  const { passages, figures, names, gaps, pairs, actors, buyers, people, signals } = learn(texts.map(lessonOf));
  keep('passage', passages);
  keep('figure', figures);
  keep('name', names);
  keep('gap', gaps);
  keep('pair', pairs);
  keep('actor', actors);
  keep('buyer', buyers);
  keep('person', people);
  keep('signal', signals);
}

function keep(name: string, weights: Weights): void {
  const file = join(WEIGHTS, `${name}.weights.json`);
  const text = `${JSON.stringify(weights)}\n`;
  writeFileSync(file, text);
  console.log(`${name}.weights.json: ${weights.labels.length} senses, ${Math.round(text.length / 1024)} kB`);
}

if (require.main === module) main();
