import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import { z } from 'zod';
import { accountMachine, type AccountSnapshot } from '../../src/lifecycle/account.machine';
import { actorOutputs, type AccountEvent, type ActorName } from '../../src/lifecycle/account.types';
import { decideOn, openAccount, restore, serialize, type Happening } from '../../src/lifecycle/decide';

const by = 'ana';
const today = '2026-11-24';
const input = {
  account: 'acme',
  today,
  contract: { startDate: '2026-01-01', renewalDate: '2027-03-31', noticePeriodDays: 60, arr: 60_000, seats: 400 },
};
const actors = fc.constantFrom(...(Object.keys(actorOutputs) as ActorName[]));
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<AccountEvent>(
    { type: 'documents.added', documents: ['d'] },
    { type: 'anchor.stated', key: 'champion', by },
    { type: 'contract.changed', contract: { renewalDate: '2026-12-01' } },
    { type: 'account.paused', by, reason: 'r' },
    { type: 'account.resumed', by },
    { type: 'calendar.turned' },
    { type: 'transition.forced', to: 'pre_renewal', by, reason: 'r' },
    { type: 'transition.forced', to: 'risk_mitigation', by, reason: 'r' },
  ),
  fc
    .record({ score: fc.integer({ min: 0, max: 100 }), hardRed: fc.subarray(['champion_left', 'no_login']) })
    .map((risk): AccountEvent => ({ type: 'signals.measured', risk, findings: ['muda'] })),
  actors.map((actorId) => ({ type: `xstate.error.actor.${actorId}` as const, error: 'no', actorId })),
  actors.map((actorId) => ({ type: `xstate.done.actor.${actorId}` as const, output: outputs[actorId], actorId })),
);
const draft = { id: 'draft', digest: 'digest', facts: 100 };
const outputs: Record<ActorName, unknown> = {
  readDocuments: { upTo: 100, anchors: {}, changed: true },
  fetchAnchors: { found: 0 },
  mapStakeholders: { unresolved: 0 },
  checkPainMetric: { painMetric: 'concrete' },
  assessRisk: { score: 60, hardRed: [] },
  proposeMitigation: draft,
  draftSuccessPlan: { ...draft, missing: [] },
  draftRenewalBrief: draft,
  submitDraft: { tier: 'auto', rule: 'routine' },
  executeMitigation: { finished: true },
  takeBaseline: { baseline: 'b' },
  writePostMortem: { artifact: 'a' },
};

/** What XState's actions have to look like for `decide` to turn them into effects. */
const params = z.record(z.string(), z.unknown());
const Inner = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('xstate.spawnChild'),
    params: z.object({ id: z.string(), src: z.string(), input: params }),
  }),
  z.object({ type: z.literal('xstate.stopChild'), params: z.object({ id: z.string() }).optional() }),
  z.object({
    type: z.literal('xstate.raise'),
    params: z.object({ id: z.string(), event: z.object({ type: z.string() }), delay: z.number() }),
  }),
  z.object({ type: z.literal('xstate.cancel'), params: z.object({ sendId: z.string() }) }),
]);

describe('a decision', () => {
  it('is the transition that XState itself computes, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 25 }), (sequence) => {
        let ours = openAccount(input).account;
        const [theirs, first] = initialTransition(accountMachine, input);
        expect(stored(ours)).toEqual(stored(theirs));
        first.forEach(expectKnownShape);
        for (const happening of sequence) {
          if (!isTaken(ours, happening)) continue;
          const before = restore(stored(ours), today);
          const [after, actions] = transition(accountMachine, restore(stored(ours), today), happening as AccountEvent);
          actions.forEach(expectKnownShape);
          ours = decideOn(before, happening).account;
          // An answered invoke is dropped from what is in flight; XState keeps it until its state is left.
          expect(withoutChildren(after)).toEqual(withoutChildren(ours));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for an account that stayed in memory as for one that was stored and restored', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 25 }), (sequence) => {
        let kept = openAccount(input).account;
        let restored = kept;
        for (const happening of sequence) {
          if (!isTaken(restored, happening)) continue;
          const before = stored(kept);
          const ours = decideOn(kept, happening);
          const theirs = decideOn(restore(stored(restored), today), happening);
          expect(stored(ours.account)).toEqual(stored(theirs.account));
          expect(ours.effects).toEqual(theirs.effects);
          // Whoever kept the account as it was must still have it so, should the decision never be written.
          expect(stored(kept)).toEqual(before);
          kept = ours.account;
          restored = theirs.account;
        }
      }),
      { numRuns: 150 },
    );
  });
});

function isTaken(account: AccountSnapshot, happening: Happening): boolean {
  if (account.status !== 'active') return false;
  return 'actorId' in happening ? happening.actorId in account.children : account.can(happening as AccountEvent);
}

function stored(account: AccountSnapshot) {
  return JSON.parse(JSON.stringify(serialize(account))) as ReturnType<typeof serialize>;
}

function withoutChildren(account: AccountSnapshot): object {
  return { ...stored(account), children: null };
}

function expectKnownShape(action: { type: string }): void {
  if (action.type.startsWith('xstate.')) Inner.parse(action);
}
