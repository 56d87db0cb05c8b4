import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ArtifactContent } from '../../src/evidence/drafting/artifact.types';
import { KpiReading, ReadingRow, WorkUnit } from '../../src/store/entities';
import { actingOn, csm, mitigationPlan, supervisor, type Acting } from '../actions/acting';
import { plantFacts } from '../bench/customer-base';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';
import { rescoringOn, type Rescoring } from './rescoring';

const TODAY = '2026-11-24';
Logger.overrideLogger(false);
const database = useDatabase();
let acting: Acting;
let rescoring: Rescoring;

beforeEach(() => {
  acting = actingOn(database.db, database);
  rescoring = rescoringOn(database.db, { ...database });
});

const night = async (asOf: string) => {
  await rescoring.runs.planNight(asOf);
  await rescoring.worker.wake();
  await acting.perform();
};
const queue = async () => (await acting.actions.find({ limit: 200 })).items;
const journal = () =>
  database.db.query<{ id: string; seq: number }[]>(`SELECT id, version AS seq FROM account ORDER BY id`);

describe('the queue after a night', () => {
  const ids = Array.from({ length: 8 }, (_, n) => `account-${n}`);
  beforeEach(async () => {
    for (const id of ids) await acting.store.open({ ...newAccount(id), customerSince: '2026-01-10' }, ana);
    await plantFacts(database.db, { days: 100, asOf: '2026-11-27' });
    // A hard red is ranked also where too little is known for a score.
    await database.db.query(
      `INSERT INTO ticket (account_id, id, opened_on, priority) SELECT id, 'p1', '2026-11-20', 'P1' FROM account`,
    );
    await night(TODAY);
  });

  it('follows the calendar, though accounts where nothing changed hear nothing', async () => {
    const [before, entries] = [await queue(), await journal()];
    expect(before.length).toBeGreaterThan(0);
    await night('2026-11-26');
    const silent = (await journal()).filter(({ id, seq }) => entries.find((entry) => entry.id === id)?.seq === seq);
    const after = (await queue()).filter(({ accountId }) => silent.some(({ id }) => id === accountId));
    expect(after.length).toBeGreaterThan(0);
    for (const { id, rank, factors } of after) {
      expect(factors).toMatchObject({ urgency: 0.2616, renewalDate: '2027-09-30' });
      expect(rank).toBeGreaterThan(before.find((action) => action.id === id)!.rank!);
    }
  });

  it('stands as the accounts themselves would have ranked it', async () => {
    await night('2026-11-26');
    const ranked = await database.db.manager.find(WorkUnit, { order: { accountId: 'ASC', id: 'ASC' } });
    await database.db.query(`UPDATE work_unit SET rank = 0, priority = 0, factors = '{}'`);
    for (const id of ids) await rescoring.ranking.renew(database.db.manager, [id], '2026-11-26');
    expect(await database.db.manager.find(WorkUnit, { order: { accountId: 'ASC', id: 'ASC' } })).toEqual(ranked);
  });

  it('is written only where a rank moved', async () => {
    const versions = () =>
      database.db.query<unknown[]>(`SELECT account_id, id, xmin::text FROM work_unit ORDER BY 1, 2`);
    const before = await versions();
    expect(await rescoring.ranking.renew(database.db.manager, ids, TODAY)).toBe(0);
    expect(await versions()).toEqual(before);
    expect(await rescoring.ranking.renew(database.db.manager, ids, '2026-11-26')).toBe(before.length);
  });
});

describe('an objective of the success plan', () => {
  const objective = {
    text: 'Close the month in three days',
    owner: { name: 'Ana', email: 'ana@vendor.example' },
    kpi: { name: 'days to close', unit: 'days', baseline: 9, target: 3 },
    evidence: ['e1'],
  };
  const plan = ArtifactContent.parse({
    ...mitigationPlan('acme', []),
    kind: 'success_plan',
    title: 'Success plan',
    objectives: [
      { ...objective, id: 'o1', dueOn: '2026-11-24' },
      { ...objective, id: 'o2', dueOn: '2026-11-25', kpi: { ...objective.kpi, name: 'errors' } },
    ],
  });
  const slips = async () =>
    (await queue()).filter(({ cause }) => cause.startsWith('objective:')).map(({ trigger }) => trigger);

  beforeEach(async () => {
    await acting.store.open(newAccount('acme'), ana);
    await database.db.manager.insert(ReadingRow, { accountId: 'acme', upTo: 1, by: 'agent', reading: {} });
    await acting.answer('acme', 'readDocuments', { upTo: 1, anchors: {}, changed: true });
    await acting.answer('acme', 'mapStakeholders', { unresolved: 0 });
    await acting.answer('acme', 'checkPainMetric', { painMetric: 'concrete' });
    await acting.answer('acme', 'assessRisk', { score: 20, hardRed: [] });
    await acting.drafted('acme', plan, 'sp_1');
    for (const { id, digest } of await acting.approvalsOf('acme'))
      await acting.approvals.approve(id, digest, supervisor);
  });

  it('is brought up in the night after its date, by the date alone, and each one once', async () => {
    await night(TODAY);
    expect(await slips()).toEqual([]);
    await night('2026-11-25');
    expect(await slips()).toMatchObject([{ objective: 'o1', dueOn: '2026-11-24' }]);
    await night('2026-11-26');
    expect(await slips()).toMatchObject([{ objective: 'o1' }, { objective: 'o2' }]);
    const before = await journal();
    await night('2026-11-27');
    expect(await journal()).toEqual(before);
  });

  it('is called by its own words, and its date is written as people write it', async () => {
    await night('2026-11-25');
    const [slip] = (await queue()).filter(({ cause }) => cause.startsWith('objective:'));
    expect(slip?.payload).toMatchObject({ title: 'acme Ltd: past its date: “Close the month in three days”' });
    expect(slip?.text).toContain('It was due on 24\u00a0Nov\u00a02026.');
  });

  it('is over as soon as its target is read', async () => {
    await night('2026-11-25');
    await database.db.manager.insert(KpiReading, {
      accountId: 'acme',
      criterion: 'days to close',
      on: '2026-11-25',
      value: 3,
    });
    await night('2026-11-26');
    expect(await slips()).toMatchObject([{ objective: 'o2' }]);
  });
});

