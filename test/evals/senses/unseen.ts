import { readOffline } from '../../../src/agents/offline/offline.reader';
import { LEARNT, type Learnt } from '../../../src/agents/offline/senses/senses';
import { type Dossier } from '../../../src/evidence/dossier.types';
import { verify } from '../../../src/evidence/verify';
import { authorsIn, CORPUS, corpusIn } from '../corpus';
import { casesIn } from '../handoff.cases';
import { scoreCase, type CaseResult } from '../handoff.scoring';
import { RIVAL_STORIES, rivalStoriesIn } from '../rival.stories';
import { learn, lessonOf } from './training';
import { join } from 'node:path';

/** Reads each author's handoffs with what was learnt from all other authors: the nearest there is to text nobody has seen. */
export async function readUnseen(only?: string[]): Promise<CaseResult[]> {
  const lessons = corpusIn(CORPUS).map(lessonOf);
  const rivalStories = rivalStoriesIn(RIVAL_STORIES);
  const results: CaseResult[] = [];
  for (const author of authorsIn(CORPUS)) {
    const cases = casesIn(join(CORPUS, author));
    if (cases.length === 0 || (only && !only.includes(author))) continue;
    const reader = readerOf(
      learn(
        lessons.filter(({ text }) => text.author !== author),
        rivalStories,
      ),
    );
    for (const theCase of cases) results.push(await scoreCase(theCase, reader));
  }
  return results;
}

/** The whole reader with other weights than its own. */
export function readerOf(learnt: Learnt = LEARNT) {
  return (dossier: Dossier) => verify(readOffline(dossier, learnt), dossier);
}
