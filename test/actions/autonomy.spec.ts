import { beforeEach, describe, expect, it } from '@jest/globals';
import { ActionNotCarriedOut } from '../../src/actions/action.errors';
import { NotEarned, NotRunningByItself } from '../../src/actions/autonomy/autonomy.errors';
import { standingOf } from '../../src/actions/account-standing';
import { AccountRow, ContactRow, PolicyVersion, WorkUnit } from '../../src/store/entities';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';
import { actingOn, csm, mailToCustomer, supervisor, type Acting } from './acting';

const database = useDatabase();
const mails = { kind: 'send_email', rule: 'customer_reads_it' } as const;
/** So few that a test can make them. */
const FEW = 4;

let acting: Acting;
beforeEach(async () => {
  acting = actingOn(database.db, database);
  const account = newAccount('acme');
  await acting.store.open({ ...account, currency: 'USD', contract: { ...account.contract, arr: 20_000 } }, ana);
  await acting.send('acme', { type: 'signals.measured', risk: { score: 10, hardRed: [] }, findings: [] });
  const joe = { accountId: 'acme', n: 1, name: 'Joe', email: 'joe@customer.example', source: 'crm' };
  await database.db.manager.insert(ContactRow, joe);
  const { document } = await acting.policy.current();
  await acting.policy.switchOn(document.replace('lowerBound: 0.9', 'lowerBound: 0.5'), supervisor);
});

let proposed = 0;
async function propose(): Promise<WorkUnit> {
  proposed += 1;
  const { title, detail: text, recipients } = mailToCustomer;
  const unit = await database.db.transaction(async (tx) => {
    const row = await tx.findOneByOrFail(AccountRow, { id: 'acme' });
    const payload = { title, text, recipients };
    const cause = `plan:a test:${proposed}` as const;
    const given = { id: `wu_${proposed}`, kind: mails.kind, cause, trigger: {}, payload, assignee: null };
    return acting.workUnits.propose(tx, standingOf(row), given);
  });
  if (!unit) throw new Error('The same mail was proposed before');
  return unit;
}

async function decided(verb: 'approve' | 'edit' | 'reject'): Promise<WorkUnit> {
  const unit = await propose();
  const { approvals } = acting;
  const approval = (await acting.approvalsOf('acme')).find(({ subjectId }) => subjectId === unit.id);
  if (!approval) throw new Error(`Nobody is asked about ${unit.id}`);
  const { id, digest, payload } = approval;
  if (verb === 'reject') await approvals.reject(id, 'wrong_tone', null, csm);
  if (verb === 'approve') await approvals.approve(id, digest, csm);
  if (verb === 'edit') {
    const edited = await approvals.edit(id, digest, { ...payload, text: 'Shall we talk?' }, csm);
    await approvals.approve(id, edited.digest, supervisor);
  }
  return database.db.manager.findOneByOrFail(WorkUnit, { id: unit.id });
}

async function passUnedited(times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await decided('approve');
}
const record = async () => (await acting.autonomy.find()).find(({ kind }) => kind === mails.kind);

describe('a kind of action that people decide on', () => {
  it('shows how they decided, and what is missing for it to run by itself', async () => {
    expect(await acting.autonomy.find()).toEqual([]);
    await passUnedited(2);
    await decided('edit');
    await decided('reject');
    expect(await record()).toMatchObject({
      ...mails,
      policyVersion: 2,
      tier: 'approval_required',
      suggestion: null,
      decisions: 4,
      unedited: 2,
      edited: 1,
      rejected: 1,
      badOutcomes: 0,
      share: 0.5,
      threshold: 0.5,
      approvalsToEarn: 7,
    });
    await expect(acting.autonomy.raise(mails, supervisor)).rejects.toThrow(NotEarned);
  });

  it('runs by itself once it has earned it and a supervisor says so, and asks again when one says so', async () => {
    await passUnedited(FEW);
    expect(await record()).toMatchObject({ suggestion: 'raise', earned: true });
    expect(await propose()).toMatchObject({ tier: 'approval_required' });
    await acting.autonomy.raise(mails, supervisor);
    expect(await propose()).toMatchObject({ tier: 'auto', rule: 'earned_send_email_by_customer_reads_it' });
    expect(await record()).toMatchObject({ tier: 'auto', suggestion: null });
    await acting.autonomy.lower(mails, supervisor);
    expect(await propose()).toMatchObject({ tier: 'approval_required' });
    await expect(acting.autonomy.lower(mails, supervisor)).rejects.toThrow(NotRunningByItself);
  });

  it('asks a person again by itself after the first harm, and cannot earn it back while that counts', async () => {
    await passUnedited(FEW);
    await acting.autonomy.raise(mails, supervisor);
    const { id } = await propose();
    await acting.actions.end(id, 'done', 'sent', csm);
    await acting.actions.harm(id, 'The customer had asked for silence', csm);

    const newest = await database.db.manager.find(PolicyVersion, { order: { version: 'DESC' }, take: 1 });
    expect(newest).toMatchObject([{ putBy: 'agent' }]);
    expect(await propose()).toMatchObject({ tier: 'approval_required', rule: 'customer_reads_it' });
    expect(await record()).toMatchObject({ badOutcomes: 1, byRule: 1, suggestion: null, approvalsToEarn: null });
    await expect(acting.autonomy.raise(mails, supervisor)).rejects.toThrow('a bad outcome is on record');
    const told = (await acting.unitsOf('acme')).find(({ cause }) => cause.startsWith('autonomy:'));
    expect(told).toMatchObject({ kind: 'post_slack', tier: 'auto', trigger: { action: id } });

    await database.db.query(`UPDATE work_unit SET updated_at = updated_at - interval '200 days'`);
    await database.db.query(`UPDATE approval SET decided_at = decided_at - interval '200 days'`);
    expect(await record()).toBeUndefined();
  });

  it('loses nothing by harm that an action did which a person had allowed, but is not suggested', async () => {
    const approved = await decided('approve');
    await passUnedited(FEW);
    const before = (await acting.policy.current()).version;
    await acting.actions.end(approved.id, 'failed', 'It bounced', csm);
    expect((await acting.policy.current()).version).toBe(before);
    expect(await record()).toMatchObject({ badOutcomes: 1, suggestion: null });
  });

  it('can have done harm only when it was carried out', async () => {
    const { id } = await propose();
    await expect(acting.actions.harm(id, 'x', csm)).rejects.toThrow(ActionNotCarriedOut);
  });
});
