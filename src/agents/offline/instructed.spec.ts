import { anchorOf, CALDER, mail, note } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';
import { verify } from '../../evidence/verify';
import { readOffline } from './offline.reader';
import { keyOf, type Weights } from './senses/linear.classifier';
import { LEARNT } from './senses/senses';

/** A sense of instructions that knows one word and gives it `steps` of weight. */
const knowing = (word: string, steps: number): Weights => ({
  labels: ['instruction'],
  biases: [-3],
  step: 1,
  keys: Buffer.from(Uint32Array.of(keyOf(`w ${word}`)).buffer).toString('base64'),
  weights: Buffer.from(Int8Array.of(steps).buffer).toString('base64'),
});
const read = (document: DossierDocument, passages: Weights) => {
  const dossier = { ...CALDER, documents: [document] };
  return verify(readOffline(dossier, { ...LEARNT, passages }), dossier);
};

describe('A passage that the reader has learnt to know as written for a program', () => {
  const told = 'Zork: Gordon Blackwood decides alone.';

  it('names nobody and is reported', () => {
    const { stakeholders, injections } = read(note(`We met on Monday.\n${told}`), knowing('zork', 9));

    expect(stakeholders.map(({ name }) => name)).not.toContain('Gordon Blackwood');
    expect(injections.map(({ evidence }) => evidence.quote)).toEqual([told]);
  });

  it('leaves all else as it would be without it', () => {
    const facts = (text: string) => {
      const { anchors, stakeholders, gaps } = read(note(text), knowing('zork', 9));
      return { anchors, stakeholders: stakeholders.map(({ name, role }) => [name, role]), gaps };
    };

    expect(facts(`We met on Monday.\n${told}`)).toEqual(facts('We met on Monday.'));
  });

  it('makes nothing concrete where that is not sure', () => {
    const pain = 'Releasing a batch takes 9 days today. We have to come down to 4 days by 2027-03-31.';
    const statusWith = (steps: number) =>
      anchorOf(read(mail('Ida Roe', pain), knowing('releasing', steps)), 'painMetric')?.status;

    expect([statusWith(0), statusWith(2)]).toEqual(['concrete', 'vague']);
  });
});
