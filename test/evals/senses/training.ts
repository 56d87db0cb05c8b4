import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FIGURE_SENSES, SENSES } from '../../../src/agents/offline/senses/labels';
import { type Weights } from '../../../src/agents/offline/senses/linear.classifier';
import { LEARNT, type Learnt, type Senses, sensesIn } from '../../../src/agents/offline/senses/senses';
import { type Scene, sceneOf } from '../../../src/agents/offline/story';
import { corpusIn, CORPUS, type MarkedText } from '../corpus';
import { type Example, type Examples, examplesOf } from './examples';
import { GAP, gapExamplesOf } from './gap.examples';
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
  return {
    passages: passagesOf(lessons),
    figures: train(
      lessons.flatMap(({ examples }) => examples.figures),
      FIGURE_SENSES,
    ),
    names: train(
      lessons.flatMap(({ examples }) => examples.names),
      ['name'],
    ),
    gaps: train(bySensesOfOthers(lessons, gapExamplesOf), [GAP]),
  };
}

function passagesOf(lessons: Lesson[]): Weights {
  return train(
    lessons.flatMap(({ examples }) => examples.passages),
    SENSES,
  );
}

const GROUPS = 3;

/**
 * Examples that build on senses: the senses of each text are learnt from other authors, for on its own lessons a
 * classifier is far surer than it ever is on new text.
 */
function bySensesOfOthers(
  lessons: Lesson[],
  examplesBy: (text: MarkedText, scene: Scene, senses: Senses) => Example[],
): Example[] {
  const authors = [...new Set(lessons.map(({ text }) => text.author))].sort();
  const groupOf = ({ text }: Lesson) => authors.indexOf(text.author) % GROUPS;
  return Array.from({ length: GROUPS }, (_, group) => group).flatMap((group) => {
    const passages = passagesOf(lessons.filter((lesson) => groupOf(lesson) !== group));
    return lessons
      .filter((lesson) => groupOf(lesson) === group)
      .flatMap(({ text, scene }) => examplesBy(text, scene, sensesIn(scene.passages, { ...LEARNT, passages })));
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
  const { passages, figures, names, gaps } = learn(texts.map(lessonOf));
  keep('passage', passages);
  keep('figure', figures);
  keep('name', names);
  keep('gap', gaps);
}

function keep(name: string, weights: Weights): void {
  const file = join(WEIGHTS, `${name}.weights.json`);
  const text = `${JSON.stringify(weights)}\n`;
  writeFileSync(file, text);
  console.log(`${name}.weights.json: ${weights.labels.length} senses, ${Math.round(text.length / 1024)} kB`);
}

if (require.main === module) main();
