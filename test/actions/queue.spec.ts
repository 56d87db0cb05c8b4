import { beforeEach, describe, expect, it } from '@jest/globals';
import { holdAccount } from '../../src/actions/account-standing';
import { causeOf } from '../../src/actions/cause';
import { PersonRow, PromiseRow, ScoreHistory, TicketRow } from '../../src/store/entities';
import { useDatabase } from '../support/database';
import { ana, newAccount, paused, resumed } from '../support/store';
import { actingOn, csm, internalStep, mitigationPlan, supervisor, type Acting } from './acting';

const database = useDatabase();
let acting: Acting;
beforeEach(() => {
  acting = actingOn(database.db, database);
});

const opened = async (id: string, { arr = 60_000, currency = 'USD' }: { arr?: number; currency?: string } = {}) => {
  const account = newAccount(id);
  await acting.store.open({ ...account, currency, contract: { ...account.contract, arr } }, ana);
};
const measured = async (id: string, findings: string[], score: number | null = 40, hardRed: string[] = []) => {
  await acting.send(id, { type: 'signals.measured', risk: { score, hardRed }, findings });
  await acting.perform();
};
const queue = async (query: Partial<Parameters<Acting['actions']['find']>[0]> = {}) =>
  (await acting.actions.find({ limit: 50, ...query })).items;
const championOf = (accountId: string, more: Partial<PersonRow> = {}) =>
  database.db.manager.insert(PersonRow, {
    accountId,
    n: 1,
    name: 'Joe',
    email: 'joe@customer.example',
    side: 'customer',
    role: 'champion',
    sentiment: 'unknown',
    resolved: true,
    ...more,
  });
const brief = async () => (await queue()).map(({ cause, kind, tier }) => [cause, kind, tier]);

describe('the news that there is no success plan by day 30', () => {
  it('is taken back as soon as one is accepted, before anything is scored again', async () => {
    await acting.atRisk('acme', { score: 20 });
    await acting.perform();
    const overdue = {
      id: 'wu_1',
      kind: 'post_slack',
      cause: causeOf.alert('success_plan_overdue', []),
      trigger: {},
    } as const;
    const payload = { title: 'No accepted success plan by day 30', text: '', recipients: [] };
    await database.db.transaction(async (tx) =>
      acting.workUnits.propose(tx, await holdAccount(tx, 'acme'), { ...overdue, payload, assignee: null }),
    );
    const told = async () =>
      (await acting.unitsOf('acme')).filter(({ id }) => id === 'wu_1').map(({ status }) => status);
    await acting.perform();
    expect(await told()).toEqual(['executing']);
    await acting.drafted('acme', { ...mitigationPlan('acme', []), kind: 'success_plan' }, 'sp_1');
    expect(await acting.stateOf('acme')).toBe('velocityMonitoring');
    await acting.perform();
    expect(await told()).toEqual(['superseded']);
  });
});

