import { beforeEach, describe, expect, it } from '@jest/globals';
import { ActionNotYours } from '../../src/actions/action.errors';
import { type WorkUnit } from '../../src/store/entities';
import { useDatabase } from '../support/database';
import { paused, resumed } from '../support/store';
import { actingOn, csm, internalStep, mailToCustomer, mitigationPlan, supervisor, type Acting } from './acting';

const database = useDatabase();
let acting: Acting;
beforeEach(() => {
  acting = actingOn(database.db, database);
});

const steps = async () => (await acting.unitsOf('acme')).filter(({ draft }) => draft === 'mp_1');
const step = async (kind: string): Promise<WorkUnit> => {
  const found = (await steps()).find((unit) => unit.kind === kind);
  if (!found) throw new Error(`The plan has no ${kind}`);
  return found;
};
const approvalOf = async ({ id }: WorkUnit) => {
  const found = (await acting.approvalsOf('acme')).find(
    ({ subjectId, status }) => subjectId === id && status === 'open',
  );
  if (!found) throw new Error(`${id} has no open approval`);
  return found;
};

describe('an approved plan', () => {
  it('becomes work units, each judged by itself: what a customer reads still needs its own yes', async () => {
    await acting.executing('acme', [internalStep, mailToCustomer]);
    expect(await step('create_crm_task')).toMatchObject({
      tier: 'auto',
      rule: 'internal_note_or_reminder',
      status: 'executing',
      owner: 'human',
      assignee: 'ana@vendor.example',
      dueOn: '2026-12-01',
    });
    expect(await step('send_email')).toMatchObject({ tier: 'approval_required', status: 'awaiting_approval' });
    expect(await approvalOf(await step('send_email'))).toMatchObject({
      subjectKind: 'send_email',
      rule: 'customer_reads_it',
    });
  });

  it('is begun once, however often the account looks at it', async () => {
    await acting.executing('acme', [internalStep, mailToCustomer]);
    const before = await steps();
    await acting.send('acme', paused);
    await acting.perform();
    await acting.send('acme', resumed);
    await acting.run('executeMitigation');
    await acting.perform({ again: true });
    expect((await steps()).map(({ id, status }) => [id, status])).toEqual(before.map(({ id, status }) => [id, status]));
  });

  it('is over for the account when its last work unit ends, and not before', async () => {
    await acting.executing('acme', [internalStep, mailToCustomer]);
    await acting.actions.end((await step('create_crm_task')).id, 'done', 'Her name is Jo', csm);
    expect(await acting.stateOf('acme')).toBe('riskMitigation.executing');

    const mail = await step('send_email');
    const approval = await approvalOf(mail);
    await acting.approvals.approve(approval.id, approval.digest, csm);
    expect(await step('send_email')).toMatchObject({ status: 'executing', owner: 'human' });
    await acting.actions.end(mail.id, 'done', { messageId: '<1@vendor.example>' }, csm);
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
    expect(await acting.eventsOf('acme')).toContain('mitigation.executed');
    expect(await step('send_email')).toMatchObject({
      status: 'done',
      evidence: { by: csm.email, evidence: { messageId: '<1@vendor.example>' } },
    });
  });

  it('goes on without a step that somebody refused', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await acting.approvals.reject((await approvalOf(await step('send_email'))).id, 'wrong_tone', null, csm);
    expect(await step('send_email')).toMatchObject({ status: 'rejected' });
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
  });

  it('goes to the CSM when a step failed', async () => {
    await acting.executing('acme', [internalStep]);
    await acting.actions.end((await step('create_crm_task')).id, 'failed', 'Nobody answers the phone', csm);
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
    expect(await acting.eventsOf('acme')).toContain('mitigation.failed');
  });

  it('goes to the CSM when a new policy blocks a step that still waited for its yes', async () => {
    await acting.executing('acme', [mailToCustomer]);
    const { document } = await acting.policy.current();
    await acting.policy.switchOn(
      document.replace('rules:\n', 'rules:\n  - { id: no_mail, when: { kind: [send_email] }, tier: blocked }\n'),
      supervisor,
    );
    expect(await step('send_email')).toMatchObject({ status: 'blocked', rule: 'no_mail' });
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
  });

  it('stands still while the account is paused, and a fact a person brings in still counts', async () => {
    await acting.executing('acme', [internalStep]);
    await acting.send('acme', paused);
    await acting.perform();
    const held = await step('create_crm_task');
    expect(held).toMatchObject({ held: true, status: 'executing' });
    await acting.actions.end(held.id, 'done', 'It was done before the pause', csm);
    await acting.send('acme', resumed);
    await acting.run('executeMitigation');
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
  });

  it('is halted when the account leaves it: its open steps and their approvals are superseded', async () => {
    await acting.executing('acme', [internalStep, mailToCustomer]);
    const { id } = await approvalOf(await step('send_email'));
    await acting.send('acme', { type: 'transition.forced', to: 'diagnostic', by: 'sam', reason: 'new facts' });
    await acting.perform();
    expect((await steps()).map(({ status }) => status)).toEqual(['superseded', 'superseded']);
    expect((await acting.approvalsOf('acme')).find((approval) => approval.id === id)).toMatchObject({
      status: 'superseded',
    });
  });

  it('that the account has left is not begun after all', async () => {
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme'));
    const [approval] = await acting.approvalsOf('acme');
    await acting.approvals.approve(approval!.id, approval!.digest, supervisor);
    await acting.send('acme', paused);
    await expect(acting.run('executeMitigation')).rejects.toThrow('not due');
    expect(await steps()).toEqual([]);
  });
});

describe('a work unit', () => {
  it('is ended once, by the person who owns it, and only after it was released', async () => {
    await acting.executing('acme', [internalStep, mailToCustomer]);
    const waiting = await step('send_email');
    await expect(acting.actions.end(waiting.id, 'done', 'sent it myself', csm)).rejects.toThrow(ActionNotYours);
    const mine = await step('create_crm_task');
    await acting.actions.end(mine.id, 'done', 'x', csm);
    await expect(acting.actions.end(mine.id, 'done', 'x', csm)).rejects.toThrow(ActionNotYours);
  });

  it('is not approved by the person who edited it', async () => {
    await acting.executing('acme', [mailToCustomer]);
    const { id, digest, payload } = await approvalOf(await step('send_email'));
    const edited = await acting.approvals.edit(id, digest, { ...payload, text: 'Shall we talk on Wednesday?' }, csm);
    await expect(acting.approvals.approve(id, edited.digest, csm)).rejects.toThrow('wrote or edited');
    await acting.approvals.approve(id, edited.digest, supervisor);
    expect(await step('send_email')).toMatchObject({
      payload: { text: 'Shall we talk on Wednesday?' },
      status: 'executing',
    });
  });
});
