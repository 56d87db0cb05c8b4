import { anchorOf, call, mail, readCalder } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';
import { type AnchorKey } from '../../evidence/evidence.types';

const read = (key: AnchorKey, ...documents: DossierDocument[]) => anchorOf(readCalder(documents), key);

describe('What two people hold against each other', () => {
  it('is open: who drives the purchase', () => {
    const rivals = call(
      'Mona Fitch: I led this from the first day, I trained the crews and ran the pilot in shed two.\n' +
        'Ida Roe: No, Mona, this is mine. I wrote the case and took it to the board; you do as I asked.',
    );
    expect(read('champion', rivals)).toMatchObject({
      status: 'conflicting',
      value: { candidates: [{ name: 'Mona Fitch' }, { name: 'Ida Roe' }] },
    });
  });

  it('is open: who decides', () => {
    const yes = mail('Ida Roe', 'I have the budget and I have said yes: the order is approved.');
    const denial = mail(
      'Mona Fitch',
      'Ida no longer commits money since the spring. Only I can release this order, and I have not.',
    );
    expect(read('decisionMaker', yes, denial)).toMatchObject({
      status: 'conflicting',
      value: { candidates: [{ name: 'Ida Roe' }, { name: 'Mona Fitch' }] },
    });
  });

  it('is open: the figure of today', () => {
    const counts = call(
      'Ben Lund: How long does a batch wait today?\n' +
        'Mona Fitch: Nine days from churn to release, and we want three by June 2027.\n' +
        'Ida Roe: It is not nine, it is six. Your nine counts the holidays.\n' +
        'Mona Fitch: Nine, I have the log.\nIda Roe: And I have mine. We leave it at that.',
    );
    expect(read('painMetric', counts)).toMatchObject({
      status: 'conflicting',
      value: {
        candidates: [
          { baseline: 9, target: 3 },
          { baseline: 6, target: 3 },
        ],
      },
    });
  });

  it('is open: the figure to reach', () => {
    const goals = call(
      'Mona Fitch: A batch waits nine days today, and I want three by 30 June 2027.\n' +
        'Ida Roe: Three is your number. Mine is five, and I will not sign for three.\n' +
        'Mona Fitch: Then we have two numbers.',
    );
    const reading = readCalder([goals]);
    const statuses = (['painMetric', 'successCriteria'] as const).map((key) => anchorOf(reading, key)?.status);
    expect(statuses).toContain('conflicting');
  });

  it('is open: by what success is judged', () => {
    const criteria = call(
      'Mona Fitch: Success is three days a batch by 30 June 2027.\n' +
        'Ida Roe: That is her number. Mine is five days by 31 December 2027, and I do not move.',
    );
    expect(read('successCriteria', criteria)).toMatchObject({
      status: 'conflicting',
      value: { candidates: [{ criteria: [{ by: '2027-06-30' }] }, { criteria: [{ by: '2027-12-31' }] }] },
    });
  });

  it('is firm once they agree', () => {
    const agreed = call(
      'Mona Fitch: Nine days from churn to release, and we want three by June 2027.\n' +
        'Ida Roe: Nine, yes, that is what I have too.',
    );
    expect(read('painMetric', agreed)).toMatchObject({ status: 'concrete', value: { baseline: 9, target: 3 } });
  });
});
