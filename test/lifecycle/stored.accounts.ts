import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type StoredAccount } from '../../src/lifecycle/decide';
import { positionOf } from '../../src/lifecycle/position';
import { MACHINE_VERSION } from '../../src/lifecycle/upgrades';
import { explore, goodLife } from './exploration';

/** Accounts as one version of the machine stored them, by the state they stand in. */
export type StoredAccounts = Record<string, StoredAccount>;

const folder = join(__dirname, '../fixtures/snapshots');

/** The first account found in each state that events lead to. */
export function storedNow(): StoredAccounts {
  const { nodes } = explore(1_500, goodLife());
  return Object.fromEntries(nodes.toReversed().map(({ account, stored }) => [positionOf(account).state, stored]));
}

export function storedByVersion(): [version: number, StoredAccounts][] {
  return readdirSync(folder).map((file) => [
    Number(/\d+/.exec(file)?.[0]),
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredAccounts,
  ]);
}

if (require.main === module) {
  writeFileSync(join(folder, `v${MACHINE_VERSION}.json`), `${JSON.stringify(storedNow(), null, 2)}\n`);
}
