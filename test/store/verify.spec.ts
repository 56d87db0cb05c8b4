import { beforeEach, describe, expect, it } from '@jest/globals';
import { done } from '../../src/lifecycle/decide';
import { digestOf } from '../../src/policy/digest';
import { Approval, Execution, WorkUnit } from '../../src/store/entities';
import { PolicyStore } from '../../src/store/policy.store';
import { isClean, report, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { ana, claimed, engineOn, newAccount, paused, resumed, seatsBecome } from '../support/store';

const database = useDatabase();
const sql = (statement: string) => database.db.query<unknown>(statement);

/** Two accounts with a past: facts, answers, a withdrawn question, an action that was approved and one by rule. */
beforeEach(async () => {
  const { store, effects } = engineOn(database.db, database);
  await store.open(newAccount('acme'), ana);
  await store.open(newAccount('globex'), ana);
  await store.change('acme', seatsBecome(500), ana);
  await store.change('acme', paused, ana);
  await store.change('acme', resumed, ana);
  const reading = await claimed(effects, 'readDocuments');
  await store.settle(reading, done('readDocuments', { upTo: 2, anchors: {}, changed: true }));
  await new PolicyStore(database.db).active();
  await database.db.getRepository(WorkUnit).insert([mail, note]);
  await database.db.getRepository(Approval).insert(approval);
  await database.db.getRepository(Execution).insert(sent);
});

const findings = async () => {
  const results = await verify(database.db);
  return results.flatMap(({ violations }) => violations);
};

describe('the verification', () => {
  it('finds nothing where nothing is wrong, and says how much it looked at', async () => {
    const results = await verify(database.db);
    expect(results.flatMap(({ violations }) => violations)).toEqual([]);
    expect(isClean(results)).toBe(true);
    for (const { checked, promise } of results)
      expect({ promise, some: checked > 0 }).toEqual({ promise, some: promise !== UNUSED });
    expect(report(results)).toContain('1 outward actions: 1 with exactly one valid approval or auto rule, 0 without');
    expect(report(results)).toMatch(/6 checked +0 violations +every event is in the journal exactly once/);
  });

  it.each([
    ['a lost entry', `DELETE FROM journal WHERE account_id = 'acme' AND seq = 2`, 'entry 2 has the sequence number 3'],
    [
      'a lost last entry',
      `DELETE FROM journal WHERE account_id = 'acme' AND seq = 5`,
      'at version 5, its journal at 4',
    ],
    [
      'a rewritten entry',
      `UPDATE journal SET actor = 'mallory' WHERE account_id = 'acme' AND seq = 3`,
      'entry 3: the chain is broken',
    ],
    [
      'a rewritten payload',
      `UPDATE journal SET payload = '{"contract": {"seats": 900}}' WHERE account_id = 'acme' AND seq = 2`,
      'entry 2: the payload was changed',
    ],
    [
      'a chain cut at its end',
      `UPDATE account SET journal_hash = 'x' WHERE id = 'acme'`,
      'does not know the end of its chain',
    ],
    [
      'a snapshot changed by hand',
      `UPDATE account SET snapshot = jsonb_set(snapshot, '{context,rounds}', '2') WHERE id = 'acme'`,
      'the stored snapshot is another one',
    ],
    [
      'a listed column changed by hand',
      `UPDATE account SET phase = 'churned' WHERE id = 'acme'`,
      'phase is not "diagnostic"',
    ],
    ['a lost effect', `DELETE FROM effect WHERE kind = 'perform' AND account_id = 'acme'`, 'perform holdActions of 3:'],
    [
      'an effect nobody asked for',
      `INSERT INTO effect (account_id, seq, n, kind, name, input, due_at, status)
       VALUES ('acme', 2, 7, 'perform', 'alert', '{}', now(), 'pending')`,
      'perform alert of 2:7 was asked for by nobody',
    ],
    [
      'work that is waited for and was set aside',
      `UPDATE effect SET status = 'quarantined' WHERE account_id = 'globex' AND name = 'readDocuments'`,
      'the account waits for readDocuments, which is not at work',
    ],
    [
      'a question that should have been withdrawn',
      `UPDATE effect SET status = 'pending' WHERE account_id = 'acme' AND seq = 1 AND status = 'withdrawn'`,
      'is open, but no longer wanted',
    ],
    [
      'work in the hands of nobody',
      `UPDATE effect SET status = 'running' WHERE account_id = 'globex' AND name = 'readDocuments'`,
      'readDocuments of 1:1 is at work for nobody',
    ],
    [
      'an account that nothing will wake',
      `UPDATE effect SET status = 'withdrawn' WHERE account_id = 'globex'`,
      'nothing will ever wake it in handoffAudit.auditing',
    ],
    [
      'work settled without an answer',
      `UPDATE effect SET status = 'done' WHERE account_id = 'globex' AND name = 'readDocuments'`,
      'is settled, but was answered 0 times',
    ],
    [
      'an answer whose effect goes on',
      `UPDATE effect SET status = 'pending' WHERE account_id = 'acme' AND name = 'readDocuments' AND status = 'done'`,
      'was answered, but is not settled',
    ],
    [
      'an action without its approval',
      `UPDATE approval SET status = 'rejected'`,
      'send_email wu1 traces to 0 approvals',
    ],
    [
      'an action other than the approved one',
      `UPDATE work_unit SET payload = '{"to": "everybody"}' WHERE id = 'wu1'`,
      'send_email wu1 is not what was approved',
    ],
    [
      'an action by no rule',
      `UPDATE work_unit SET rule = NULL WHERE id = 'wu2'`,
      'log_crm_note wu2 ran by no named rule',
    ],
    [
      'an action by a rule that its policy does not have',
      `UPDATE work_unit SET rule = 'anything_goes' WHERE id = 'wu2'`,
      'wu2 ran by anything_goes, which is no auto rule of policy 1',
    ],
    [
      'an action by a rule that asks for a person',
      `UPDATE work_unit SET rule = 'customer_reads_it' WHERE id = 'wu2'`,
      'wu2 ran by customer_reads_it, which is no auto rule of policy 1',
    ],
    [
      'an action under a policy that never ruled',
      `UPDATE work_unit SET policy_version = 7 WHERE id = 'wu2'`,
      'which is no auto rule of policy 7',
    ],
    [
      'an action approved by its author',
      `UPDATE approval SET author = 'Ana@vendor.example'`,
      'approval ap1 was given by Ana@vendor.example, who wrote or edited it, and left for email',
    ],
    [
      'an action approved by one of two people',
      `UPDATE approval SET needs = 2`,
      'approval ap1 has the word of 1 of 2 people',
    ],
    [
      'an action approved twice by one person instead of by two',
      `UPDATE approval SET needs = 2, decisions = decisions || decisions`,
      'approval ap1 has the word of 1 of 2 people',
    ],
    [
      'an action whose approval was about earlier words',
      `UPDATE approval SET decisions = jsonb_set(decisions, '{0,digest}', '"sha256:earlier"')`,
      'approval ap1 has the word of 0 of 1 people',
    ],
    [
      'an action approved too late',
      `UPDATE approval SET expires_at = '2026-11-24T09:00:00Z'`,
      'approval ap1 was given after it had expired',
    ],
    [
      'an action with two approvals',
      `INSERT INTO approval (account_id, id, subject_kind, subject_id, digest, payload, tier, rule, policy_version, author, status, expires_at)
       SELECT account_id, 'ap2', subject_kind, subject_id, digest, payload, tier, rule, policy_version, author, status, expires_at FROM approval`,
      'send_email wu1 traces to 2 approvals',
    ],
    [
      'a blocked action that ran',
      `UPDATE work_unit SET tier = 'blocked' WHERE id = 'wu2'`,
      'wu2 ran although it is blocked',
    ],
    [
      'a mail that left without its approval',
      `UPDATE approval SET status = 'expired'`,
      'send_email wu1 traces to 0 approvals, and left for email',
    ],
    [
      'a mail that left with other words',
      `UPDATE execution SET digest = 'sha256:other'`,
      'wu1 left for email with other words',
    ],
    [
      'a mail that nobody proposed',
      `INSERT INTO execution (account_id, work_unit, system, digest, status) VALUES ('acme', 'wu9', 'email', 'd', 'done')`,
      'wu9 left for email, and nobody proposed it',
    ],
    [
      'an approval nobody awaits',
      `INSERT INTO approval (account_id, id, subject_kind, subject_id, digest, payload, tier, rule, policy_version, author, status, expires_at)
       VALUES ('acme', 'ap9', 'renewal_brief', 'brief', 'd', '{}', 'approval_required', 'briefs', 1, 'agent', 'open', now())`,
      'approval ap9 of brief is open, but not awaited',
    ],
    [
      'entries of an account that is gone',
      `DELETE FROM account WHERE id = 'globex'`,
      'rows of journal belong to no account',
    ],
  ])('finds %s', async (_, deed, violation) => {
    await sql(deed);
    expect((await findings()).join('\n')).toContain(violation);
  });

  it('finds an answer that was taken although nobody waited for it', async () => {
    const { store, effects } = engineOn(database.db, database);
    await store.change('globex', seatsBecome(1), ana);
    const reading = await claimed(effects, 'readDocuments', 'globex');
    await store.settle(reading, done('readDocuments', { upTo: 1, anchors: {}, changed: true }));
    // The answer of entry 3 is made to name an effect that entry 2 never asked for.
    await sql(`UPDATE journal SET event_id = 'answer:2:0' WHERE account_id = 'globex' AND seq = 3`);
    expect((await findings()).join('\n')).toContain('(answer:2:0) answers what nobody waited for');
  });

  it('counts the actions that left without leave', async () => {
    await sql(`UPDATE approval SET status = 'expired'`);
    expect(report(await verify(database.db))).toContain(
      '1 outward actions: 0 with exactly one valid approval or auto rule, 1 without',
    );
  });

  it('still holds where a payload was erased behind a checkpoint, and says so where it was erased without one', async () => {
    await sql(`UPDATE journal SET payload = NULL WHERE account_id = 'acme' AND seq = 2`);
    expect(await findings()).toEqual([expect.stringContaining('Entry 2 of account acme was erased')]);
  });
});

/** No draft is awaited in this past. */
const UNUSED = 'a draft has an open approval exactly while the account awaits it';
const common = { accountId: 'acme', trigger: {}, owner: 'human' as const, status: 'done' as const, policyVersion: 1 };
const payload = { to: 'rita@customer.example' };
const mail = {
  ...common,
  id: 'wu1',
  kind: 'send_email',
  cause: 'a',
  tier: 'approval_required' as const,
  rule: 'mail',
  payload,
};
const sent = {
  accountId: 'acme',
  workUnit: 'wu1',
  system: 'email',
  digest: digestOf(payload),
  status: 'done' as const,
  attempts: 1,
  mayHaveArrived: true,
};
const note = {
  ...common,
  id: 'wu2',
  kind: 'log_crm_note',
  cause: 'b',
  tier: 'auto' as const,
  rule: 'internal_note_or_reminder',
  payload: {},
};
const approval = {
  accountId: 'acme',
  id: 'ap1',
  subjectKind: 'send_email',
  subjectId: 'wu1',
  digest: digestOf(payload),
  payload,
  tier: 'approval_required' as const,
  rule: 'mail',
  policyVersion: 1,
  author: 'agent',
  status: 'approved' as const,
  decisions: [
    {
      by: 'ana@vendor.example',
      verb: 'approve' as const,
      at: '2026-11-24T10:00:00Z',
      reason: null,
      digest: digestOf(payload),
    },
  ],
  decidedAt: new Date('2026-11-24T10:00:00Z'),
  expiresAt: new Date('2027-01-01T00:00:00Z'),
};