describe('what rescoring finds', () => {
  it.each([
    ['muda', 'reassign_licences', 'auto'],
    ['mura', 'run_enablement', 'auto'],
    ['muri', 'schedule_meeting', 'approval_required'],
    ['expansion', 'open_expansion_opportunity', 'approval_required'],
  ])('%s calls for %s, which is %s', async (finding, kind, tier) => {
    await opened('acme');
    await database.db.query(`UPDATE account SET health_band = 'green'`);
    await measured('acme', [finding]);
    expect(await brief()).toEqual([[`finding:${finding}`, kind, tier]]);
  });

  it('is at once a to-do of the CSM where nothing of it leaves the house', async () => {
    await opened('acme');
    await measured('acme', ['muda', 'mura']);
    expect(await acting.approvalsOf('acme')).toEqual([]);
    const mine = { status: 'executing', rule: 'internal_preparation', owner: 'both', assignee: 'ana@vendor.example' };
    expect(await queue()).toMatchObject([mine, mine]);
  });

  it('is proposed once while it lasts, and withdrawn when it is gone', async () => {
    await opened('acme');
    await measured('acme', ['muri']);
    await measured('acme', ['muri', 'mura']);
    expect((await brief()).map(([cause]) => cause).sort()).toEqual(['finding:mura', 'finding:muri']);
    await measured('acme', ['mura']);
    expect((await brief()).map(([cause]) => cause)).toEqual(['finding:mura']);
    expect((await acting.approvalsOf('acme')).map(({ status }) => status)).toEqual(['superseded']);
  });

  it('carries its figures', async () => {
    await opened('acme');
    const waste = { muda: { value: 0.75, unusedSeats: 300, annualCost: 45_000, currency: 'USD' } };
    await database.db.manager.insert(ScoreHistory, {
      accountId: 'acme',
      asOf: '2026-11-24',
      scores: { waste },
      signals: {},
    });
    await measured('acme', ['muda']);
    expect(await queue()).toMatchObject([{ payload: { unusedSeats: 300, annualCost: 45_000, currency: 'USD' } }]);
    expect((await queue())[0]?.text).toContain('300 seats are paid and not used: 45,000 USD a year.');
  });

  it('names the weeks and the teams that make adoption erratic', async () => {
    await opened('acme');
    await database.db.query(
      `INSERT INTO usage_daily (account_id, date, active_users, groups)
       SELECT 'acme', day::date, 5 + branches, jsonb_build_object('office', 5, 'branches', branches)
         FROM generate_series('2026-08-31'::date, '2026-11-22', '1 day') AS day,
              LATERAL (SELECT CASE WHEN day::date BETWEEN '2026-10-05' AND '2026-10-11' THEN 0 ELSE 40 END AS branches) AS b`,
    );
    await measured('acme', ['mura']);
    expect(await queue()).toMatchObject([{ kind: 'run_enablement', payload: { groups: ['branches'] } }]);
    expect((await queue())[0]?.text).toContain('fell short in the weeks from 5\u00a0Oct\u00a02026');
  });

  it('warns of support load that meets a renewal', async () => {
    const account = newAccount('acme');
    await acting.store.open({ ...account, contract: { ...account.contract, renewalDate: '2027-01-15' } }, ana);
    await measured('acme', ['muri']);
    const meeting = (await queue()).find(({ kind }) => kind === 'schedule_meeting');
    expect(meeting?.text).toContain('The renewal is close: 15\u00a0Jan\u00a02027');
  });

  it('invites the champion, where one can be reached', async () => {
    await opened('acme');
    await championOf('acme', { hasLeft: true });
    await measured('acme', ['muri']);
    expect(await acting.approvalsOf('acme')).toMatchObject([{ payload: { recipients: [] } }]);
    await opened('apex');
    await championOf('apex');
    await measured('apex', ['muri']);
    expect(await acting.approvalsOf('apex')).toMatchObject([
      { payload: { recipients: [{ name: 'Joe', email: 'joe@customer.example' }] } },
    ]);
  });

  it('is not brought up again for a month after somebody refused it', async () => {
    await opened('acme');
    await measured('acme', ['muri']);
    const [approval] = await acting.approvalsOf('acme');
    await acting.approvals.reject(approval!.id, 'not_needed', null, csm);
    await measured('acme', ['muri']);
    expect(await queue()).toEqual([]);
    await database.db.query(`UPDATE work_unit SET updated_at = updated_at - interval '31 days'`);
    await measured('acme', ['muri']);
    expect(await brief()).toHaveLength(1);
  });

  it('a person has allowed stays theirs when the finding is gone', async () => {
    await opened('acme');
    await championOf('acme');
    await measured('acme', ['muri']);
    const [approval] = await acting.approvalsOf('acme');
    await acting.approvals.approve(approval!.id, approval!.digest, csm);
    await measured('acme', []);
    expect(await queue()).toMatchObject([{ cause: 'finding:muri', status: 'executing' }]);
  });
});

describe('a policy', () => {
  const block = 'rules:\n  - { id: no_meetings, when: { kind: [schedule_meeting] }, tier: blocked }\n';

  it('that blocks a kind leaves nothing to decide; one that allows it again asks a person again', async () => {
    await opened('acme');
    await measured('acme', ['muri']);
    const { document } = await acting.policy.current();
    await acting.policy.switchOn(document.replace('rules:\n', block), supervisor);
    expect(await queue()).toMatchObject([{ status: 'blocked', rule: 'no_meetings' }]);
    await acting.policy.switchOn(document, supervisor);
    expect(await queue()).toMatchObject([{ status: 'awaiting_approval', policyVersion: 3 }]);
    expect((await acting.approvalsOf('acme')).map(({ status }) => status)).toEqual(['superseded', 'open']);
  });

  it('is asked again when an allowed action begins: what was allowed before a pause may be blocked after it', async () => {
    await opened('acme');
    await championOf('acme');
    await measured('acme', ['muri']);
    await acting.send('acme', paused);
    await acting.perform();
    const [approval] = await acting.approvalsOf('acme');
    await acting.approvals.approve(approval!.id, approval!.digest, csm);
    expect(await queue()).toMatchObject([{ status: 'approved', held: true }]);
    const { document } = await acting.policy.current();
    await acting.policy.switchOn(document.replace('rules:\n', block), supervisor);
    await acting.send('acme', resumed);
    await acting.perform();
    expect(await queue()).toMatchObject([{ status: 'blocked', held: false }]);
  });
});

