import { type DataSource } from 'typeorm';
import { AccountPerformers } from '../../src/actions/account.performers';
import { AccountQuestions } from '../../src/actions/account.questions';
import { ActionsService } from '../../src/actions/actions.service';
import { ApprovalClock } from '../../src/actions/approval.clock';
import { ApprovalEndings } from '../../src/actions/approval.endings';
import { ApprovalsService } from '../../src/actions/approvals.service';
import { AutonomyService } from '../../src/actions/autonomy/autonomy.service';
import { EditedGrounds } from '../../src/actions/edited.grounds';
import { EarnedTrust } from '../../src/actions/autonomy/earned-trust';
import { TrackRecords } from '../../src/actions/autonomy/track-records';
import { Executions } from '../../src/actions/execution/executions';
import { Executor } from '../../src/actions/execution/executor';
import { Outcomes } from '../../src/actions/execution/outcomes';
import { ExecuteMitigation } from '../../src/actions/execute-mitigation.actor';
import { LearntEffects } from '../../src/actions/ranking/learnt-effects';
import { QueueRanking } from '../../src/actions/ranking/queue-ranking';
import { NextBestActions } from '../../src/actions/next-best-actions';
import { PlanProgress } from '../../src/actions/plan-progress';
import { PolicyService } from '../../src/actions/policy.service';
import { SubmitDraft } from '../../src/actions/submit-draft.actor';
import { WorkUnits } from '../../src/actions/work-units';
import { StoredAccountRecords } from '../../src/artifacts/account-records';
import { StoredArtifacts } from '../../src/artifacts/artifact.store';
import { Reports } from '../../src/artifacts/reports';
import { type Connections } from '../../src/connectors/connections';
import { ArtifactContent } from '../../src/evidence/drafting/artifact.types';
import { type AccountEvent, type ActorName } from '../../src/lifecycle/account.types';
import { done } from '../../src/lifecycle/decide';
import { type Caller } from '../../src/platform/auth/caller';
import { digestOf } from '../../src/policy/digest';
import { type Alongside } from '../../src/store/account.store';
import { Approval, ArtifactRow, EffectRow, JournalEntry, ReadingRow, WorkUnit } from '../../src/store/entities';
import { StoredDossiers } from '../../src/store/dossiers';
import { PolicyStore } from '../../src/store/policy.store';
import { runActor } from '../../src/worker/actor.run';
import { type ClaimedEffect } from '../../src/store/effects';
import { ana, claimed, engineOn, newAccount } from '../support/store';

export const csm: Caller = { name: 'ana', email: 'ana@vendor.example', role: 'csm' };
export const supervisor: Caller = { name: 'sam', email: 'sam@vendor.example', role: 'supervisor' };
export const secondSupervisor: Caller = { name: 'kim', email: 'kim@vendor.example', role: 'supervisor' };

type Step = ArtifactContent['steps'][number];

export const internalStep: Step = {
  kind: 'create_crm_task',
  title: 'Find the new head of operations',
  detail: 'Ask the account executive who took over.',
  message: null,
  owner: 'human',
  assignee: { name: 'Ana', email: 'ana@vendor.example' },
  recipients: [],
  audience: 'internal',
  dueOn: '2026-12-01',
  expectedEvidence: 'the name and a way to reach them',
  effect: null,
  because: ['e1'],
};
export const mailToCustomer: Step = {
  ...internalStep,
  kind: 'send_email',
  title: 'Tell Joe about the open cases',
  detail: 'They have waited for too long: the risk grows.',
  message: { subject: 'Your support cases', text: 'We looked at the open cases and propose a call on Tuesday.' },
  recipients: [{ name: 'Joe', email: 'joe@customer.example' }],
  // What a draft says about its audience does not count: the address does.
  audience: 'internal',
};

export function mitigationPlan(account: string, steps: Step[] = [internalStep]): ArtifactContent {
  return ArtifactContent.parse({
    kind: 'mitigation_plan',
    title: 'Mitigation plan',
    account: { id: account, name: `${account} Ltd` },
    asOf: '2026-11-24',
    sections: [],
    steps,
    gaps: [],
    notSupported: [],
    commitments: [],
    evidence: {},
  });
}

