import { LEARNT } from '../../../src/agents/offline/senses/senses';
import { corpusIn, CORPUS } from '../corpus';
import { RIVAL_STORIES, rivalStoriesIn } from '../rival.stories';
import { changesSince, lockOf, storedLock } from './lock';
import { shipped } from './weights.files';

describe('What the reader has learnt', () => {
  it('is what the corpus teaches, as locked when it was learnt', () => {
    const taught = { texts: corpusIn(CORPUS), rivalStories: rivalStoriesIn(RIVAL_STORIES) };
    expect(changesSince(storedLock(), lockOf(taught, LEARNT, shipped))).toEqual([]);
  }, 180_000);

  it('comes from marks that stand in their texts', () => {
    const lost = corpusIn(CORPUS).flatMap(({ id, dossier, marks }) =>
      marks
        .filter(({ doc, quote }) => !dossier.documents.some((each) => each.id === doc && each.text.includes(quote)))
        .map(({ quote }) => `${id}: ${quote}`),
    );

    expect(lost).toEqual([]);
  });
});
