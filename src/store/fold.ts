import { z } from 'zod';
import { type AccountSnapshot } from '../lifecycle/account.machine';
import { AccountInput } from '../lifecycle/account.types';
import { decide, openAccount, restore, serialize, type Effect, type StoredAccount } from '../lifecycle/decide';
import { upgrade } from '../lifecycle/upgrades';
import { HistoryErased } from './account.errors';
import { type JournalEntry } from './entities';

/** The payload of a checkpoint: where folding may begin. */
const Checkpoint = z.object({
  machineVersion: z.number().int(),
  /** Since when the account waited; not among what the snapshot holds, and older checkpoints do not say. */
  waitsSince: z.iso
    .datetime()
    .transform((since) => new Date(since))
    .nullish(),
  snapshot: z.custom<StoredAccount>((value) => typeof value === 'object' && value !== null && 'status' in value),
});

/** The account as one journal entry left it, and the effects that entry asked for or withdrew. */
export interface Step {
  entry: JournalEntry;
  account: AccountSnapshot;
  stored: StoredAccount;
  effects: Effect[];
}

/**
 * Replays a journal, or its part from a checkpoint on. Every step is decided anew by the machine.
 * @throws HistoryErased when a payload that is needed was erased.
 */
export function* fold(entries: Iterable<JournalEntry>): Generator<Step> {
  let stored: StoredAccount | undefined;
  for (const entry of entries) {
    const step: Step = { entry, ...stepOf(entry, stored) };
    stored = step.stored;
    yield step;
  }
}

/** Since when the account waited at a checkpoint; other entries do not say. */
export function waitsSinceAt({ type, payload }: JournalEntry): Date | null {
  return type === 'checkpoint' ? (Checkpoint.parse(payload).waitsSince ?? null) : null;
}

function stepOf({ type, payload, ...entry }: JournalEntry, before?: StoredAccount): Omit<Step, 'entry'> {
  if (payload === null) throw new HistoryErased(entry.accountId, entry.seq);
  if (type === 'checkpoint') {
    const account = restore(upgraded(payload));
    return { account, stored: serialize(account), effects: [] };
  }
  const { account, effects } =
    before === undefined ? openAccount(AccountInput.parse(payload)) : decide(before, { type, ...payload }, entry.today);
  // Between two entries the account goes through JSON, as it did when they were written.
  return { account, stored: JSON.parse(JSON.stringify(serialize(account))) as StoredAccount, effects };
}

function upgraded(payload: object): StoredAccount {
  const { snapshot, machineVersion } = Checkpoint.parse(payload);
  return upgrade(snapshot, machineVersion);
}