type Connected = Pick<Connections, 'outbounds'>;
const nobody: Connected = { outbounds: [] };

/** Everything that acts, on one database, with the actors of plain code at work and the others answering as told. */
export function actingOn(db: DataSource, options: { embedded: boolean }, connections: Connected = nobody) {
  const engine = engineOn(db, options);
  const policies = new PolicyStore(db);
  const plans = new PlanProgress(engine.store);
  const executions = new Executions(db, connections);
  const ranking = new QueueRanking(policies, engine.dates, new LearntEffects({ timeZone: 'UTC' }));
  const workUnits = new WorkUnits(policies, plans, executions, ranking);
  const trust = new EarnedTrust(policies, workUnits);
  const endings = new ApprovalEndings(engine.store, workUnits);
  const records = new StoredAccountRecords(db, new StoredDossiers(db, engine.dates), policies);
  const reports = new Reports(records, new StoredArtifacts());
  const clock = new ApprovalClock(db, policies, endings, workUnits);
  const nextBest = new NextBestActions(workUnits, records, policies);
  const { performers } = new AccountPerformers(
    new AccountQuestions(workUnits, records),
    workUnits,
    nextBest,
    ranking,
    reports,
  );
  const own = {
    submitDraft: new SubmitDraft(db, policies).actor,
    executeMitigation: new ExecuteMitigation(db, workUnits, plans).actor,
  };

  async function settle(effect: ClaimedEffect, name: ActorName, output: unknown, writes: Alongside[] = []) {
    await engine.store.settle(effect, done(name, output), async (tx) => {
      for (const write of writes) await write(tx);
    });
  }

  const policy = new PolicyService(db, policies, clock);
  const acting = {
    ...engine,
    grounds: new EditedGrounds(db, records),
    /** What telemetry is stored and scored with. */
    telemetry: { db, dates: engine.dates, store: engine.store, policies },
    records,
    db,
    policies,
    reports,
    workUnits,
    clock,
    executor: new Executor(db, policies, executions, workUnits, new Outcomes(db, executions, workUnits, trust)),
    approvals: new ApprovalsService(db, policies, endings, workUnits),
    actions: new ActionsService(db, workUnits, trust),
    policy,
    autonomy: new AutonomyService(policies, policy, new TrackRecords(db)),

    async answer(id: string, name: ActorName, output: unknown, alongside: Alongside[] = []): Promise<void> {
      await settle(await claimed(engine.effects, name, id), name, output, alongside);
    },

    /** Lets `submitDraft` or `executeMitigation` answer by itself. */
    async run(name: keyof typeof own, id = 'acme'): Promise<void> {
      const effect = await claimed(engine.effects, name, id);
      const writes: Alongside[] = [];
      const { accountId, seq, n } = effect;
      const logic = own[name]({ effect: { accountId, seq, n }, alongside: (write) => void writes.push(write) });
      const input = 'input' in effect.input ? effect.input.input : undefined;
      await settle(effect, name, await runActor(logic, input, new AbortController().signal), writes);
    },

    /** Performs what accounts tell the world until nothing more is due. `again` performs each of it twice. */
    async perform({ again = false } = {}): Promise<void> {
      const due = await engine.effects.claim(200, 60_000);
      const performs = due.filter(({ kind }) => kind === 'perform');
      await Promise.all(due.filter(({ kind }) => kind !== 'perform').map((effect) => engine.effects.release(effect)));
      for (const effect of performs) {
        const performer = performers[effect.name] ?? (() => Promise.resolve());
        await engine.effects.complete(effect, async (tx) => {
          for (let times = again ? 2 : 1; times > 0; times -= 1) await performer({ ...effect.input }, effect, tx);
        });
      }
      if (performs.length > 0) await acting.perform({ again });
    },

    send: (id: string, event: AccountEvent) => engine.store.change(id, event, ana),
    stateOf: async (id: string) => (await engine.store.load(id)).row.state,
    approvalsOf: (accountId: string) => db.manager.find(Approval, { where: { accountId }, order: { openedAt: 'ASC' } }),
    unitsOf: (accountId: string) =>
      db.manager.find(WorkUnit, { where: { accountId }, order: { createdAt: 'ASC', id: 'ASC' } }),
    eventsOf: async (accountId: string) => {
      const entries = await db.manager.find(JournalEntry, { where: { accountId }, order: { seq: 'ASC' } });
      return entries.map(({ type }) => type);
    },

    /** The database clock stands still in tests; what is waiting is moved into the past instead. */
    async hoursPass(hours: number): Promise<void> {
      const back = `- interval '${hours} hours'`;
      await db.query(
        `UPDATE approval SET opened_at = opened_at ${back}, held_since = held_since ${back}, expires_at = expires_at ${back}, snoozed_until = snoozed_until ${back}
          WHERE status = 'open'`,
      );
      await acting.clock.workOff();
    },

    /** An account whose diagnosis found a risk, waiting for its mitigation plan. */
    async atRisk(id: string, { arr = 60_000, currency = 'USD', score = 61 } = {}): Promise<void> {
      const account = newAccount(id);
      await engine.store.open({ ...account, currency, contract: { ...account.contract, arr } }, ana);
      await db.manager.insert(ReadingRow, { accountId: id, upTo: 1, by: 'agent', reading: { stakeholders: [] } });
      await acting.answer(id, 'readDocuments', { upTo: 1, anchors: {}, changed: true });
      await acting.answer(id, 'mapStakeholders', { unresolved: 0 });
      await acting.answer(id, 'checkPainMetric', { painMetric: 'concrete' });
      await acting.answer(id, 'assessRisk', { score, hardRed: [] });
    },

    /** The plan is written and judged. */
    async drafted(id: string, content: ArtifactContent, draft = 'mp_1'): Promise<void> {
      const digest = digestOf(content);
      const { facts } = (await engine.store.load(id)).account.context;
      const row = { accountId: id, id: draft, kind: content.kind, digest, content, writtenBy: 'agent', facts };
      const actor = content.kind === 'mitigation_plan' ? 'proposeMitigation' : 'draftSuccessPlan';
      const answer = { id: draft, digest, facts, ...(actor === 'draftSuccessPlan' && { missing: [] }) };
      await acting.answer(id, actor, answer, [async (tx) => void (await tx.insert(ArtifactRow, row))]);
      await acting.run('submitDraft', id);
    },

    /** An account that carries out a plan with these steps. */
    async executing(id: string, steps: Step[]): Promise<void> {
      await acting.atRisk(id);
      await acting.drafted(id, mitigationPlan(id, steps));
      const [approval] = await acting.approvalsOf(id);
      await acting.approvals.approve(approval!.id, approval!.digest, supervisor);
      await acting.run('executeMitigation', id);
      await acting.perform();
    },

    /** Carries out what is released; what waits for its next attempt is due at once, and its holder is gone. */
    async carryOutUntilItRests(rounds = 12): Promise<void> {
      for (let round = 0; round < rounds; round += 1) {
        const past = `now() - interval '1 second'`;
        await db.query(`UPDATE execution SET due_at = ${past}, lease_until = ${past}`);
        await acting.executor.carryOutDue();
      }
    },

    inFlight: async (accountId: string) => {
      const pending = await db.manager.findBy(EffectRow, { accountId, status: 'pending', kind: 'invoke' });
      return pending.map(({ name }) => name);
    },
  };
  return acting;
}
export type Acting = ReturnType<typeof actingOn>;

const REFUSALS = [
  'ApprovalNotFound',
  'ApprovalClosed',
  'AnotherDigest',
  'NotYoursToApprove',
  'RoleTooLow',
  'EditBlocked',
  'EventNotAccepted',
];

/** A refusal names what it is; anything else is a defect. */
export function mustBeRefusal(error: unknown): void {
  if (!(error instanceof Error && REFUSALS.includes(error.constructor.name))) throw error;
}
