import { describe, expect, it } from '@jest/globals';
import { type ActivePeople } from './active-users';
import { expansion, type ExpansionFacts } from './expansion';
import { tenureAt, utilisation } from './utilisation';
import { muda } from './waste.muda';

const distinct = (value: number): ActivePeople => ({ value, method: 'distinct', upper: value, quality: 1 });
const atLeast = (value: number, upper: number | null): ActivePeople => ({
  value,
  method: 'at_least',
  upper,
  quality: 0.5,
});
const unknown: ActivePeople = { value: null, method: 'insufficient_data', upper: null, quality: 0 };
const account = { asOf: '2026-06-01', customerSince: '2025-01-01', seats: 400, arr: 60000, currency: 'USD' };

describe('licence utilisation', () => {
  it.each([
    ['2026-04-02', '<2'],
    ['2026-04-01', '2-6'],
    ['2025-12-02', '2-6'],
    ['2025-12-01', '6-9'],
    ['2025-09-02', '6-9'],
    ['2025-09-01', '9+'],
    ['2026-07-01', '<2'],
  ])('of a customer since %s is judged by the rules of %s months', (customerSince, tenure) => {
    expect(tenureAt(customerSince, '2026-06-01')).toBe(tenure);
  });

  it.each([
    ['2026-03-01', 39, 'red'],
    ['2026-03-01', 40, 'yellow'],
    ['2026-03-01', 199, 'yellow'],
    ['2026-03-01', 200, 'green'],
    ['2025-11-01', 199, 'red'],
    ['2025-11-01', 200, 'yellow'],
    ['2025-11-01', 300, 'yellow'],
    ['2025-11-01', 301, 'green'],
    ['2025-01-01', 300, 'red'],
    ['2025-01-01', 301, 'green'],
  ])('since %s with %i of 400 active is %s', (customerSince, active, band) => {
    expect(utilisation({ ...account, customerSince, active28: distinct(active) }).band).toBe(band);
  });

  it('is red on a lower bound only when the upper bound is red too', () => {
    const bandWith = (upper: number | null) => utilisation({ ...account, active28: atLeast(100, upper) }).band;
    expect([bandWith(300), bandWith(301), bandWith(null)]).toEqual(['red', 'yellow', 'yellow']);
  });

  it('names the people beyond the seats', () => {
    expect(utilisation({ ...account, active28: distinct(430) })).toMatchObject({
      value: 1.075,
      overage: 30,
      band: 'green',
    });
  });

  it('names everything it lacks', () => {
    expect(utilisation({ ...account, seats: null, customerSince: null, active28: unknown })).toMatchObject({
      value: null,
      missing: ['seats', 'active28', 'customerSince'],
      tenure: null,
    });
  });
});

describe('Muda', () => {
  it('has no price without a currency', () => {
    expect(muda({ ...account, currency: null, active28: distinct(100) })).toMatchObject({
      value: 0.75,
      unusedSeats: 300,
      annualCost: null,
      missing: ['currency'],
    });
  });
});

describe('expansion', () => {
  const full: ExpansionFacts = {
    seats: 100,
    arr: 24000,
    currency: 'USD',
    active28: distinct(90),
    previous28: distinct(85),
    healthBand: 'green',
  };

  it('is seen on a lower bound, with the confidence of the weaker figure', () => {
    expect(expansion({ ...full, previous28: atLeast(85, null) })).toMatchObject({
      signals: ['sustained_utilisation'],
      extraSeats: 13,
      confidence: 0.5,
    });
  });

  it('is not sustained when one of the two periods lies below 85 %', () => {
    expect(expansion({ ...full, previous28: distinct(84) })).toMatchObject({ band: 'none', value: 0, signals: [] });
  });

  it('takes the largest of its signals, not their sum', () => {
    const facts = { ...full, active28: distinct(110), newGroups: [{ name: 'Lyon', activeUsers: 12 }] };
    expect(expansion(facts)).toMatchObject({
      signals: ['sustained_utilisation', 'overage', 'new_group'],
      extraSeats: 38,
      value: 9120,
    });
  });

  it('is unconfirmed while nobody knows how the customer is, at half the confidence', () => {
    expect(expansion({ ...full, healthBand: 'insufficient_data' })).toMatchObject({
      band: 'unconfirmed',
      confidence: 0.5,
      missing: ['health'],
    });
  });

  it('is held for a red health and for any hard red', () => {
    expect(expansion({ ...full, healthBand: 'red' }).band).toBe('held');
    expect(expansion({ ...full, hardRed: ['notice_given'] }).band).toBe('held');
  });

  it('keeps the seats and leaves out the amount when the ARR is unknown', () => {
    expect(expansion({ ...full, previous28: null, active28: distinct(110), arr: null })).toMatchObject({
      value: null,
      extraSeats: 10,
      band: 'ready',
      contributions: [],
      missing: ['previous28', 'arr'],
    });
  });

  it('is unknown without seats or active users', () => {
    expect(expansion({ ...full, seats: 0 })).toMatchObject({
      value: null,
      band: 'insufficient_data',
      missing: ['seats'],
    });
    expect(expansion({ ...full, active28: null })).toMatchObject({ value: null, missing: ['active28'] });
  });
});
