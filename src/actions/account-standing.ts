import { type EntityManager } from 'typeorm';
import { type AccountContext } from '../lifecycle/account.types';
import { positionOf, questionsOf } from '../lifecycle/position';
import { AccountNotFound } from '../store/account.errors';
import { stateOf } from '../store/account.state';
import { AccountRow } from '../store/entities';

/** An account as it stands in a transaction that holds its row, so that nothing moves until the transaction ends. */
export interface Standing {
  row: AccountRow;
  context: AccountContext;
  /** Path of its state, e.g. `riskMitigation.executing`. */
  state: string;
  paused: boolean;
  /** What it asks people for, in any of its regions. */
  questions: ReadonlySet<string>;
}

/**
 * Takes the account's row first, as every transaction of this folder does before it touches work units or approvals;
 * so two of them never wait for each other.
 * @throws AccountNotFound
 */
export async function holdAccount(tx: EntityManager, id: string): Promise<Standing> {
  const row = await tx.findOne(AccountRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new AccountNotFound(id);
  return standingOf(row);
}

export function standingOf(row: AccountRow): Standing {
  const { account } = stateOf(row);
  const { phase, state } = positionOf(account);
  return { row, context: account.context, state, paused: phase === 'paused', questions: questionsOf(account) };
}

/** Whether the account waits for an approval of this draft, or carries it out. */
export function isAt(standing: Standing, leaf: 'awaitingApproval' | 'executing', draft: string): boolean {
  return standing.state.endsWith(`.${leaf}`) && standing.context.draft?.id === draft;
}
