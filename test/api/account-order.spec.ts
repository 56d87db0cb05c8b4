import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { addDays } from '../../src/calendar/calendar';
import { PolicyService } from '../../src/actions/policy.service';
import { urgency } from '../../src/scoring';
import { AccountRow } from '../../src/store/entities';
import { packetOf, TODAY, useApplication } from '../support/application';

const product = useApplication();
const rows = () => product.app.get(DataSource).manager;

/** Scores are given here, so that each line says what its account needs attention for. */
type Standing = Pick<AccountRow, 'riskValue' | 'arr' | 'renewalDate'> &
  Partial<Pick<AccountRow, 'hardRed' | 'currency'>>;
const portfolio: [name: string, standing: Standing][] = [
  ['calm and large', { riskValue: 3, arr: 200_000, renewalDate: '2027-02-01' }],
  ['Champion left', { riskValue: 50, arr: 9_000, renewalDate: '2028-02-01', hardRed: ['champion_left'] }],
  ['Far off', { riskValue: 40, arr: 100_000, renewalDate: '2028-02-01' }],
  ['Near', { riskValue: 40, arr: 100_000, renewalDate: '2026-12-20' }],
  ['Euros', { riskValue: 40, arr: 100_000, currency: 'EUR', renewalDate: '2026-12-20' }],
  ['No rate', { riskValue: 45, arr: 900_000, currency: 'XAU', renewalDate: '2026-12-20' }],
  ['Nothing known', { riskValue: null, arr: null, renewalDate: null }],
];
const ACCOUNTS = z.object({ items: z.array(z.object({ name: z.string() })), nextCursor: z.string().nullable() });

beforeEach(async () => {
  for (const [name, standing] of portfolio) {
    await product
      .as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ account: { externalId: name, name } }))
      .expect(201);
    await rows().update(AccountRow, { externalId: name }, { riskBand: 'low', healthValue: null, ...standing });
  }
});

/** The names in that order, read in pages of two. */
async function sorted(sort: string): Promise<string[]> {
  const names: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await product.as('viewer').get(`/api/v1/accounts?limit=2&sort=${sort}${cursor}`).expect(200);
    const { items, nextCursor } = ACCOUNTS.parse(body);
    names.push(...items.map(({ name }) => name));
    if (nextCursor === null) return names;
    cursor = `&cursor=${nextCursor}`;
  }
}

