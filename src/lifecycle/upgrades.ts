import type { StoredAccount } from './decide';

/** The version of the machine this code runs; raised whenever stored snapshots need a step below. */
export const MACHINE_VERSION = 1;

type Upgrade = (stored: StoredAccount) => StoredAccount;

/**
 * `upgrades[n]` turns a snapshot of machine version n into one of version n + 1. Each version leaves accounts of every
 * state in test/fixtures/snapshots; a test upgrades and restores them all.
 */
const upgrades: Record<number, Upgrade> = {};

/** @throws Error when the snapshot was written by newer code, or a step is missing. */
export function upgrade(stored: StoredAccount, writtenBy: number): StoredAccount {
  if (writtenBy === MACHINE_VERSION) return stored;
  const step = upgrades[writtenBy];
  if (!step) throw new Error(`No upgrade leads from machine version ${writtenBy} to ${MACHINE_VERSION}`);
  return upgrade(step(stored), writtenBy + 1);
}