describe('a hard red', () => {
  it('tells the supervisor at once and asks whether to escalate', async () => {
    await opened('acme');
    await measured('acme', ['muda'], 40, ['champion_left']);
    expect(await brief()).toEqual(
      expect.arrayContaining([
        ['alert:hard_red:champion_left', 'post_slack', 'auto'],
        ['hard_red:champion_left', 'escalate', 'approval_required'],
      ]),
    );
    const escalation = (await acting.approvalsOf('acme')).find(({ subjectKind }) => subjectKind === 'escalate');
    await expect(acting.approvals.approve(escalation!.id, escalation!.digest, csm)).rejects.toThrow('supervisor');
    await acting.approvals.approve(escalation!.id, escalation!.digest, supervisor);
  });

  it('says which ticket it is about and since when, to whoever is told and whoever decides', async () => {
    await opened('acme');
    const ticket = { accountId: 'acme', id: 'T-23', openedOn: '2026-10-28', priority: 'P1' as const };
    await database.db.manager.insert(TicketRow, ticket);
    await measured('acme', ['hard_red'], 60, ['p1_open']);
    const texts = (await queue()).filter(({ cause }) => /^(alert|hard_red):/.test(cause)).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain('Ticket T-23 has been open since 28\u00a0Oct\u00a02026.');
  });
});

describe('what was told of an account', () => {
  it('names the signal, and is withdrawn when it is no longer so', async () => {
    await opened('acme');
    await measured('acme', [], 60, ['champion_left']);
    const told = async () => (await queue()).filter(({ cause }) => cause.startsWith('alert:'));
    expect(await told()).toMatchObject([{ payload: { title: expect.stringContaining('the champion has left') } }]);
    await measured('acme', ['muda'], 20);
    expect(await told()).toEqual([]);
  });
});

describe('the work of a renewal that is due', () => {
  it('says what is to be done, and is the CSM’s without asking anybody', async () => {
    const account = newAccount('acme');
    await acting.store.open({ ...account, contract: { ...account.contract, renewalDate: '2026-12-01' } }, ana);
    await acting.perform();
    const due = (await queue()).filter(({ cause }) => cause.startsWith('milestone:'));
    expect(due).toHaveLength(6);
    for (const { tier, payload } of due)
      expect({ tier, payload }).toMatchObject({ tier: 'auto', payload: { text: expect.stringMatching(/\w+ .*[.]$/) } });
  });
});

describe('an open promise', () => {
  it('is asked about until it is settled', async () => {
    await opened('acme');
    const promise = {
      accountId: 'acme',
      id: 'p1',
      promise: 'Sam Lee promised Joe Roth on 2026-03-02: SSO by March, at no extra cost',
      why: null,
      status: 'open' as const,
      evidence: [],
    };
    await database.db.manager.insert(PromiseRow, promise);
    await measured('acme', ['muda']);
    expect(await brief()).toContainEqual(['promise:p1', 'ask_human', 'auto']);
    await database.db.manager.update(PromiseRow, { id: 'p1' }, { status: 'met' });
    await measured('acme', ['muda']);
    expect((await brief()).map(([cause]) => cause)).toEqual(['finding:muda']);
  });
});

describe('the due work of a renewal', () => {
  const renewing = async () => {
    const account = newAccount('acme');
    await acting.store.open({ ...account, contract: { ...account.contract, renewalDate: '2027-01-15' } }, ana);
    await measured('acme', ['muda'], 40, ['champion_left']);
  };
  const recorded = async (outcome: 'renewed' | 'churned') => {
    await acting.send('acme', { type: 'renewal.recorded', outcome, contract: null, by: 'ana@vendor.example' });
    await acting.perform();
  };
  const causes = async () => (await brief()).map(([cause]) => cause);

  it('is proposed with its date, and over with its term', async () => {
    await renewing();
    expect(await queue()).toContainEqual(
      expect.objectContaining({ cause: 'milestone:1:stakeholder_audit', kind: 'create_crm_task', dueOn: '2026-10-17' }),
    );
    await recorded('renewed');
    expect((await causes()).filter((cause) => cause?.startsWith('milestone:1:'))).toEqual([]);
    expect(await causes()).toContain('finding:muda');
  });

  it('is over like everything else when the customer leaves', async () => {
    await renewing();
    await recorded('churned');
    expect((await causes()).filter((cause) => /^(milestone|finding|hard_red):/.test(cause ?? ''))).toEqual([]);
  });
});

