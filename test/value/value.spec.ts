import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PolicyService } from '../../src/actions/policy.service';
import {
  Approval,
  ApprovalViewed,
  ContactRow,
  LlmCall,
  PersonRow,
  ReadingRow,
  ScoreHistory,
  StatedAnchorRow,
  WorkUnit,
} from '../../src/store/entities';
import { type ValueReport } from '../../src/value/value.view';
import { packetOf, useApplication } from '../support/application';

const product = useApplication();
const manager = () => product.app.get(DataSource).manager;
const report = async (query = '?month=2026-11'): Promise<ValueReport> =>
  (await product.as('viewer').get(`/api/v1/value${query}`).expect(200)).body as ValueReport;

let first: string;
let second: string;
beforeEach(async () => {
  first = await opened('crm-1', 'Harbour Logistics');
  second = await opened('crm-2', 'Globex');
});

async function opened(externalId: string, name: string): Promise<string> {
  const packet = packetOf({ account: { externalId, name }, contract: { startDate: '2025-06-01' } });
  const answer = await product.as('csm').post('/api/v1/accounts').send(packet).expect(201);
  return (answer.body as { id: string }).id;
}

const common = { digest: 'd', payload: {}, tier: 'approval_required' as const, rule: 'r', policyVersion: 1 };
let ids = 0;

/** An approval that Dana looked at so many seconds before she decided; null when nobody was seen looking. */
async function decided(
  part: Partial<Approval> & Pick<Approval, 'subjectKind' | 'status'>,
  {
    seconds = null,
    editRatio,
    reason = null,
  }: { seconds?: number | null; editRatio?: number; reason?: string | null } = {},
): Promise<void> {
  const at = '2026-11-10T10:00:00Z';
  const id = `ap${(ids += 1)}`;
  const verb = part.status === 'rejected' ? ('reject' as const) : ('approve' as const);
  const edit = { by: 'lee', at: '2026-11-10T09:00:00Z', verb: 'edit' as const, reason: null, digest: 'd', editRatio };
  const decision = { by: 'dana', at, verb, reason, digest: 'd' };
  await manager().insert(Approval, {
    accountId: first,
    id,
    subjectId: id,
    author: 'agent',
    openedAt: new Date('2026-11-10T08:00:00Z'),
    expiresAt: new Date('2026-11-13T08:00:00Z'),
    decidedAt: new Date(at),
    ...common,
    ...part,
    decisions: editRatio === undefined ? [decision] : [edit, decision],
  });
  if (seconds === null) return;
  const looked = new Date(Date.parse(at) - seconds * 1_000);
  await manager().insert(ApprovalViewed, { accountId: first, approval: id, person: 'dana', at: looked });
}

