import { anchorOf, call, mail, readCalder } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';

const pain = (...documents: DossierDocument[]) => anchorOf(readCalder(documents), 'painMetric');

const told = call(
  'Ben Lund: How long does a batch wait today?\nMona Fitch: Nine days on average, from churn to release.\n' +
    'Ben Lund: And where do you want to be?\nMona Fitch: Three days, by June 2027.',
);

describe("Two figures for today's pain", () => {
  it.each<[string, DossierDocument]>([
    [
      'somebody else counts otherwise and stays with it',
      mail(
        'Ida Roe',
        'About the waiting: it is not nine days, it is fourteen. I have counted it twice and I stand by it.',
      ),
    ],
    [
      'a German colleague holds another against it',
      mail('Ida Roe', 'Die neun Tage kann ich nicht bestätigen, nach meiner Liste sind es vierzehn Tage.'),
    ],
  ])('are a conflict with both sides named, where %s', (_, later) => {
    const read = pain(told, later);
    expect(read).toMatchObject({
      status: 'conflicting',
      value: {
        candidates: [
          { baseline: 9, target: 3 },
          { baseline: 14, target: 3 },
        ],
      },
    });
    expect(read?.doubts.join(' ')).toContain('9 days against 14 days');
  });

  it.each<[string, DossierDocument]>([
    ['the other confirms it', mail('Ida Roe', 'Nine days for a batch, yes, that is what I have too.')],
    ['one is of the year before', mail('Mona Fitch', 'In 2024 a batch waited fourteen days, before the new lab.')],
    ['one is another house', mail('Mona Fitch', 'A friend at Brenner tells me they wait fourteen days over there.')],
  ])('leave it firm, where %s', (_, later) => {
    expect(pain(told, later)).toMatchObject({ status: 'concrete', value: { baseline: 9, target: 3 } });
  });
});
