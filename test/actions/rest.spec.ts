import { Global, Module, type ExecutionContext } from '@nestjs/common';
import { type NestFastifyApplication, FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import request, { type Response } from 'supertest';
import { z } from 'zod';
import { ActionsModule } from '../../src/actions/actions.module';
import { actionProblems } from '../../src/actions/actions.problems';
import { StoredAccountRecords } from '../../src/artifacts/account-records';
import { AccountRecords } from '../../src/evidence/drafting/ports';
import { Reports } from '../../src/artifacts/reports';
import { type Caller, type RequestWithCaller } from '../../src/platform/auth/caller';
import { ProblemFilter } from '../../src/platform/problems/problem.filter';
import { SETTINGS, readSettings } from '../../src/platform/settings/settings';
import { validationPipe } from '../../src/platform/problems/validation';
import { AccountStore } from '../../src/store/account.store';
import { BusinessDate } from '../../src/store/business-date';
import { Approval, ApprovalViewed } from '../../src/store/entities';
import { PolicyStore } from '../../src/store/policy.store';
import { useDatabase } from '../support/database';
import {
  actingOn,
  csm,
  internalStep,
  mailToCustomer,
  mitigationPlan,
  secondSupervisor,
  supervisor,
  type Acting,
} from './acting';

const database = useDatabase();
let acting: Acting;
let app: NestFastifyApplication;
let caller: Caller;
const ana = csm.email ?? '';

beforeEach(async () => {
  acting = actingOn(database.db, database);
  caller = supervisor;
  const given = [
    { provide: DataSource, useValue: database.db },
    { provide: BusinessDate, useValue: acting.dates },
    { provide: AccountStore, useValue: acting.store },
    { provide: PolicyStore, useValue: acting.policies },
    { provide: Reports, useValue: acting.reports },
    { provide: StoredAccountRecords, useValue: acting.records },
    { provide: AccountRecords, useValue: acting.records },
    { provide: SETTINGS, useValue: readSettings({}) },
  ];
  @Global()
  @Module({ providers: given, exports: given.map(({ provide }) => provide) })
  class Surroundings {}

  const module = await Test.createTestingModule({ imports: [Surroundings, ActionsModule] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter([actionProblems]));
  app.useGlobalGuards({
    canActivate: (context: ExecutionContext) => {
      context.switchToHttp().getRequest<RequestWithCaller>().caller = caller;
      return true;
    },
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterEach(() => app.close());

const http = () => request(app.getHttpServer());

const Item = z.looseObject({ id: z.string() });
const itemsOf = ({ body }: Response) => z.object({ items: z.array(Item) }).parse(body).items;
const Decision = z.object({ verb: z.string(), reason: z.string().nullable() });
const ApprovalBody = z.looseObject({
  id: z.string(),
  digest: z.string(),
  openedAt: z.string(),
  decisions: z.array(Decision),
});
const firstApproval = async () => ApprovalBody.parse(itemsOf(await http().get('/approvals').expect(200))[0]);
const errorsOf = ({ body }: Response) =>
  z.object({ errors: z.array(z.object({ field: z.string(), detail: z.string() })) }).parse(body).errors;

describe('/approvals', () => {
  beforeEach(async () => {
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme'));
  });

  it('shows an approval as outside tools expect it', async () => {
    const [approval] = itemsOf(await http().get('/approvals?status=open').expect(200));
    expect(Object.keys(approval ?? {})).toEqual([
      'id',
      'accountId',
      'subject',
      'payload',
      'findings',
      'rule',
      'tier',
      'author',
      'status',
      'openedAt',
      'expiresAt',
      'decisions',
      'policyVersion',
      'digest',
    ]);
    expect(approval).toMatchObject({
      accountId: 'acme',
      subject: { kind: 'mitigation_plan', id: 'mp_1' },
      status: 'open',
    });
    expect((await http().get(`/approvals/${approval?.id}`).expect(200)).body).toEqual(approval);
    expect((await http().get('/approvals?status=approved').expect(200)).body).toEqual({ items: [], nextCursor: null });
    expect(itemsOf(await http().get('/approvals?accountId=ext:crm-acme').expect(200))).toHaveLength(1);
  });

  it('takes a decision about the digest that was shown, once', async () => {
    const { id, digest } = await firstApproval();
    const approve = (about: object) => http().post(`/approvals/${id}/approve`).send(about);
    expect(errorsOf(await approve({}).expect(400))).toContainEqual({ field: 'digest', detail: 'give a text' });
    expect((await approve({ digest: 'sha256:0' }).expect(409)).body).toMatchObject({
      title: 'Another digest',
      current: digest,
    });
    caller = csm;
    await approve({ digest }).expect(403);
    caller = supervisor;
    const approved = await approve({ digest }).expect(200);
    expect(approved.body).toMatchObject({
      status: 'approved',
      decisions: [{ by: supervisor.email, verb: 'approve', reason: null }],
    });
    expect((await approve({ digest }).expect(409)).body).toMatchObject({ approvalStatus: 'approved' });
    await http().post('/approvals/ap_none/approve').send({ digest }).expect(404);
  });

  it('takes a rejection with its reason, an answer, a delegation and a snooze', async () => {
    const { id, openedAt } = await firstApproval();
    const say = (verb: string, what: object) => http().post(`/approvals/${id}/${verb}`).send(what);
    await say('respond', { text: 'Who drives this now?' }).expect(200);
    await say('delegate', { to: 'kim@vendor.example' }).expect(200);
    expect(errorsOf(await say('delegate', { to: 'Kim' }).expect(400))).toEqual([
      { field: 'to', detail: 'give the e-mail address of a colleague, such as dana.ortiz@example.com' },
    ]);
    await say('delegate', { to: 'lee@eu.vendor.example' }).expect(200);
    const whenever = await say('snooze', { until: 'whenever' }).expect(400);
    expect(whenever.body).toMatchObject({
      errors: [{ field: 'until', detail: 'must be a moment, such as 2026-03-31T09:30:00Z' }],
    });
    await say('snooze', { until: new Date(Date.parse(openedAt) + 3_600_000).toISOString() }).expect(200);
    const refused = errorsOf(await say('reject', { reason: '', text: 'no reason code' }).expect(400));
    expect(refused).toEqual([{ field: 'reason', detail: expect.stringMatching(/^must say why, .*too_risky.*other/) }]);
    const rejected = await say('reject', { reason: 'too_risky', text: 'Wait for the merger.' }).expect(200);
    expect(ApprovalBody.parse(rejected.body).decisions.at(-1)).toEqual({
      verb: 'reject',
      reason: 'too_risky: Wait for the merger.',
    });
  });
});

describe('a review', () => {
  it('is timed from the first look at the approval, and an edit says how much of it was rewritten', async () => {
    await acting.executing('acme', [mailToCustomer]);
    const approval = await acting.db.manager.findOneByOrFail(Approval, { subjectKind: 'send_email', status: 'open' });
    caller = csm;
    await http().get(`/approvals/${approval.id}`).expect(200);
    const looks = () => acting.db.manager.findBy(ApprovalViewed, { approval: approval.id });
    const [first] = await looks();
    await http().get(`/approvals/${approval.id}`).expect(200);
    expect(await looks()).toEqual([first]);
    expect(first).toMatchObject({ person: csm.email });
    const edit = (payload: object) =>
      http()
        .post(`/approvals/${approval.id}/edit`)
        .send({ digest: approval.digest, payload: { ...approval.payload, ...payload } });
    for (const [field, value] of Object.entries({ title: 'x'.repeat(1_001), text: 'x'.repeat(20_001) })) {
      const refused = await edit({ [field]: value }).expect(400);
      expect(refused.body).toMatchObject({
        errors: [{ field: `payload.${field}`, detail: expect.stringMatching(/at most/) }],
      });
    }
    const payload = { ...approval.payload, text: mailToCustomer.message?.text.replace('Tuesday', 'Wednesday') };
    await edit(payload).expect(200);
    const { decisions } = await acting.db.manager.findOneByOrFail(Approval, { id: approval.id });
    expect(decisions).toMatchObject([{ verb: 'edit', by: csm.email }]);
    expect(decisions[0]?.editRatio).toBeGreaterThan(0.02);
    expect(decisions[0]?.editRatio).toBeLessThan(0.1);
  });
});

describe('/actions', () => {
  it('shows the queue with its factors and lets a person end what is theirs', async () => {
    await acting.executing('acme', [internalStep]);
    const [action] = itemsOf(await http().get('/actions?accountId=acme&status=executing').expect(200));
    expect(action).toMatchObject({
      kind: 'create_crm_task',
      tier: 'auto',
      owner: 'human',
      expectedEvidence: internalStep.expectedEvidence,
      factors: {
        exposureKind: 'arr_at_risk',
        exposure: 36_600,
        urgency: 0.2595,
        effect: 0.05,
        risk: { value: 61, hardRed: [] },
        arr: 60_000,
        renewalDate: '2027-09-30',
        outcomes: null,
        rate: 1,
      },
    });
    expect(action?.['text']).toMatch(internalStep.title);
    await http().post(`/actions/${action?.id}/done`).send({}).expect(400);
    await http()
      .post(`/actions/${action?.id}/done`)
      .send({ evidence: { log: 'x'.repeat(20_000) } })
      .expect(400);
    const done = await http().post(`/actions/${action?.id}/done`).send({ evidence: 'Her name is Jo' }).expect(200);
    expect(done.body).toMatchObject({ status: 'done', evidence: { by: supervisor.email, evidence: 'Her name is Jo' } });
    await http().post(`/actions/${action?.id}/failed`).send({ evidence: 'x' }).expect(409);
    await http().post('/actions/wu_none/done').send({ evidence: 'x' }).expect(404);
    await http().get('/actions?status=sleeping').expect(400);
    await http().get('/actions?cursor=nonsense').expect(400);
    const madeUp = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
    await http()
      .get(`/actions?cursor=${madeUp([1, 1, 'infinity', 'acme', 'wu\0'])}`)
      .expect(400);
    await http()
      .get(`/approvals?cursor=${madeUp(['yesterday or so', 'ap_1'])}`)
      .expect(400);
    await http()
      .get(`/approvals?cursor=${madeUp(['2026-11-24T08:00:00.000Z', 'ap_1'])}`)
      .expect(200);
  });
});

describe('/actions/day', () => {
  it('shows whoever asks, or a colleague of theirs, what their day holds', async () => {
    await acting.executing('acme', [internalStep, mailToCustomer]);
    caller = csm;
    const day = await http().get('/actions/day').expect(200);
    expect(day.body).toMatchObject({
      person: csm.email,
      date: '2026-11-24',
      minutes: 240,
      planned: 19,
      later: 0,
      today: [
        {
          account: 'acme Ltd',
          kind: 'send_email',
          asks: 'decision',
          minutes: 4,
          ifNobodyActs: 'The e-mail is not sent.',
        },
        { kind: 'create_crm_task', asks: 'work', approval: null, minutes: 15 },
      ],
    });
    const other = await http().get(`/actions/day?person=${supervisor.email}`).expect(200);
    expect(other.body).toMatchObject({ person: supervisor.email, today: [], planned: 0 });
    await http().get('/actions/day?person=').expect(400);
  });

  it('shows of two that rank alike the one that is due earlier', async () => {
    const days = ['2026-11-20', '2026-12-03', '2026-11-10', '2026-12-04'];
    await acting.executing(
      'acme',
      days.map((dueOn) => ({ ...internalStep, dueOn })),
    );
    caller = csm;
    const day = await http().get('/actions/day').expect(200);
    expect(z.object({ today: z.array(z.object({ dueOn: z.string() })) }).parse(day.body).today).toEqual(
      [...days].sort().map((dueOn) => ({ dueOn })),
    );
  });

  it('shows first the draft that holds an account up', async () => {
    await acting.executing('acme', [internalStep]);
    await acting.atRisk('globex');
    await acting.drafted('globex', mitigationPlan('globex'));
    const approval = (await acting.approvalsOf('globex'))[0];
    await acting.approvals.delegate(approval?.id ?? '', ana, supervisor);
    caller = csm;
    const day = await http().get('/actions/day').expect(200);
    expect(day.body).toMatchObject({
      today: [{ kind: 'mitigation_plan', approval: approval?.id, minutes: 15 }, { kind: 'create_crm_task' }],
    });
  });
});

describe('/policy', () => {
  it('is shown, tried out and switched on', async () => {
    const shown = await http().get('/policy').expect(200);
    const active = z.looseObject({ document: z.string() }).parse(shown.body);
    expect(active).toMatchObject({ version: 1, putBy: 'default', policy: { baseCurrency: 'USD' } });
    await http().put('/policy').send({ document: active.document, replaces: 1 }).expect(409);
    const tried = await http().post('/policy/what-if').send({ document: active.document }).expect(200);
    expect(tried.body).toMatchObject({ changes: [], reviewerHours: {} });
    const put = await http().put('/policy').send({ document: active.document, replaces: 1 }).expect(200);
    expect(put.body).toMatchObject({ version: 2, putBy: supervisor.email });
    await http().put('/policy').send({ document: active.document, replaces: 1 }).expect(409);
    const refused = await http().put('/policy').send({ document: 'rules: []' }).expect(400);
    expect(errorsOf(refused).map(({ field }) => field)).toContain('baseCurrency');
  });
});

describe('/autonomy', () => {
  const mails = { kind: 'send_email', rule: 'customer_reads_it' };

  it.each(['raise', 'lower'])('does not %s over a policy that somebody else put meanwhile', async (verb) => {
    const { document } = await acting.policy.current();
    await acting.policy.switchOn(`# reviewed\n${document}`, secondSupervisor);
    const answerTo = (replaces: unknown) =>
      http()
        .post(`/autonomy/${verb}`)
        .send({ ...mails, replaces });
    const refused = await answerTo(1).expect(409);
    expect(refused.body).toMatchObject({
      title: 'Policy moved on',
      detail: 'Policy 1 is no longer the active one; 2 is',
    });
    const seen = await answerTo(2).expect(409);
    expect(seen.body).toMatchObject({ title: verb === 'raise' ? 'Not earned' : 'Not running by itself' });
    expect(errorsOf(await answerTo('the last').expect(400))).toMatchObject([{ field: 'replaces' }]);
    expect((await acting.policy.current()).version).toBe(2);
  });
});
