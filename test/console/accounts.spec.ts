import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountRow, ScoreHistory } from '../../src/store/entities';
import { packetOf, useApplication } from '../support/application';

const product = useApplication();

async function account(
  name: string,
  arr: number,
  currency: string,
  standing: { riskValue: number; hardRed?: string[] },
) {
  const packet = packetOf({ account: { externalId: name, name }, contract: { arr, currency } });
  await product.as('csm').post('/api/v1/accounts').send(packet).expect(201);
  await product.app.get(DataSource).manager.update(AccountRow, { externalId: name }, { riskBand: 'high', ...standing });
}

beforeEach(async () => {
  await account('Acorn', 90_000, 'USD', { riskValue: 10 });
  await account('Birch', 80_000, 'EUR', { riskValue: 60 });
  await account('Cedar', 5_000, 'USD', { riskValue: 50, hardRed: ['champion_left'] });
});

const page = async (path: string) => (await product.as('viewer').get(path).expect(200)).text;
const namesIn = (text: string) =>
  [...text.matchAll(/<td data-label="Account"[^>]*>\s*<a [^>]*>([^<]*)</g)].map(([, name]) => name);
const headOf = (text: string, name: string) => {
  const [, sorted, to = ''] = new RegExp(`aria-sort="(\\w+)">\\s*<a href="([^"]+)">${name}<`).exec(text) ?? [];
  return { sorted, to: to.replaceAll('&amp;', '&') };
};

describe('the page of accounts', () => {
  it('begins with what needs attention, and says why', async () => {
    const text = await page('/console/accounts');
    expect(namesIn(text)).toEqual(['Cedar', 'Birch', 'Acorn']);
    expect(text).toContain('Champion left');
    expect(text).toContain('Hard-red signals come first, then the revenue at risk');
  });

  it('says since when its risk and health stand there, once they are scored', async () => {
    expect(await page('/console/accounts')).not.toContain('as last scored');
    const { manager } = product.app.get(DataSource);
    const { id } = await manager.findOneByOrFail(AccountRow, { externalId: 'Birch' });
    const at = new Date('2026-11-23T06:00:00Z');
    await manager.insert(ScoreHistory, { accountId: id, asOf: '2026-11-23', scores: {}, signals: {}, at });
    expect(await page('/console/accounts')).toMatch(
      /Risk and health are as last scored, on\s23\sNov\s2026, 06:00\sUTC; the page of an\s+account/,
    );
  });

  it('is sorted by the head of a column, and turned by it', async () => {
    const first = headOf(await page('/console/accounts'), 'Risk');
    expect(first.sorted).toBe('none');
    const byRisk = await page(first.to);
    expect(namesIn(byRisk)).toEqual(['Birch', 'Cedar', 'Acorn']);
    expect(headOf(byRisk, 'Risk').sorted).toBe('descending');
    const turned = await page(headOf(byRisk, 'Risk').to);
    expect(namesIn(turned)).toEqual(['Acorn', 'Cedar', 'Birch']);
    expect(headOf(turned, 'Risk').sorted).toBe('ascending');
  });

  it('compares revenue in base currency and shows it beside the account’s own', async () => {
    const text = await page('/console/accounts?sort=-arr');
    expect(namesIn(text)).toEqual(['Acorn', 'Birch', 'Cedar']);
    expect(text).toMatch(/>80,000 EUR<[\s\S]*?<td data-label="In USD"[^>]*>86,400 USD</);
  });

  it('names whose accounts they are and how long it is to the renewal, and narrows to one’s own', async () => {
    await product.app
      .get(DataSource)
      .manager.update(
        AccountRow,
        { externalId: 'Birch' },
        { ownerEmail: 'csm@vendor.example', renewalDate: '2026-12-24' },
      );
    const text = (await product.as('csm').get('/console/accounts').expect(200)).text;
    expect(text).toMatch(/Birch<\/a> <span class="sub">Dana Ortiz</);
    expect(text).toContain('in 30 days');
    const [, mine = ''] = /<a href="([^"]+)">Mine only/.exec(text) ?? [];
    const narrowed = (await product.as('csm').get(mine.replaceAll('&amp;', '&')).expect(200)).text;
    expect(namesIn(narrowed)).toEqual(['Birch']);
    expect(narrowed).toContain('>All accounts<');
  });

  it('keeps order and search from page to page', async () => {
    const text = await page('/console/accounts?sort=name&q=r&limit=2');
    expect(namesIn(text)).toEqual(['Acorn', 'Birch']);
    const [, further = ''] = /<a href="([^"]+)">Further accounts/.exec(text) ?? [];
    expect(namesIn(await page(further.replaceAll('&amp;', '&')))).toEqual(['Cedar']);
    expect(headOf(text, 'Renewal').to).toBe('/console/accounts?sort=renewal&q=r');
  });

  it('is narrowed by a form whose open fields ask for nothing, and stays so in every order', async () => {
    const all = await page('/console/accounts?q=&phase=&band=&waitsFor=&owner=&sort=name');
    expect(namesIn(all)).toEqual(['Acorn', 'Birch', 'Cedar']);
    await product.app.get(DataSource).manager.update(AccountRow, { externalId: 'Birch' }, { riskBand: 'low' });
    const high = await page('/console/accounts?band=high&phase=handoff_audit&owner=dana@vendor.example');
    expect(namesIn(high)).toEqual(['Cedar', 'Acorn']);
    expect(high).toMatch(/<option value="high" selected>/);
    expect(namesIn(await page(headOf(high, 'Account').to))).toEqual(['Acorn', 'Cedar']);
    expect(namesIn(await page('/console/accounts?owner=nobody@vendor.example'))).toEqual([]);
  });
});
