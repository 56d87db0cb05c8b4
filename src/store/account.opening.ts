import { type Contract } from '../lifecycle/account.types';
import { openAccount, serialize } from '../lifecycle/decide';
import { MACHINE_VERSION } from '../lifecycle/upgrades';
import { derivedColumns } from './account.columns';
import { type AccountState, type Moment, type Origin } from './account.state';
import { apply, type EffectChanges } from './effect.changes';
import { type AccountRow, type EffectRow, type JournalEntry } from './entities';
import { CHAIN_START, entryFor } from './journal-chain';

type Optional = 'industry' | 'ownerName' | 'ownerEmail' | 'aeName' | 'aeEmail' | 'fit' | 'customerSince' | 'currency';

/** What identifies an account and whose it is; everything else is derived from the contract and from what happens. */
export type NewAccount = Pick<AccountRow, 'id' | 'externalId' | 'name' | 'segment'> &
  Partial<Pick<AccountRow, Optional>> & { contract: Contract };

interface Opening {
  state: AccountState;
  entry: JournalEntry;
  asked: Pick<EffectRow, 'accountId' | 'seq' | 'n' | 'kind' | 'name' | 'input' | 'dueAt' | 'status'>[];
}

/** The first entry of a journal: its payload is all that is needed to begin folding. */
export function openingOf({ contract, ...identity }: NewAccount, by: Origin, moment: Moment): Opening {
  const { id } = identity;
  const { now, today } = moment;
  const input = { account: id, today, contract };
  const { account, effects } = openAccount(input);
  const opened = { eventId: 'account.opened', type: 'account.opened', by };
  const entry = entryFor({ id, journalHash: CHAIN_START }, opened, input, 1, moment);
  const row: AccountRow = {
    industry: null,
    ownerName: null,
    ownerEmail: null,
    aeName: null,
    aeEmail: null,
    fit: null,
    customerSince: null,
    currency: null,
    ...identity,
    ...derivedColumns(account, now),
    healthValue: null,
    healthBand: null,
    version: 1,
    machineVersion: MACHINE_VERSION,
    snapshot: serialize(account),
    journalHash: entry.hash,
    createdAt: now,
    updatedAt: now,
  };
  const changes: EffectChanges = { asked: [], settled: [], withdrawn: new Set() };
  effects.forEach((effect, n) => apply(changes, effect, 1, n, now));
  const asked = changes.asked.map((effect) => ({ accountId: id, ...effect }));
  return { state: { row, account, seq: 1, at: now }, entry, asked };
}