describe('what done actions were seen to bring', () => {
  const DONE = '2026-10-20';
  /** Accounts with an enablement that was done five weeks ago, and their risk before it and a month after it. */
  const enabled = async (id: string, before: number | null, after: number | null, harm: object | null = null) => {
    await acting.store.open(newAccount(id), ana);
    await acting.send(id, { type: 'signals.measured', risk: { score: 40, hardRed: [] }, findings: ['mura'] });
    await acting.perform();
    const [unit] = await acting.unitsOf(id);
    await acting.actions.end(unit!.id, 'done', 'they came', csm);
    await database.db.query(`UPDATE work_unit SET updated_at = '${DONE}T12:00:00Z', harm = $2 WHERE account_id = $1`, [
      id,
      harm,
    ]);
    await scored(id, '2026-10-18', before);
    await scored(id, '2026-11-17', after);
  };
  const scored = (id: string, asOf: string, value: number | null) =>
    database.db.query(
      `INSERT INTO score_history (account_id, as_of, scores, signals)
       VALUES ($1, $2, jsonb_build_object('risk', jsonb_build_object('value', $3::int, 'version', 'risk/1.0.0')), '{}')`,
      [id, asOf, value],
    );
  const outcomeOf = async (id: string) => (await acting.unitsOf(id))[0]!.outcome;

  it('is written beside each of them, and moves the effect of its kind from the prior', async () => {
    await enabled('better', 61, 48);
    await enabled('worse', 40, 55);
    await enabled('harmed', 61, 30, { by: 'sam' });
    await night(TODAY);
    expect(await outcomeOf('better')).toEqual({ measure: 'risk', from: DONE, before: 61, after: 48, improved: true });
    expect(await outcomeOf('worse')).toMatchObject({ improved: false });
    const { runs } = rescoring;
    expect(await runs.find((await runs.newestDone())!.id)).toMatchObject({
      outcomes: { run_enablement: { done: 3, improved: 1 } },
    });

    await acting.store.open(newAccount('next'), ana);
    await acting.send('next', {
      type: 'signals.measured',
      risk: { score: 50, hardRed: [] },
      findings: ['mura', 'muda'],
    });
    await acting.perform();
    const factorsOf = async (kind: string) => (await queue()).find((action) => action.kind === kind)?.factors;
    expect(await factorsOf('run_enablement')).toMatchObject({ effect: 0.2174, outcomes: { done: 3, improved: 1 } });
    expect(await factorsOf('reassign_licences')).toMatchObject({ effect: 0.2, outcomes: null });
  });

  it('stays unknown where a score is missing, or before 30 days are over', async () => {
    await enabled('unscored', 61, null);
    await enabled('recent', 61, 40);
    await database.db.query(`UPDATE work_unit SET updated_at = '2026-10-25T12:00:00Z' WHERE account_id = 'recent'`);
    await night(TODAY);
    expect([await outcomeOf('unscored'), await outcomeOf('recent')]).toEqual([null, null]);
  });

  it('of a proposed expansion is the revenue', async () => {
    await enabled('acme', 40, 60);
    await database.db.query(`UPDATE work_unit SET kind = 'open_expansion_opportunity'`);
    await database.db.query(`UPDATE journal SET today = '2026-10-01'`);
    await acting.send('acme', { type: 'contract.changed', contract: { arr: 80_000 } });
    await database.db.query(`UPDATE journal SET today = '2026-11-10' WHERE type = 'contract.changed'`);
    await night(TODAY);
    expect(await outcomeOf('acme')).toMatchObject({ measure: 'arr', before: 60_000, after: 80_000, improved: true });
  });
});
