import { LEARNT } from '../../../src/agents/offline/senses/senses';
import { corpusIn, CORPUS } from '../corpus';
import { learn, lessonOf } from './training';

describe('What the reader has learnt', () => {
  it('is what the corpus teaches, weight for weight', () => {
    const learnt = learn(corpusIn(CORPUS).map(lessonOf));

    expect(learnt.passages.keys === LEARNT.passages.keys && learnt.passages.weights === LEARNT.passages.weights).toBe(
      true,
    );
    expect(learnt.figures.weights === LEARNT.figures.weights).toBe(true);
    expect(learnt.names.weights === LEARNT.names.weights).toBe(true);
    expect(learnt.gaps.weights === LEARNT.gaps.weights).toBe(true);
    expect(learnt.pairs.weights === LEARNT.pairs.weights).toBe(true);
    expect(learnt.signals.weights === LEARNT.signals.weights).toBe(true);
  }, 900_000);

  it('comes from marks that stand in their texts', () => {
    const lost = corpusIn(CORPUS).flatMap(({ id, dossier, marks }) =>
      marks
        .filter(({ doc, quote }) => !dossier.documents.some((each) => each.id === doc && each.text.includes(quote)))
        .map(({ quote }) => `${id}: ${quote}`),
    );

    expect(lost).toEqual([]);
  });
});
