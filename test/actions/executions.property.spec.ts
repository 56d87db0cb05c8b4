import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Outbound, type OutboundAction, type Outcome } from '../../src/connectors/outbound';
import { type Caller } from '../../src/platform/auth/caller';
import { digestOf } from '../../src/policy/digest';
import { judge } from '../../src/policy/judge';
import { parsePolicy } from '../../src/policy/policy.schema';
import { accountSubject, actionSubject } from '../../src/actions/action.subject';
import { standingOf } from '../../src/actions/account-standing';
import { AccountRow, Approval, ContactRow, Execution, WorkUnit } from '../../src/store/entities';
import { verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { paused, resumed } from '../support/store';
import { empty } from '../support/test-database';
import { actingOn, csm, mailToCustomer, mustBeRefusal, secondSupervisor, supervisor, type Acting } from './acting';

const RUNS = 25;
const database = useDatabase();
const people: Record<string, Caller> = { csm, supervisor, secondSupervisor };
const nameOf = ({ email, name }: Caller) => email ?? name;

/** What was known at the very moment at which the receiver got something. */
interface Arrival {
  id: string;
  digest: string;
  /** Digest of what was judged and let go. */
  released: string;
  unit: WorkUnit;
  approvals: Approval[];
  /** Tier by the policy that ruled at that moment. */
  tier: string;
  /** How many people that policy asked for. */
  needs: number;
  paused: boolean;
}

type Behaviour = 'takes it' | 'loses the answer' | 'fails before' | 'refuses' | 'kills the executor';

/** A receiver that can be asked what it has, and that looks into the books whenever it gets something. */
class HonestReceiver implements Outbound {
  readonly system = 'receiver';
  readonly kinds = ['send_email', 'create_crm_task', 'post_slack', 'ask_human'] as const;
  readonly arrivals: Arrival[] = [];
  behaviour: Behaviour = 'takes it';

  async execute(action: OutboundAction, { mayHaveArrived }: { mayHaveArrived: boolean }): Promise<Outcome> {
    if (mayHaveArrived && this.has(action)) return taken(action);
    if (this.behaviour === 'fails before') {
      return { result: 'failed_before_write', code: 'busy', reason: 'later', retryAfterMs: null };
    }
    if (this.behaviour === 'refuses') return { result: 'refused', code: 'no', reason: 'never' };
    await this.take(action);
    if (this.behaviour === 'loses the answer') return { result: 'unknown_outcome', code: 'lost', reason: 'who knows' };
    if (this.behaviour === 'kills the executor') throw new Error('The process was killed');
    return taken(action);
  }

  find(action: OutboundAction) {
    return Promise.resolve(this.has(action) ? taken(action).reference : null);
  }

  private has({ id }: OutboundAction): boolean {
    return this.arrivals.some((arrival) => arrival.id === id);
  }

  private async take({ id, payload, account }: OutboundAction): Promise<void> {
    const { manager } = database.db;
    const unit = await manager.findOneByOrFail(WorkUnit, { accountId: account.id, id });
    const { digest: released } = await manager.findOneByOrFail(Execution, { accountId: account.id, workUnit: id });
    const approvals = await manager.findBy(Approval, { accountId: account.id, subjectId: id });
    const row = await manager.findOneByOrFail(AccountRow, { id: account.id });
    const [{ document }] = await database.db.query<[{ document: string }]>(
      `SELECT document FROM policy_version ORDER BY version DESC LIMIT 1`,
    );
    const policy = parsePolicy(document);
    const standing = standingOf(row);
    const subject = actionSubject(await accountSubject(manager, standing, await acting.policies.active()), row, unit);
    this.arrivals.push({
      id,
      digest: digestOf(payload),
      released,
      unit,
      approvals,
      ...judge(policy, subject),
      paused: standing.paused,
    });
  }
}

function taken({ id }: OutboundAction) {
  return { result: 'ok' as const, reference: { system: 'receiver', id, details: {} }, notDelivered: [] };
}

let acting: Acting;
let receiver: HonestReceiver;
beforeEach(() => start());

/** A process begins: everything it knows is in the database and at the receiver. */
function start(): void {
  acting = actingOn(database.db, database, { outbounds: [receiver ?? new HonestReceiver()] });
}

const who = fc.constantFrom('csm', 'supervisor', 'secondSupervisor');
/** Which of the actions or approvals there are. */
const which = fc.nat({ max: 5 });
const TIERS = ['auto', 'approval_required', 'blocked'] as const;

const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('propose' as const), text: fc.constantFrom('A', 'B') }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('approve' as const), who, which, stale: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('edit' as const), who, which, text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('reject' as const, 'delegate' as const), who, which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), hours: fc.constantFrom(30, 80) }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('agree' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('policy' as const), tier: fc.constantFrom(...TIERS) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('tamper' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('pause' as const, 'crash' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('resume' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('execute' as const),
      receiver: fc.constantFrom<Behaviour[]>(
        'takes it',
        'loses the answer',
        'fails before',
        'refuses',
        'kills the executor',
      ),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never;

let proposed = 0;
/** Actions whose words somebody changed in the database: nothing but these may the verification complain about. */
const tampered: string[] = [];

async function play(happened: Happening): Promise<void> {
  const open = (await acting.approvalsOf('acme')).filter(({ status }) => status === 'open');
  const chosen = 'which' in happened ? open[happened.which % Math.max(1, open.length)] : undefined;
  const caller = 'who' in happened ? (people[happened.who] ?? csm) : csm;
  switch (happened.does) {
    case 'propose':
      return propose(happened.text);
    case 'approve':
      if (!chosen) return;
      return void (await acting.approvals.approve(chosen.id, happened.stale ? 'sha256:stale' : chosen.digest, caller));
    case 'agree':
      if (!chosen) return;
      await acting.approvals.approve(chosen.id, chosen.digest, supervisor);
      return void (await acting.approvals.approve(chosen.id, chosen.digest, secondSupervisor));
    case 'edit':
      if (!chosen) return;
      return void (await acting.approvals.edit(
        chosen.id,
        chosen.digest,
        { ...chosen.payload, text: happened.text },
        caller,
      ));
    case 'reject':
      return chosen && void (await acting.approvals.reject(chosen.id, 'not_needed', null, caller));
    case 'delegate':
      return chosen && void (await acting.approvals.delegate(chosen.id, 'kim@vendor.example', caller));
    case 'wait':
      return acting.hoursPass(happened.hours);
    case 'policy':
      return putPolicy(happened.tier);
    case 'tamper':
      return tamper(happened.which);
    case 'pause':
    case 'resume':
      await acting.send('acme', happened.does === 'pause' ? paused : resumed);
      return acting.perform();
    case 'crash':
      return start();
    case 'execute':
      receiver.behaviour = happened.receiver;
      return acting.carryOutUntilItRests(1);
  }
}

async function propose(text: string): Promise<void> {
  proposed += 1;
  await database.db.transaction(async (tx) => {
    const row = await tx.findOneByOrFail(AccountRow, { id: 'acme' });
    await acting.workUnits.propose(tx, standingOf(row), {
      id: `wu_${proposed}`,
      kind: 'send_email',
      cause: `plan:a test:${proposed}`,
      trigger: {},
      payload: { title: 'Your support cases', text, recipients: mailToCustomer.recipients },
      assignee: null,
    });
  });
}

async function putPolicy(tier: (typeof TIERS)[number]): Promise<void> {
  const rule = `rules:\n  - { id: mails_now, when: { kind: [send_email] }, tier: ${tier} }\n`;
  const document = defaultPolicy.replace('rules:\n', rule);
  await acting.policy.switchOn(document, supervisor);
}

/** Somebody changes the words of an action behind everybody's back. */
async function tamper(nth: number): Promise<void> {
  const waiting = (await acting.unitsOf('acme')).filter(({ status }) => status === 'approved');
  const unit = waiting[nth % Math.max(1, waiting.length)];
  if (!unit) return;
  tampered.push(unit.id);
  await database.db.query(`UPDATE work_unit SET payload = payload || '{"text": "Buy now"}' WHERE id = $1`, [unit.id]);
}

let defaultPolicy = '';

/** What must have been true when the receiver got it. */
function mustHaveBeenAllowed({ id, digest, released, unit, approvals, tier, needs, paused: wasPaused }: Arrival): void {
  expect({ id, wasPaused }).toEqual({ id, wasPaused: false });
  expect(digest).toBe(digestOf(unit.payload));
  expect(digest).toBe(released);
  expect({ id, tier }).not.toEqual({ id, tier: 'blocked' });
  if (unit.tier === 'auto') return expect({ id, tier }).toEqual({ id, tier: 'auto' });
  const [approval, ...others] = approvals.filter(({ status }) => status === 'approved');
  expect(others).toEqual([]);
  expect(approval).toMatchObject({ digest, tier: 'approval_required' });
  const said = approval?.decisions ?? [];
  const yes = said.filter((each) => each.verb === 'approve' && each.digest === digest).map(({ by }) => by);
  const hands = [approval?.author, ...said.filter(({ verb }) => verb === 'edit').map(({ by }) => by)];
  expect(new Set(yes).size).toBe(yes.length);
  expect(yes.length).toBeGreaterThanOrEqual(Math.max(1, needs));
  expect(hands.filter((by) => by !== undefined && yes.includes(by))).toEqual([]);
  expect(Object.values(people).map(nameOf)).toEqual(expect.arrayContaining(yes));
}

const proposal: Happening = { does: 'propose', text: 'A' };
const carriedOut: Happening = { does: 'execute', receiver: 'takes it' };
/** Stories in which actions do leave, by rule and by approval: where nothing ever leaves, nothing is proven. */
const LEAVING: [Happening[]][] = [
  [[{ does: 'policy', tier: 'auto' }, proposal, proposal, proposal, carriedOut]],
  [
    [
      proposal,
      { does: 'agree', which: 0 },
      proposal,
      { does: 'agree', which: 0 },
      proposal,
      { does: 'agree', which: 0 },
    ],
  ],
];

describe('whatever is proposed, decided, rewritten and killed', () => {
  it('nothing arrives that was not allowed at that moment, word for word and by enough people, and nothing twice', async () => {
    const arrived = { auto: 0, approval_required: 0, blocked: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 40 }), async (story) => {
        await empty(database.db);
        receiver = new HonestReceiver();
        tampered.length = 0;
        start();
        await acting.atRisk('acme', { arr: 150_000 });
        const joe = { accountId: 'acme', n: 1, name: 'Joe', email: 'joe@customer.example', source: 'crm' };
        await database.db.manager.insert(ContactRow, joe);
        defaultPolicy = (await acting.policy.current()).document;
        for (const happened of story) await play(happened).catch(mustBeExpected);
        receiver.behaviour = 'takes it';
        await acting.send('acme', resumed).catch(mustBeExpected);
        await acting.perform();
        await acting.carryOutUntilItRests(3);

        for (const arrival of receiver.arrivals) {
          mustHaveBeenAllowed(arrival);
          arrived[arrival.unit.tier] += 1;
        }
        const ids = receiver.arrivals.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const violations = (await verify(database.db)).flatMap((result) => result.violations);
        expect(violations.filter((violation) => !tampered.some((id) => violation.includes(id)))).toEqual([]);
      }),
      { numRuns: RUNS, examples: LEAVING },
    );
    expect(arrived.auto).toBeGreaterThan(2);
    expect(arrived.approval_required).toBeGreaterThan(2);
  });
});

/** Of a killed executor only the kill is heard. */
function mustBeExpected(error: unknown): void {
  if (error instanceof AggregateError) return error.errors.forEach(mustBeExpected);
  if (!(error instanceof Error) || error.message !== 'The process was killed') mustBeRefusal(error);
}
