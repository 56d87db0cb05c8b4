import { anchorOf, call, mail, note, readCalder } from '../../../test/support/calder-dairy';
import { EMPTY_CONTRACT } from '../../../test/support/empty-contract';
import { type DossierDocument } from '../../evidence/dossier.types';
import { type AnchorKey } from '../../evidence/evidence.types';

const statusOf = (key: AnchorKey, ...documents: DossierDocument[]) =>
  anchorOf(readCalder(documents, { contract: EMPTY_CONTRACT }), key)?.status;

describe('What nothing makes firm', () => {
  it.each<[AnchorKey, string, DossierDocument]>([
    ['contractTerm', 'a year or so', mail('Ida Roe', 'We would start after the harvest and give it a year or two.')],
    ['arr', 'a round sum', mail('Ida Roe', 'I think we said something like fourteen thousand a year.')],
    [
      'seats',
      'whom it is for',
      mail('Ida Roe', 'Our drivers will use it as well. There are some forty of them, or fifty.'),
    ],
    ['painMetric', 'a complaint', call('Mona Fitch: We lose batches, far too many, and it drives everybody mad.')],
    ['successCriteria', 'a wish', call('Mona Fitch: I want the paperwork to get faster, whenever that may be.')],
  ])('%s is vague where talk hints at it: %s', (key, _, document) => {
    expect(statusOf(key, document)).toBe('vague');
  });

  it.each<[AnchorKey, string, DossierDocument]>([
    ['champion', 'nobody drives it', note('Nobody at Calder drives this. Mona told me she only files the papers.')],
    ['successCriteria', 'goals never came up', note('Goals: we never got to them. Nobody named any.')],
    [
      'painMetric',
      'nothing hurts',
      call('Ben Lund: What hurts?\nIda Roe: Nothing hurts, the old tool is being retired.'),
    ],
    ['seats', 'nobody speaks of it', call('Mona Fitch: Nine days a batch, and we want three by June 2027.')],
  ])('%s is missing where %s', (key, _, document) => {
    expect(statusOf(key, document)).toBe('missing');
  });

  it('keeps what is said in passing as what was passed over', () => {
    const remark = 'I asked what was going wrong and got a tour of the yard; nobody complained about a thing.';
    const pain = anchorOf(readCalder([note(remark)]), 'painMetric');
    expect(pain).toMatchObject({ status: 'missing', evidence: [], against: [{ quote: remark }] });
  });
});
