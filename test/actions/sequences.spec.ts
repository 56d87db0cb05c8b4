import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JournalEntry, type Approval } from '../../src/store/entities';
import { type Caller } from '../../src/platform/auth/caller';
import { empty } from '../support/test-database';
import { useDatabase } from '../support/database';
import { paused, resumed } from '../support/store';
import {
  actingOn,
  csm,
  internalStep,
  mailToCustomer,
  mitigationPlan,
  mustBeRefusal,
  secondSupervisor,
  supervisor,
  type Acting,
} from './acting';

const database = useDatabase();
let acting: Acting;
beforeEach(() => {
  acting = actingOn(database.db, database);
});

const RUNS = 12;
const callers: Record<string, Caller> = { csm, supervisor, secondSupervisor };

/** What people and time can do to an account that waits for the approval of its plan. */
const happening = fc.oneof(
  fc.record({
    does: fc.constant('approve' as const),
    who: fc.constantFrom('csm', 'supervisor', 'secondSupervisor'),
    stale: fc.boolean(),
  }),
  fc.record({ does: fc.constant('reject' as const), who: fc.constantFrom('csm', 'supervisor') }),
  fc.record({ does: fc.constant('edit' as const), who: fc.constantFrom('csm', 'supervisor') }),
  fc.record({ does: fc.constant('wait' as const), hours: fc.constantFrom(10, 30, 80) }),
  fc.record({
    does: fc.constantFrom('pause' as const, 'resume' as const, 'perform' as const, 'policy' as const, 'force' as const),
  }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never;

/** Anything may be refused; what is refused must leave no trace, which the promises below would show. */
async function play(happened: Happening): Promise<void> {
  const open = (await acting.approvalsOf('acme')).filter(({ status }) => status === 'open');
  const { id = 'ap_none', digest = '', payload = {} }: Partial<Approval> = open[0] ?? {};
  switch (happened.does) {
    case 'approve':
      await acting.approvals.approve(id, happened.stale ? 'sha256:stale' : digest, callers[happened.who] ?? csm);
      return;
    case 'reject':
      await acting.approvals.reject(id, 'too_risky', null, callers[happened.who] ?? csm);
      return;
    case 'edit':
      await acting.approvals.edit(
        id,
        digest,
        { ...payload, title: `Plan ${open[0]?.decisions.length}` },
        callers[happened.who] ?? csm,
      );
      return;
    case 'wait':
      return acting.hoursPass(happened.hours);
    case 'pause':
      await acting.send('acme', paused);
      return;
    case 'resume':
      await acting.send('acme', resumed);
      return;
    case 'force':
      await acting.send('acme', { type: 'transition.forced', to: 'diagnostic', by: 'sam', reason: 'new facts' });
      return;
    case 'policy': {
      const { document } = await acting.policy.current();
      await acting.policy.switchOn(document, supervisor);
      return;
    }
    case 'perform':
      return acting.perform({ again: true });
  }
}

/** The agent goes on with whatever is its turn. */
async function work(): Promise<void> {
  for (const name of await acting.inFlight('acme')) {
    if (name === 'submitDraft' || name === 'executeMitigation') await acting.run(name);
  }
  await acting.perform();
}

describe('whatever people and time do to an approval', () => {
  it('one is open exactly while the account waits for it, and nothing is carried out that nobody approved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (story) => {
        await empty(database.db);
        acting = actingOn(database.db, database);
        await acting.atRisk('acme', { arr: 150_000 });
        await acting.drafted('acme', mitigationPlan('acme', [internalStep, mailToCustomer]));
        for (const happened of story) await play(happened).catch(mustBeRefusal);
        await work();

        const approvals = await acting.approvalsOf('acme');
        const ofPlan = approvals.filter(({ subjectKind }) => subjectKind === 'mitigation_plan');
        const waits = (await acting.stateOf('acme')) === 'riskMitigation.awaitingApproval';
        expect(ofPlan.filter(({ status }) => status === 'open')).toHaveLength(waits ? 1 : 0);

        for (const { status, decisions, digest, needs } of ofPlan) {
          const approvers = decisions.filter((decision) => decision.verb === 'approve' && decision.digest === digest);
          const people = new Set(approvers.map(({ by }) => by));
          expect(people.size).toBe(approvers.length);
          expect(people.size >= needs).toBe(status === 'approved');
          expect(decisions.filter(({ verb }) => verb === 'edit').some(({ by }) => people.has(by))).toBe(false);
        }
        const approved = await database.db.manager.findBy(JournalEntry, { accountId: 'acme', type: 'draft.approved' });
        expect(approved).toHaveLength(ofPlan.filter(({ status }) => status === 'approved').length);
        const started = (await acting.unitsOf('acme')).filter(({ draft }) => draft !== null);
        if (approved.length === 0) expect(started).toEqual([]);
        expect(new Set(started.map(({ cause }) => cause)).size).toBe(started.length);
      }),
      { numRuns: RUNS },
    );
  });
});
