import { type AccountSnapshot } from '../lifecycle/account.machine';
import { restore } from '../lifecycle/decide';
import { upgrade } from '../lifecycle/upgrades';
import { type AccountRow } from './entities';

/** Which way an entry came in. What people say in the console comes in as by the API, a decision in Slack as an approval. */
export type Source =
  'api' | 'worker' | 'timer' | 'approvals' | 'actions' | 'rescoring' | 'import' | 'sync' | 'demo' | 'store';

/** Who caused a journal entry, and by which way it came in. */
export interface Origin {
  /** E-mail or key name of a caller, or `agent`. */
  actor: string;
  source: Source;
}

/** An account as it was after one journal entry. */
export interface AccountState {
  row: AccountRow;
  account: AccountSnapshot;
  seq: number;
  /** Database time of that entry. */
  at: Date;
}

/** The moment of a decision: database time, and the business date it falls on. */
export interface Moment {
  now: Date;
  today: string;
}

/** The account as its row has it, whatever version of the machine wrote that. */
export function stateOf(row: AccountRow): AccountState {
  const account = restore(upgrade(row.snapshot, row.machineVersion));
  return { row, account, seq: row.version, at: row.updatedAt };
}