describe('a question of the account', () => {
  const asking = async () => {
    await opened('acme');
    await acting.answer('acme', 'readDocuments', {
      upTo: 1,
      anchors: { champion: 'missing', arr: 'vague' },
      changed: true,
    });
    for (const _round of [1, 2, 3]) await acting.answer('acme', 'fetchAnchors', { found: 0 });
    await acting.perform();
  };

  it('names what is missing to the CSM and the account executive, and is closed with the wait', async () => {
    await asking();
    expect(await queue()).toMatchObject([
      {
        kind: 'ask_human',
        cause: 'question:missing_anchors',
        status: 'executing',
        owner: 'human',
        assignee: 'ana@vendor.example',
        payload: { missing: ['arr', 'champion'] },
      },
    ]);
    await acting.send('acme', { type: 'documents.added', documents: ['d2'] });
    await acting.perform();
    expect(await queue()).toEqual([]);
  });

  it('is asked once, however often the effect is performed', async () => {
    await opened('acme');
    await acting.answer('acme', 'readDocuments', { upTo: 1, anchors: { champion: 'missing' }, changed: true });
    for (const _round of [1, 2, 3]) await acting.answer('acme', 'fetchAnchors', { found: 0 });
    await acting.perform({ again: true });
    expect(await queue()).toHaveLength(1);
  });

  it('asked again after a pause takes the place of the earlier one', async () => {
    await asking();
    const [first] = await queue();
    await acting.send('acme', paused);
    await acting.send('acme', resumed);
    await acting.perform();
    const [second, ...others] = await queue();
    expect(others).toEqual([]);
    expect(second).toMatchObject({ cause: 'question:missing_anchors', held: false });
    expect(second?.id).not.toBe(first?.id);
  });
});

describe('the queue', () => {
  async function pageByPage(): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const next = await acting.actions.find({ limit: 2, cursor });
      ids.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    }
    return ids;
  }

  it('is ordered by rank in base currency; without a rate an action stands behind, of unknown risk last', async () => {
    await opened('small', { arr: 10_000 });
    await opened('large', { arr: 90_000 });
    await opened('euro', { arr: 85_000, currency: 'EUR' });
    await opened('rateless', { arr: 900_000, currency: 'XAU' });
    await opened('unknown', { arr: 900_000 });
    for (const id of ['small', 'large', 'euro', 'rateless']) await measured(id, ['muda']);
    await measured('unknown', ['muda'], null);
    const all = await queue();
    expect(all.map(({ accountId }) => accountId)).toEqual(['euro', 'large', 'small', 'rateless', 'unknown']);
    expect(all[1]).toMatchObject({
      priority: expect.any(Number),
      rank: expect.any(Number),
      factors: { exposure: 36_000, exposureKind: 'arr_at_risk', effect: 0.2, missing: [] },
    });
    expect(all[3]).toMatchObject({ rank: null, factors: { missing: ['exchangeRate'] } });

    expect(await pageByPage()).toEqual(all.map(({ id }) => id));
  });

  it('has of those that rank alike the one that is due first in front, page by page, and those without a date behind', async () => {
    const days = ['2026-12-20', '2026-12-03', '2026-11-10', '2026-12-04', '2026-12-03'];
    await acting.executing(
      'acme',
      days.map((dueOn) => ({ ...internalStep, dueOn })),
    );
    const [first] = await queue();
    await database.db.query('UPDATE work_unit SET due_on = NULL WHERE id = $1', [first!.id]);
    const left = (await queue()).map(({ dueOn }) => dueOn);
    expect(left).toEqual([...left.filter((dueOn) => dueOn !== null).sort(), null]);
    expect(await pageByPage()).toEqual((await queue()).map(({ id }) => id));
  });

  it('is ranked again when the risk moves', async () => {
    await opened('acme');
    await measured('acme', ['muda'], 20);
    const [before] = await queue();
    await measured('acme', ['muda'], 45);
    const [after] = await queue();
    expect(after!.rank!).toBeGreaterThan(before!.rank!);
  });

  it('shows one account, by our id or by that of its source, one status or one tier', async () => {
    await opened('acme');
    await opened('globex');
    await measured('acme', ['muri']);
    await measured('globex', ['mura']);
    expect(await queue({ accountId: 'acme' })).toMatchObject([{ cause: 'finding:muri' }]);
    expect(await queue({ accountId: 'ext:crm-globex' })).toMatchObject([{ cause: 'finding:mura' }]);
    expect(await queue({ tier: 'auto' })).toMatchObject([{ cause: 'finding:mura' }]);
    expect(await queue({ status: 'done' })).toEqual([]);
  });
});
