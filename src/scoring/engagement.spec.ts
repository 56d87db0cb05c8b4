import { describe, expect, it } from '@jest/globals';
import { engagement, type EngagementFacts, type Person } from './engagement';

const person = (name: string, more: Partial<Person> = {}): Person => ({
  name,
  role: 'user',
  executive: false,
  left: false,
  contacts: [],
  ...more,
});
const facts: EngagementFacts = {
  asOf: '2026-06-01',
  contractStart: '2025-09-01',
  segment: 'mid_market',
  seats: 120,
  observedSince: '2026-01-01',
  people: [],
};

describe('engagement', () => {
  it('knows without an interaction feed only who is needed and who is gone', () => {
    const unobserved = { ...facts, observedSince: null };
    const nothing = {
      lastContactDays: null,
      band: 'insufficient_data',
      engaged: null,
      need: 3,
      executiveDays: null,
      quiet: null,
    };
    expect(engagement({ ...unobserved, people: [person('Ida', { role: 'champion', left: true })] })).toMatchObject({
      ...nothing,
      champion: 'left',
    });
    expect(engagement({ ...unobserved, people: [person('Kay')] })).toMatchObject({ ...nothing, champion: 'none' });
    expect(engagement({ ...unobserved, people: [person('Ida', { role: 'champion' })] }).champion).toBeNull();
  });

  it('counts silence from the first day it was listening', () => {
    const { lastContactDays, champion } = engagement({ ...facts, people: [person('Ida', { role: 'champion' })] });
    expect([lastContactDays, champion]).toEqual([151, 151]);
  });

  it('counts a contact of the day itself and none that is still to come', () => {
    const people = [person('Kay', { contacts: ['2026-06-02', '2026-06-01'] })];
    expect(engagement({ ...facts, people })).toMatchObject({ lastContactDays: 0, band: 'green', engaged: 1 });
  });

  it('does not judge threading before fourteen days of listening', () => {
    const people = [person('Kay', { contacts: ['2026-05-30'] })];
    expect(engagement({ ...facts, observedSince: '2026-05-19', people })).toMatchObject({
      engaged: null,
      threading: null,
      singleThreaded: null,
      lastContactDays: 2,
    });
    expect(engagement({ ...facts, observedSince: '2026-05-18', people }).engaged).toBe(1);
  });

  it.each([
    [1, 1],
    [2, 2],
    [50, 3],
    [0, 3],
    [null, 3],
  ])('of an account of %s seats needs %i people', (seats, need) => {
    expect(engagement({ ...facts, seats }).need).toBe(need);
  });

  it('misses an executive only where one is expected', () => {
    expect(engagement(facts).executiveDays).toBeNull();
    expect(engagement({ ...facts, segment: 'enterprise' }).executiveDays).toBe(151);
    expect(engagement({ ...facts, people: [person('Jon', { executive: true })] }).executiveDays).toBe(151);
  });

  it('calls quiet who was there once and silent for 45 days', () => {
    const people = [
      person('Jon', { contacts: ['2026-04-17'] }),
      person('Kay', { contacts: ['2026-04-18'] }),
      person('Lou'),
      person('Ida', { contacts: ['2026-01-01'], left: true }),
    ];
    expect(engagement({ ...facts, people }).quiet).toEqual(['Jon']);
  });

  it('has a champion as long as one of several is still there', () => {
    const people = [
      person('Ida', { role: 'champion', left: true }),
      person('Kay', { role: 'champion', contacts: ['2026-05-22'] }),
    ];
    expect(engagement({ ...facts, people }).champion).toBe(10);
  });
});