describe('the value report', () => {
  it('says what is unknown, and why, as long as nothing was measured', async () => {
    const { coreMetrics, successCriteria, period, retention } = await report();
    expect(period.from).toBe('2026-11-01');
    expect(coreMetrics).toMatchObject({
      handoffAccuracy: { value: null, unknown: 'no handoff was read' },
      falsePositives: { value: null, unknown: 'nobody has judged an alarm' },
      draftSafety: { value: null },
      tokenCost: { accounts: 0, costPerAccount: null },
      timeSaved: { overall: { value: null, band: 'insufficient_data' }, baseline: { assumed: true } },
    });
    expect(new Set(successCriteria.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(retention.byCurrency).toMatchObject({ USD: { nrr: 1, grr: 1, start: 120_000 } });
  });

  it('shows in the place of a retention table that nobody was a customer yet', async () => {
    await manager().query(`UPDATE account SET arr = NULL, currency = NULL`);
    const page = (await product.as('csm').get('/console/value').expect(200)).text;
    expect(page).toContain('Retention is not known: no account whose revenue is on record was a customer on');
    expect(page).not.toContain('Retention is reckoned');
  });

  it('reckons the time saved from baseline, seen reviews and edits, each phase and colleague for itself', async () => {
    for (let nth = 0; nth < 10; nth += 1) {
      await decided({ subjectKind: 'mitigation_plan', status: 'approved' }, { seconds: 540 });
    }
    await decided({ subjectKind: 'renewal_brief', status: 'approved' }, { seconds: 600, editRatio: 0.25 });
    await decided({ subjectKind: 'renewal_brief', status: 'rejected' }, { seconds: 86_400, reason: 'wrong_tone' });
    await decided({ subjectKind: 'escalate', status: 'approved' });
    const { timeSaved } = (await report()).coreMetrics;
    // 10 × (90 − 9), then 180 × 0.75 − 10, then a rejection that counts with the assumed 20 minutes.
    expect(timeSaved.overall).toMatchObject({ tasks: 12, minutes: 810 + 125 - 20, value: 0.7262 });
    expect(timeSaved.byPhase).toMatchObject([
      { phase: 'pre_renewal', tasks: 2, band: 'insufficient_data' },
      { phase: 'risk_mitigation', tasks: 10, value: 0.9, interval: [0.9, 0.9], band: 'met' },
    ]);
    expect(timeSaved).toMatchObject({
      byCsm: [{ csm: 'dana@vendor.example', tasks: 12 }],
      reviews: { measured: 11, assumed: 2 },
      withoutBaseline: ['escalate'],
    });
  });

  it('names the share to be saved that the policy sets, since the tasks are judged by it', async () => {
    const policies = product.app.get(PolicyService, { strict: false });
    const { document } = await policies.current();
    const ambitious = document.replace('scoring: {}', 'scoring: { timeSaved: { target: 0.45 } }');
    await policies.switchOn(ambitious, { name: 'sam', role: 'supervisor' });
    for (let nth = 0; nth < 10; nth += 1) await decided({ subjectKind: 'mitigation_plan', status: 'approved' });
    const [timePerCsm] = (await report()).successCriteria;
    expect(timePerCsm?.target).toContain('at least 45 %');
    const page = await product.as('viewer').get('/api/v1/value?format=md&month=2026-11').expect(200);
    expect(page.text).not.toContain('30 %');
  });

  it('tells alarms that were refuted from those that were confirmed, and unsafe drafts from safe ones', async () => {
    await decided({ subjectKind: 'mitigation_plan', status: 'approved' });
    await decided(
      { subjectKind: 'mitigation_plan', status: 'rejected' },
      { reason: 'not_needed: they are on holiday' },
    );
    await decided({ subjectKind: 'escalate', status: 'rejected' }, { reason: 'wrong_tone' });
    await decided({ subjectKind: 'send_email', status: 'approved' });
    await decided({
      subjectKind: 'send_email',
      status: 'approved',
      findings: [{ kind: 'unknown_link', what: 'evil.example' }],
    });
    const { falsePositives, draftSafety } = (await report()).coreMetrics;
    expect(falsePositives).toMatchObject({ value: 0.5, confirmed: 1, refuted: 1, undecided: 1 });
    expect(draftSafety).toMatchObject({ value: 0.5, shown: 2, unsafe: 1 });
  });

  it('counts what people corrected in the handoff, and the contacts that are on no map', async () => {
    const reading = {
      anchors: [
        { key: 'arr', status: 'concrete', value: { amount: 60_000, currency: 'USD' } },
        { key: 'seats', status: 'concrete', value: 400 },
        { key: 'champion', status: 'vague', value: null },
      ],
    };
    const at = new Date('2026-11-05T10:00:00Z');
    await manager().query(
      `INSERT INTO reading (account_id, up_to, by, reading, at) VALUES ($1, 1, 'offline', $2, $3)`,
      [first, JSON.stringify(reading), at],
    );
    await manager().insert(StatedAnchorRow, { accountId: first, key: 'seats', value: 350, statedBy: 'dana' });
    await manager().insert(ContactRow, { accountId: first, n: 7, name: 'Kim Lost', source: 'crm' });
    await manager().insert(PersonRow, {
      accountId: first,
      n: 1,
      name: 'Priya Raman',
      side: 'customer',
      role: 'champion',
      sentiment: 'positive',
      resolved: true,
    });
    const { coreMetrics, successCriteria } = await report();
    expect(coreMetrics.handoffAccuracy).toMatchObject({ value: 0.5, of: 2, corrected: 1 });
    expect(successCriteria).toContainEqual(
      expect.objectContaining({ criterion: 'No dropped stakeholder', status: 'not_met' }),
    );
    expect(await manager().countBy(ReadingRow, { accountId: first })).toBe(1);
  });

  it('shows waste found and removed, expansion, retention and cost, each currency for itself', async () => {
    const muda = (annualCost: number) => ({ waste: { muda: { annualCost, currency: 'USD', band: 'red' } } });
    for (const [accountId, asOf, cost] of [
      [first, '2026-10-31', 45_000],
      [first, '2026-11-20', 15_000],
      [second, '2026-11-20', 6_000],
    ] as const) {
      await manager().insert(ScoreHistory, { accountId, asOf, scores: muda(cost), signals: {} });
    }
    await manager().insert(WorkUnit, {
      accountId: second,
      id: 'wu1',
      kind: 'open_expansion_opportunity',
      cause: 'finding:expansion',
      trigger: {},
      tier: 'approval_required',
      owner: 'agent',
      payload: { amount: 12_000, currency: 'USD' },
      status: 'done',
      createdAt: new Date('2026-11-12T10:00:00Z'),
    });
    const call = { actor: 'a', prompt: 'p', promptVersion: 1, promptHash: 'h', provider: 'openai', model: 'm' };
    const answered = { outcome: 'ok', seq: 1, n: 1, question: 'q', at: new Date('2026-11-12T10:00:00Z') };
    await manager().insert(LlmCall, {
      accountId: first,
      id: 'c1',
      phase: 'diagnostic',
      inputTokens: 900,
      outputTokens: 100,
      costUsd: 0.05,
      ...call,
      ...answered,
    });
    await product
      .as('csm')
      .post(`/api/v1/accounts/${second}/events`)
      .send({ eventId: 'e1', type: 'contract.changed', contract: { arr: 75_000 } })
      .expect(200);
    const { waste, expansion, retention, coreMetrics, successCriteria } = await report('?month=2026-11');
    expect(waste).toEqual([{ currency: 'USD', standing: 21_000, accounts: 2, found: 6_000, removed: 30_000 }]);
    expect(expansion).toEqual([{ currency: 'USD', opportunities: 1, amount: 12_000, unknown: 0, beforeWindow: 1 }]);
    expect(retention.byCurrency).toMatchObject({ USD: { nrr: 1.125, grr: 1, expansion: 15_000, accounts: 2 } });
    expect(coreMetrics.tokenCost).toMatchObject({ accounts: 1, costPerAccount: 0.05, tokensPerAccount: 1_000 });
    expect(successCriteria.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown', 'met', 'met']);
  });

  it('is a document that people can read, in each format', async () => {
    await decided({ subjectKind: 'mitigation_plan', status: 'approved' });
    const md = await product.as('viewer').get('/api/v1/value?format=md&month=2026-11').expect(200);
    expect(md.text).toContain('# Value report for November 2026');
    expect(md.text).toContain('| False-positive risk detections | 0 % |');
    expect(md.text).toContain('| Dana Ortiz |');
    expect(md.text).toMatch(/Time saved is unknown: 1 decided task|saved/);
    await product.as('viewer').get('/api/v1/value?format=html').expect('Content-Type', /html/);
    const pdf = await product.as('viewer').get('/api/v1/value?format=pdf').expect('Content-Type', 'application/pdf');
    expect(Buffer.isBuffer(pdf.body) && pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    for (const month of ['2026-13', '0000-01', '9999-12']) {
      const refused = await product.as('viewer').get(`/api/v1/value?month=${month}`).expect(400);
      expect(JSON.stringify(refused.body)).toContain('a calendar month such as 2026-11');
    }
  });
});

describe('money in the report for people', () => {
  it('is whole, whatever the cents of one account, while the API keeps them', async () => {
    const scores = { waste: { muda: { band: 'red', annualCost: 143_544.44, currency: 'USD' } } };
    await manager().insert(ScoreHistory, { accountId: first, asOf: '2026-11-20', scores, signals: {} });
    const { text } = await product.as('viewer').get('/api/v1/value?month=2026-11&format=md').expect(200);
    expect(text).toContain('143,544 USD a year is paid for unused seats');
    expect(text).toContain('| USD | 143,544 | 1 |');
    expect(text).not.toContain('143,544.');
    expect(text).toContain('nothing went away in the period');
    expect((await report('?month=2026-11')).waste).toMatchObject([{ standing: 143_544.44 }]);
  });
});

describe('on a server that holds the business date at a day still to come', () => {
  const held = useApplication({ BUSINESS_DATE: '2099-01-05' });

  it('counts the scores of that day as those of today', async () => {
    const opened = await held.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const muda = { band: 'red', annualCost: 45_000, currency: 'USD' };
    const row = { accountId: (opened.body as { id: string }).id, asOf: '2099-01-05', scores: { waste: { muda } } };
    await held.app.get(DataSource).manager.insert(ScoreHistory, { ...row, signals: {} });
    const { waste } = (await held.as('viewer').get('/api/v1/value').expect(200)).body as ValueReport;
    expect(waste).toMatchObject([{ currency: 'USD', standing: 45_000, accounts: 1 }]);
  });
});
