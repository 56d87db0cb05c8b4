import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { portfolioTable } from '../../src/demo/portfolio.table';
import { rescoreAll } from '../../src/demo/rescoring';
import { importSample } from '../../src/demo/sample';
import { whenSettled } from '../../src/demo/settling';
import { RescoringService } from '../../src/rescoring/rescoring.service';
import { JournalEntry, UsageDay } from '../../src/store/entities';
import { useApplication } from '../support/application';

const asOf = '2026-11-01';
const ignore = () => {};

describe('the sample portfolio in the product', () => {
  const application = useApplication({ BUSINESS_DATE: asOf }, { agentAtWork: true });

  it('shows the proof case, leaves no account with the agent, and comes in once however often it is imported', async () => {
    const { app } = application;
    const { manager } = app.get(DataSource);
    const work = async () => {
      await importSample(app, asOf, ignore);
      await whenSettled(app.get(DataSource), ignore);
      await rescoreAll(app.get(RescoringService), ignore);
      await whenSettled(app.get(DataSource), ignore);
    };
    const written = async () => [await manager.count(JournalEntry), await manager.count(UsageDay)];

    await work();
    const once = await written();
    const northwind = await get('/accounts/ext:NWR-001');
    expect(northwind).toMatchObject({ phase: 'success_plan', risk: { hardRed: [] }, renewalDate: '2027-06-01' });
    expect(await get('/accounts/ext:NWR-001/scores')).toMatchObject({
      waste: { muda: { value: 0.75, unusedSeats: 300, annualCost: 45_000, currency: 'USD', atMost: false } },
    });
    expect(await get('/actions?accountId=ext:NWR-001')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ kind: 'reassign_licences' })]),
    });
    const line = (await portfolioTable(app)).split('\n').find((row) => row.startsWith('Northwind Robotics'));
    expect(line).toMatch(/success plan .* 45,000 USD .* CSM: success plan .* licence reassignment/);
    expect(await get('/accounts?waitsFor=agent')).toMatchObject({ items: [] });
    expect(await get('/accounts?phase=velocity_monitoring')).not.toMatchObject({ items: [] });

    await work();
    expect(await written()).toEqual(once);
  }, 240_000);

  async function get(path: string): Promise<object> {
    const answer = await application.as('viewer').get(`/api/v1${path}`).expect(200);
    return z.looseObject({}).parse(answer.body);
  }
});
