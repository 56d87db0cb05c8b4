import { expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountStore } from '../../src/store/account.store';
import { RawRecordRow, WebhookSeen } from '../../src/store/entities';
import { SyncRetention } from '../../src/sync/sync.retention';
import { useApplication } from '../support/application';
import { ana, newAccount } from '../support/store';

const product = useApplication({ CRM_RECORD_RETENTION_DAYS: '30' });
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

it('what a CRM deleted is forgotten after the days an operator sets, and what it still has is kept', async () => {
  const { app } = product;
  const { manager } = app.get(DataSource);
  await app.get(AccountStore).open(newAccount('acme'), ana);
  const record = {
    accountId: 'acme',
    system: 'salesforce',
    object: 'Contact',
    stamp: null,
    fields: { Name: 'Jane Doe' },
  };
  await manager.insert(RawRecordRow, [
    { ...record, id: 'gone long ago', gone: true, learntAt: daysAgo(31) },
    { ...record, id: 'gone lately', gone: true, learntAt: daysAgo(29) },
    { ...record, id: 'unchanged for long', learntAt: daysAgo(400) },
  ]);
  await app.get(SyncRetention, { strict: false }).forget();
  const kept = await manager.find(RawRecordRow, { order: { id: 'ASC' } });
  expect(kept.map(({ id }) => id)).toEqual(['gone lately', 'unchanged for long']);
});

it('a call that was taken stays known when CRM records are swept: what Planhat sends carries no time that would run out', async () => {
  const { app } = product;
  const { manager } = app.get(DataSource);
  const call = { source: 'planhat', key: 'planhat:Company:c1:2026-11-18', at: daysAgo(6) };
  await manager.insert(WebhookSeen, call);
  await app.get(SyncRetention, { strict: false }).forget();
  expect(await manager.countBy(WebhookSeen, { key: call.key })).toBe(1);
});
