import { describe, expect, it } from '@jest/globals';
import { restore, serialize } from '../../src/lifecycle/decide';
import { positionOf } from '../../src/lifecycle/position';
import { MACHINE_VERSION, upgrade } from '../../src/lifecycle/upgrades';
import { startOf } from './exploration';
import { storedByVersion, storedNow } from './stored.accounts';

/** Fails when the machine has changed and stored accounts were not thought of: see docs/extending.md, "Stored accounts". */
describe.each(storedByVersion())('an account stored by machine version %i', (version, accounts) => {
  const remembered = Object.keys(startOf().account.context).sort();
  const anchors = Object.keys(startOf().account.context.anchors).sort();

  it.each(Object.entries(accounts))('is restored from %s and remembers what a new one does', (_, stored) => {
    const { context } = restore(upgrade(stored, version));
    expect(Object.keys(context).sort()).toEqual(remembered);
    expect(Object.keys(context.anchors).sort()).toEqual(anchors);
  });
});

describe('the present machine', () => {
  const kept = new Map(storedByVersion()).get(MACHINE_VERSION) ?? {};

  it('stores accounts as it did when its version was given', () => {
    expect(Object.keys(kept)).toEqual(Object.keys(storedNow()));
    expect(kept).toEqual(storedNow());
  });

  it.each(Object.entries(kept))('restores %s as it stood', (state, stored) => {
    const account = restore(stored);
    expect(positionOf(account).state).toBe(state);
    expect(JSON.parse(JSON.stringify(serialize(account)))).toEqual(stored);
  });
});
