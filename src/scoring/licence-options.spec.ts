import { describe, expect, it } from '@jest/globals';
import { licenceOptions, type LicenceUse } from './licence-options';

const proofCase: LicenceUse = {
  arr: 60_000,
  currency: 'USD',
  seats: 400,
  active: 100,
  atMost: false,
  idlePeople: 40,
  renewalDate: '2027-06-30',
  noticePeriodDays: 60,
};

describe('what can be done with unused seats', () => {
  it('names four ways, each with its own saving a year and its own last day', () => {
    const { options, currency, assumptions } = licenceOptions(proofCase);
    expect(options).toEqual([
      { move: 'reassign', seats: 40, saving: 6_000, by: '2027-06-30' },
      { move: 'enable', seats: 260, saving: 39_000, by: '2027-06-30' },
      { move: 'redeploy', seats: 300, saving: 45_000, by: '2027-06-30' },
      { move: 'right_size', seats: 275, saving: 41_250, by: '2027-05-01' },
    ]);
    expect(currency).toBe('USD');
    expect(assumptions).toEqual({ pricePerSeat: 150, targetUtilisation: 0.8, atMost: false });
  });

  it('never hands out more seats than are unused', () => {
    const { options } = licenceOptions({ ...proofCase, active: 380, idlePeople: 90 });
    expect(options.map(({ move, seats }) => [move, seats])).toEqual([
      ['reassign', 20],
      ['redeploy', 20],
    ]);
  });

  it('counts seats where the money is unknown, and proposes nothing where all are used', () => {
    expect(licenceOptions({ ...proofCase, arr: null }).options[0]).toMatchObject({ seats: 40, saving: null });
    expect(licenceOptions({ ...proofCase, active: 500 }).options).toEqual([]);
  });

  it('takes every unused seat for one nobody was seen on where it is not known who comes', () => {
    const { options } = licenceOptions({ ...proofCase, idlePeople: null, renewalDate: null });
    expect(options.map(({ move, seats, by }) => [move, seats, by])).toEqual([
      ['enable', 300, null],
      ['redeploy', 300, null],
      ['right_size', 275, null],
    ]);
  });
});
