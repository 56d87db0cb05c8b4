import { CALDER, call, chat } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';
import { verify } from '../../evidence/verify';
import { readOffline } from './offline.reader';
import { keyOf, type Weights } from './senses/linear.classifier';
import { LEARNT } from './senses/senses';

const NOTHING: Weights = { labels: [], biases: [], step: 1, keys: '', weights: '' };
/** A sense of names that knows a few words, each for or against. */
const knowing = (words: Record<string, number>): Weights => ({
  labels: ['name'],
  biases: [-1],
  step: 1,
  keys: Buffer.from(Uint32Array.from(Object.keys(words).map((word) => keyOf(`w ${word}`))).buffer).toString('base64'),
  weights: Buffer.from(Int8Array.from(Object.values(words)).buffer).toString('base64'),
});
const namesIn = (document: DossierDocument, names: Weights) => {
  const dossier = { ...CALDER, documents: [document] };
  return verify(readOffline(dossier, { ...LEARNT, names }), dossier).stakeholders.map(({ name }) => name);
};

describe('What the reader has learnt of names', () => {
  const gossip = chat('ben: and who is against it\nnell: zorka melm, shift lead, tells everybody so');

  it('finds somebody in a chat without capitals', () => {
    expect(namesIn(gossip, knowing({ zorka: 9, melm: 9 }))).toContain('zorka melm');
  });

  it('keeps a lone word out that it is not surer of', () => {
    expect(namesIn(gossip, knowing({ melm: 1 }))).not.toContain('melm');
  });

  it('takes back what the rules find, but for whom the record knows', () => {
    const asked = call('Ida Roe: The numbers are in the lab. Ask Yusra and Mona Fitch.');
    const names = namesIn(asked, knowing({ yusra: -9, mona: -9, fitch: -9 }));

    expect(names).not.toContain('Yusra');
    expect(names).toContain('Mona Fitch');
  });

  it('leaves the rules alone to decide where nothing was learnt', () => {
    expect(namesIn(call('Ida Roe: The numbers are in the lab. Ask Yusra.'), NOTHING)).toContain('Yusra');
    expect(namesIn(gossip, NOTHING)).not.toContain('zorka melm');
  });
});