describe(`accounts on ${TODAY}`, () => {
  it('that need attention come first: hard-red signals, then revenue at risk, the nearer the renewal the sooner', async () => {
    expect(await sorted('-attention')).toEqual([
      'Champion left',
      'Euros',
      'Near',
      'Far off',
      'calm and large',
      'No rate',
      'Nothing known',
    ]);
  });

  it('of unknown risk come last however large they are, unless a hard-red signal stands', async () => {
    await rows().update(AccountRow, { externalId: 'Near' }, { riskValue: null, arr: 9_000_000 });
    await rows().update(AccountRow, { externalId: 'Champion left' }, { riskValue: null });
    for (const sort of ['attention', '-attention']) {
      const names = await sorted(sort);
      expect(names.slice(-2).toSorted()).toEqual(['Near', 'Nothing known']);
      expect(names).toHaveLength(portfolio.length);
    }
    expect((await sorted('-attention')).at(0)).toBe('Champion left');
  });

  it('weigh by the urgency of the policy, also where its numbers are decimals', async () => {
    const policies = product.app.get(PolicyService, { strict: false });
    const { document } = await policies.current();
    const steep = 'scoring: { urgency: { byDaysLeft: [[30.5, 1], [90.25, 0.1], [365, 0.05]] } }';
    await policies.switchOn(document.replace('scoring: {}', steep), { name: 'sam', role: 'supervisor' });
    for (const [externalId, days] of Object.entries({ 'calm and large': 89, Near: 40, 'Far off': 91 })) {
      const renewalDate = addDays(TODAY, days);
      await rows().update(AccountRow, { externalId }, { riskValue: 50, arr: 50_000, renewalDate });
    }
    const names = await sorted('-attention');
    expect(names.filter((name) => ['calm and large', 'Near', 'Far off'].includes(name))).toEqual([
      'Near',
      'calm and large',
      'Far off',
    ]);
  });

  it('weigh as the ranking of actions does, whatever the days left', async () => {
    const daysLeft = [-10, 29, 31, 120, 250, 400, null];
    const weights = new Map<string, number>();
    for (const [at, [name]] of portfolio.entries()) {
      const [days = null, riskValue, arr] = [daysLeft[at], 30 + at, 100_000 - 7_000 * at];
      const renewalDate = days === null ? null : addDays(TODAY, days);
      await rows().update(
        AccountRow,
        { externalId: name },
        { hardRed: [], currency: 'USD', riskValue, arr, renewalDate },
      );
      weights.set(name, riskValue * arr * urgency(days).value);
    }
    const weight = (name: string) => weights.get(name) ?? 0;
    expect(await sorted('-attention')).toEqual([...weights.keys()].sort((one, other) => weight(other) - weight(one)));
  });

  it.each([
    ['name', ['calm and large', 'Champion left', 'Euros', 'Far off', 'Near', 'No rate', 'Nothing known']],
    ['-name', ['Nothing known', 'No rate', 'Near', 'Far off', 'Euros', 'Champion left', 'calm and large']],
  ])('are sorted by %s, whatever the case of its letters', async (sort, names) => {
    expect(await sorted(sort)).toEqual(names);
  });

  it('of unknown risk come last both ways', async () => {
    expect((await sorted('risk')).at(0)).toBe('calm and large');
    expect((await sorted('-risk')).at(0)).toBe('Champion left');
    expect((await sorted('risk')).at(-1)).toBe('Nothing known');
    expect((await sorted('-risk')).at(-1)).toBe('Nothing known');
  });

  it('are sorted by revenue in base currency, those without a rate as unknown', async () => {
    const names = await sorted('-arr');
    expect(names.slice(0, 2)).toEqual(['calm and large', 'Euros']);
    expect(names.slice(-2).toSorted()).toEqual(['No rate', 'Nothing known']);
  });

  it('appear once each in every order, also where many have nothing to be sorted by', async () => {
    for (const sort of ['attention', 'phase', '-phase', 'health', '-health', 'renewal', '-renewal', 'arr'])
      expect((await sorted(sort)).toSorted()).toEqual(portfolio.map(([name]) => name).toSorted());
  });

  it('have a next page in the order of the first only', async () => {
    const { body } = await product.as('viewer').get('/api/v1/accounts?limit=2&sort=name').expect(200);
    const { nextCursor } = ACCOUNTS.parse(body);
    const other = await product.as('viewer').get(`/api/v1/accounts?sort=-name&cursor=${nextCursor}`).expect(400);
    expect(other.body.detail).toBe('cursor: send the nextCursor of an earlier answer to the same list');
    for (const [sort, place, after] of [
      ['renewal', 'x', 'y'],
      ['renewal', '2026-02-30', 'y'],
      ['-attention', 'x', 'y'],
      ['-attention', '{1,2}', 'y'],
      ['-attention', '{1e999,2,3}', 'y'],
      ['risk', '1.5', 'y'],
      ['risk', '99999999999', 'y'],
      ['arr', '', 'y'],
      ['name', 'x\0', 'y'],
      ['name', 'x', 'y\0'],
    ]) {
      const madeUp = Buffer.from(JSON.stringify([sort, place, after])).toString('base64url');
      const refused = await product.as('viewer').get(`/api/v1/accounts?sort=${sort}&cursor=${madeUp}`).expect(400);
      expect(refused.body.detail).toBe(other.body.detail);
    }
    const unknown = await product.as('viewer').get('/api/v1/accounts?sort=colour').expect(400);
    expect(unknown.body.detail).toContain('-attention');
  });
});
