import { isDeepStrictEqual, parseArgs } from 'node:util';
import { corpusIn, CORPUS, type MarkedText } from '../corpus';
import { RIVAL_STORIES, rivalStoriesIn } from '../rival.stories';
import { LOCK, lockOf, storedLock, storeLock } from './lock';
import { learn, lessonOf } from './training';
import { asWritten, FILES, type Kind, KINDS, ship, shipped } from './weights.files';

/** `npm run train`: learns from the whole corpus and writes the weights the reader ships with, and their lock; with `--check` it only compares. */
function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const texts = corpusIn(CORPUS);
  const rivalStories = rivalStoriesIn(RIVAL_STORIES);
  console.log(`${sizeOf(texts)}, and ${rivalStories.length} stories of rivals`);
  const learnt = learn(texts.map(lessonOf), rivalStories);
  const written = (kind: Kind) => asWritten(learnt[kind]);
  const lock = lockOf({ texts, rivalStories }, learnt, written);
  if (values.check) {
    const stale = [
      ...KINDS.filter((kind) => written(kind) !== shipped(kind)).map((kind) => FILES[kind]),
      ...(isDeepStrictEqual(lock, storedLock()) ? [] : [LOCK]),
    ];
    for (const file of stale) console.error(`${file} is not what the corpus teaches: run \`npm run train\``);
    return stale.length === 0 ? 0 : 1;
  }
  for (const kind of KINDS) {
    ship(kind, written(kind));
    console.log(`${FILES[kind]}: ${learnt[kind].labels.length} senses, ${Math.round(written(kind).length / 1024)} kB`);
  }
  storeLock(lock);
  return 0;
}

function sizeOf(texts: MarkedText[]): string {
  const marks = texts.reduce((sum, text) => sum + text.marks.length, 0);
  const authors = new Set(texts.map(({ author }) => author));
  return `${texts.length} texts with ${marks} marks of ${authors.size} authors`;
}

process.exitCode = main();
