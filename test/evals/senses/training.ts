import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FIGURE_SENSES, SENSES } from '../../../src/agents/offline/senses/labels';
import { type Weights } from '../../../src/agents/offline/senses/linear.classifier';
import { type Learnt } from '../../../src/agents/offline/senses/senses';
import { corpusIn, CORPUS } from '../corpus';
import { type Examples, examplesOf } from './examples';
import { train } from './train';

export function learn(examples: Examples[]): Learnt {
  return {
    passages: train(
      examples.flatMap(({ passages }) => passages),
      SENSES,
    ),
    figures: train(
      examples.flatMap(({ figures }) => figures),
      FIGURE_SENSES,
    ),
    names: train(
      examples.flatMap(({ names }) => names),
      ['name'],
    ),
  };
}

const WEIGHTS = resolve(__dirname, '../../../src/agents/offline/senses');

/** `npm run train`: reads the whole corpus and writes the weights the reader ships with. */
function main(): void {
  const texts = corpusIn(CORPUS);
  const marks = texts.reduce((sum, text) => sum + text.marks.length, 0);
  console.log(
    `${texts.length} texts with ${marks} marks of ${new Set(texts.map(({ author }) => author)).size} authors`,
  );
  const { passages, figures, names } = learn(texts.map(examplesOf));
  keep('passage', passages);
  keep('figure', figures);
  keep('name', names);
}

function keep(name: string, weights: Weights): void {
  const file = join(WEIGHTS, `${name}.weights.json`);
  const text = `${JSON.stringify(weights)}\n`;
  writeFileSync(file, text);
  console.log(`${name}.weights.json: ${weights.labels.length} senses, ${Math.round(text.length / 1024)} kB`);
}

if (require.main === module) main();
