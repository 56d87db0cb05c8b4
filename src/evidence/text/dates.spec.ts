import { addMonths, datesIn, dayFirstIn } from './dates';

const read = (text: string, dayFirst = true) =>
  datesIn(text, { reference: '2026-06-15', dayFirst }).map((found) => found.iso);

describe('Dates as people write them', () => {
  it.each<[string, string[]]>([
    ['from 1 June 2026 to 31 May 2027', ['2026-06-01', '2027-05-31']],
    ['Renewal date: June 1st, 2027.', ['2027-06-01']],
    ['2026-06-01', ['2026-06-01']],
    ['vom 01.10.2026', ['2026-10-01']],
    ['del 15/09/2026 al 14/09/2027', ['2026-09-15', '2027-09-14']],
    ['el 3 de septiembre de 2026', ['2026-09-03']],
    ['à compter du 1er juin 2026', ['2026-06-01']],
    ['ab dem 1. Oktober 2026', ['2026-10-01']],
    ['27-May-2026 14:02', ['2026-05-27']],
    ['by Oct 12', ['2026-10-12']],
    ['by Feb 12', ['2027-02-12']],
    ['Season closes on November fifteenth, twenty twenty-six', ['2026-11-15']],
    ['by the end of February 2027', ['2027-02-28']],
    ['in Q3 2026 and Q1', ['2026-09-30', '2027-03-31']],
    ['for the third quarter of 2026', ['2026-09-30']],
    ['im zweiten Quartal 2027', ['2027-06-30']],
    ['by year end', ['2026-12-31']],
    ['for calendar 2027', ['2027-12-31']],
    ['bis Ende März', ['2027-03-31']],
    ['entro il 31 marzo 2027', ['2027-03-31']],
    ['até 30 de junho de 2027', ['2027-06-30']],
    ['vóór 1 maart 2027', ['2027-03-01']],
    ['am 20.10. um neun', ['2026-10-20']],
    ['el treinta de abril cierro', ['2027-04-30']],
    ['até trinta e um de janeiro', ['2027-01-31']],
    ['le trente et un mars', ['2027-03-31']],
    ['bis zum dreißigsten Juni', ['2026-06-30']],
    ['am zweiten März', ['2027-03-02']],
    ['entro il ventidue ottobre di quest’anno', ['2026-10-22']],
    ['June thirtieth of twenty-eight', ['2028-06-30']],
    ['en la cosecha de abril del veintiocho', ['2028-04-30']],
    ['quince de junio de dos mil veintisiete', ['2027-06-15']],
    ['by March, if all goes well', ['2027-03-31']],
    ['five may come', []],
    ['two weeks ahead, by January 31.', ['2027-01-31']],
    ['a fault rate of 3 in May 3.5 in June', []],
    ['for the month of March next year', ['2027-03-31']],
    ['bis 31. März nächsten Jahres', ['2027-03-31']],
    ['no fim de março do próximo ano', ['2027-03-31']],
    ['in the July to September quarter of 2027', ['2027-09-30']],
    ['over the March quarter', ['2027-03-31']],
    ['by the June quarter of twenty-eight', ['2028-06-30']],
    ['to be done next March', ['2027-03-31']],
    ['in the March figures', []],
    ['31 June 2026', []],
    ['we stay with 6.1.', []],
    ['al cierre de diciembre', ['2026-12-31']],
    ['version 11.4 and 4.8 percent may 3', ['2027-05-03']],
    ['24/7 support, 24x5', []],
    ['1 Jun 26 to 1 Jun 27', ['2026-06-01', '2027-06-01']],
    ["by 31 March '28 at the latest", ['2028-03-31']],
    ['on 1 July 30 people start', ['2026-07-01']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('tells the order of day and month from the dates that allow only one', () => {
    expect(dayFirstIn('01-03-2026 and 18-02-2026')).toBe(true);
    expect(dayFirstIn('starts 07/15/2026')).toBe(false);
    expect(dayFirstIn('starts 03/04/2026')).toBeNull();
  });

  it('keeps the other reading of an ambiguous date', () => {
    const [found] = datesIn('03/04/2026', { reference: null, dayFirst: false });
    expect(found).toMatchObject({ iso: '2026-03-04', alternate: '2026-04-03' });
  });

  it('clamps to the end of a short month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  });
});
