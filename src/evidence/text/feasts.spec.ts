import { feastsIn } from './feasts';

describe('Feasts named instead of a day', () => {
  it.each([
    ['by Christmas Eve', '2026-06-01', '2026-12-24'],
    ['avant Noël', '2026-06-01', '2026-12-25'],
    ['bis Ostern', '2026-06-01', '2027-03-28'],
    ['antes de Pascua de 2028', '2026-06-01', '2028-04-16'],
    ['by Thanksgiving', '2026-06-01', '2026-11-26'],
    ['bis Pfingsten', '2027-01-10', '2027-05-16'],
    ['by Labor Day', '2026-03-19', '2026-09-07'],
    ['prima di Ferragosto', '2026-08-16', '2027-08-15'],
  ])('“%s” written on %s is %s', (text, reference, iso) => {
    expect(feastsIn(text, reference).map((date) => date.iso)).toEqual([iso]);
  });

  it('are no days where nobody knows when the text was written', () => {
    expect(feastsIn('by Christmas', null)).toEqual([]);
  });

  it('are no part of a longer word', () => {
    expect(feastsIn('Natalia und die Weihnachtsfeier, the Easterbrook case', '2026-06-01')).toEqual([]);
  });
});
