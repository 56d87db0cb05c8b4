import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { type AccountEvent } from '../../src/lifecycle/account.types';
import { type NewAccount } from '../../src/store/account.opening';
import { type Origin } from '../../src/store/account.state';
import { AccountStore } from '../../src/store/account.store';
import { BusinessDate } from '../../src/store/business-date';
import { Effects, type ClaimedEffect } from '../../src/store/effects';
import { EffectsAsked } from '../../src/store/effects-asked';

/** The account engine on a database, without the rest of the application. */
export function engineOn(db: DataSource, { embedded, hot }: { embedded: boolean; hot?: Pool }) {
  const asked = new EffectsAsked(db);
  const dates = new BusinessDate({ timeZone: 'UTC', businessDate: '2026-11-24' });
  return { asked, dates, store: new AccountStore(db, dates, asked, { embedded, hot }), effects: new Effects(db, hot) };
}
export type Engine = ReturnType<typeof engineOn>;

export const ana: Origin = { actor: 'ana@vendor.example', source: 'api' };

export const newAccount = (id: string): NewAccount => ({
  id,
  externalId: `crm-${id}`,
  name: `${id} Ltd`,
  segment: 'mid_market',
  ownerEmail: 'ana@vendor.example',
  currency: 'EUR',
  contract: { startDate: '2026-10-01', renewalDate: '2027-09-30', noticePeriodDays: 60, arr: 60_000, seats: 400 },
});

export const documents = (...ids: string[]): AccountEvent => ({ type: 'documents.added', documents: ids });
export const seatsBecome = (seats: number): AccountEvent => ({ type: 'contract.changed', contract: { seats } });
export const paused: AccountEvent = { type: 'account.paused', by: 'ana@vendor.example', reason: 'merger' };
export const resumed: AccountEvent = { type: 'account.resumed', by: 'ana@vendor.example' };

/** Claims what is due and gives the one of that name and account; everything else is put back. */
export async function claimed(effects: Effects, name: string, accountId = 'acme'): Promise<ClaimedEffect> {
  const all = await effects.claim(100, 60_000);
  const wanted = all.find((effect) => effect.name === name && effect.accountId === accountId);
  await Promise.all(all.filter((effect) => effect !== wanted).map((effect) => effects.release(effect)));
  if (!wanted) throw new Error(`${name} is not due; due are ${all.map((effect) => effect.name).join(', ')}`);
  return wanted;
}
