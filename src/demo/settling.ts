import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, In, LessThanOrEqual } from 'typeorm';
import { AccountRow, EffectRow } from '../store/entities';

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 300;

/**
 * Resolves when no account waits for the agent and no work is due: each waits for a person, for time or for data.
 * Rejects when nothing has moved for two minutes.
 */
export async function whenSettled(db: DataSource, onLook: (settled: number, of: number) => void): Promise<void> {
  let [lastMove, lastVersions] = [Date.now(), 0];
  for (;;) {
    const [accounts, busy] = [await db.manager.find(AccountRow), await accountsWithWork(db)];
    const settled = accounts.filter(({ id, waitsForWho }) => waitsForWho !== 'agent' && !busy.has(id));
    onLook(settled.length, accounts.length);
    if (settled.length === accounts.length) return;
    const versions = accounts.reduce((sum, { version }) => sum + version, 0);
    if (versions !== lastVersions) [lastMove, lastVersions] = [Date.now(), versions];
    if (Date.now() - lastMove > PATIENCE_MS) {
      const stuck = accounts
        .filter((account) => !settled.includes(account))
        .map(({ name, state }) => `${name} (${state})`);
      throw new Error(`The agent made no progress for ${PATIENCE_MS / 1_000} s at ${stuck.join(', ')}`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function accountsWithWork(db: DataSource): Promise<Set<string>> {
  const due = await db.manager.find(EffectRow, {
    select: { accountId: true, seq: true, n: true },
    where: { status: In(['pending', 'running']), dueAt: LessThanOrEqual(new Date()) },
  });
  return new Set(due.map(({ accountId }) => accountId));
}
