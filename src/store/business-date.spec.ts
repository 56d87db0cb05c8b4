import { describe, expect, it } from '@jest/globals';
import { BusinessDate } from './business-date';

describe('the clocks of the business', () => {
  const berlin = new BusinessDate({ timeZone: 'Europe/Berlin' });

  it('show the time of their zone, summer and winter', () => {
    expect(berlin.isPast('08:00', new Date('2026-07-01T05:59:00Z'))).toBe(false);
    expect(berlin.isPast('08:00', new Date('2026-07-01T06:00:00Z'))).toBe(true);
    expect(berlin.isPast('08:00', new Date('2026-12-01T06:30:00Z'))).toBe(false);
    expect(berlin.isPast('08:00', new Date('2026-12-01T07:00:00Z'))).toBe(true);
  });

  it('begin each day anew at midnight', () => {
    expect(berlin.isPast('08:00', new Date('2026-11-30T23:30:00Z'))).toBe(false);
    expect(berlin.isPast('00:00', new Date('2026-11-30T23:00:00Z'))).toBe(true);
  });

  it('stand at the end of a day that is fixed', () => {
    const fixed = new BusinessDate({ timeZone: 'UTC', businessDate: '2026-11-01' });
    expect(fixed.isPast('23:59', new Date('2026-11-26T08:00:00Z'))).toBe(true);
  });

  it('go on behind a business date that is fixed, for what people did', () => {
    const fixed = new BusinessDate({ timeZone: 'Europe/Berlin', businessDate: '2026-11-01' });
    const late = new Date('2026-11-26T23:30:00Z');
    expect(fixed.of(late)).toBe('2026-11-01');
    expect(fixed.onCalendar(late)).toBe('2026-11-27');
  });
});
