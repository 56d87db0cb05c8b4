import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  AnotherDigest,
  ApprovalClosed,
  EditBlocked,
  NotYoursToApprove,
  RoleTooLow,
} from '../../src/actions/approval.errors';
import { type ArtifactContent } from '../../src/evidence/drafting/artifact.types';
import { EventNotAccepted } from '../../src/store/account.errors';
import { ArtifactRow, JournalEntry, type Approval } from '../../src/store/entities';
import { digestOf } from '../../src/policy/digest';
import { useDatabase } from '../support/database';
import { paused, resumed } from '../support/store';
import { actingOn, csm, internalStep, mitigationPlan, secondSupervisor, supervisor, type Acting } from './acting';

const database = useDatabase();
let acting: Acting;
let approval: Approval;

const only = async (account = 'acme') => {
  const [first, ...others] = await acting.approvalsOf(account);
  if (!first || others.length > 0) throw new Error(`${account} has ${others.length + 1} approvals`);
  return first;
};

beforeEach(async () => {
  acting = actingOn(database.db, database);
  await acting.atRisk('acme');
  await acting.drafted('acme', mitigationPlan('acme'));
  await acting.perform();
  approval = await only();
});

describe('a plan that needs a person', () => {
  it('opens one approval of exactly its content, under the policy that asked for it', () => {
    expect(approval).toMatchObject({
      subjectKind: 'mitigation_plan',
      subjectId: 'mp_1',
      digest: digestOf(mitigationPlan('acme')),
      payload: mitigationPlan('acme'),
      tier: 'approval_required',
      rule: 'plan_or_brief_needs_a_person',
      policyVersion: 1,
      author: 'agent',
      needs: 1,
      status: 'open',
    });
    expect(approval.expiresAt.getTime() - approval.openedAt.getTime()).toBe(72 * 3_600_000);
  });

  it('is carried out once somebody approved it, and the decision is in the journal', async () => {
    await acting.approvals.approve(approval.id, approval.digest, supervisor);
    expect(await acting.stateOf('acme')).toBe('riskMitigation.executing');
    expect(await only()).toMatchObject({ status: 'approved', decisions: [{ by: supervisor.email, verb: 'approve' }] });
    expect(await acting.eventsOf('acme')).toContain('draft.approved');
  });

  it('goes back to the agent with the reason when it is rejected', async () => {
    await acting.approvals.reject(approval.id, 'wrong_facts', 'The champion did not leave.', supervisor);
    const { account } = await acting.store.load('acme');
    expect(account.context.rejections).toEqual([approval.id]);
    expect(await acting.inFlight('acme')).toContain('proposeMitigation');
    expect(await only()).toMatchObject({
      status: 'rejected',
      decisions: [{ verb: 'reject', reason: 'wrong_facts: The champion did not leave.' }],
    });
  });
});

describe('an approval', () => {
  it('is used once: of two clicks at the same moment one counts', async () => {
    const click = () => acting.approvals.approve(approval.id, approval.digest, supervisor);
    const clicks = await Promise.allSettled([click(), click()]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(clicks.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(ApprovalClosed) });
    expect((await acting.eventsOf('acme')).filter((type) => type === 'draft.approved')).toHaveLength(1);
  });

  it('is about the payload that was shown and about no other', async () => {
    await expect(acting.approvals.approve(approval.id, 'sha256:other', supervisor)).rejects.toThrow(AnotherDigest);
    expect(await only()).toMatchObject({ status: 'open', decisions: [] });
  });

  it('of a mitigation plan is a supervisor’s', async () => {
    await expect(acting.approvals.approve(approval.id, approval.digest, csm)).rejects.toThrow(RoleTooLow);
    await expect(acting.approvals.reject(approval.id, 'other', null, csm)).rejects.toThrow(RoleTooLow);
  });

  it('comes too late after 72 hours: it expires and the CSM takes over', async () => {
    await database.db.query(`UPDATE approval SET expires_at = now() - interval '1 second'`);
    await expect(acting.approvals.approve(approval.id, approval.digest, supervisor)).rejects.toThrow(ApprovalClosed);
    expect(await only()).toMatchObject({ status: 'expired' });
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
    await expect(acting.approvals.approve(approval.id, approval.digest, supervisor)).rejects.toThrow('is expired');
  });

  it('leaves no trace when the account does not take the decision', async () => {
    await acting.send('acme', paused);
    await expect(acting.approvals.approve(approval.id, approval.digest, supervisor)).rejects.toThrow(EventNotAccepted);
    expect(await only()).toMatchObject({ status: 'open', decisions: [] });
  });

  it('can be talked about, handed on and put off without deciding anything', async () => {
    const { id } = approval;
    await acting.approvals.respond(id, 'Who is the new champion?', supervisor);
    await acting.approvals.delegate(id, 'kim@vendor.example', supervisor);
    await acting.approvals.snooze(id, new Date(approval.openedAt.getTime() + 30 * 3_600_000), supervisor);
    expect(await only()).toMatchObject({ status: 'open', assignedTo: 'kim@vendor.example', digest: approval.digest });
    expect((await only()).decisions.map(({ verb }) => verb)).toEqual(['respond', 'delegate', 'snooze']);
    await expect(acting.approvals.snooze(id, approval.expiresAt, supervisor)).rejects.toThrow('expiry');
  });
});

describe('an edited plan', () => {
  const edited = mitigationPlan('acme', [{ ...internalStep, title: 'Call the new head of operations' }]);
  const edit = (payload: object = edited) =>
    acting.approvals.edit(approval.id, approval.digest, { ...payload }, supervisor);

  it('waits for somebody else under its new digest', async () => {
    const now = await edit();
    expect(now).toMatchObject({ status: 'open', digest: digestOf(edited), author: supervisor.email });
    await expect(acting.approvals.approve(approval.id, now.digest, supervisor)).rejects.toThrow(NotYoursToApprove);
    await expect(acting.approvals.approve(approval.id, approval.digest, secondSupervisor)).rejects.toThrow(
      AnotherDigest,
    );
    await acting.approvals.approve(approval.id, now.digest, secondSupervisor);

    const { account } = await acting.store.load('acme');
    expect(account.context.draft?.digest).toBe(digestOf(edited));
    expect(await database.db.manager.findOneByOrFail(ArtifactRow, { id: 'mp_1' })).toMatchObject({
      content: edited,
      digest: digestOf(edited),
      writtenBy: supervisor.email,
    });
  });

  it('tells whoever looked at it before who edited what since, and not by a hash', async () => {
    await edit();
    const late = acting.approvals.approve(approval.id, approval.digest, secondSupervisor);
    await expect(late).rejects.toThrow(
      /^It was changed after it was shown to you: sam@vendor.example edited it on \d.*: .*“Find the new head of operations” became “Call the new head of operations”.*Look at it again$/,
    );
    await expect(late).rejects.not.toThrow('sha256');
  });

  it('is judged again: nobody edits in what the policy blocks', async () => {
    const generous = mitigationPlan('acme', [{ ...internalStep, detail: 'Offer a 20 % discount for signing early.' }]);
    await expect(edit(generous)).rejects.toThrow(EditBlocked);
    expect(await only()).toMatchObject({ digest: approval.digest, decisions: [] });
  });

  it('stays what it is about', async () => {
    await expect(edit({ ...edited, account: { id: 'globex', name: 'Globex' } })).rejects.toThrow('account acme');
    await expect(edit({ steps: 'none' })).rejects.toThrow('payload');
  });
});

describe('from 100,000 a year in base currency', () => {
  beforeEach(async () => {
    await acting.atRisk('globex', { arr: 95_000, currency: 'EUR' });
    await acting.drafted('globex', mitigationPlan('globex'));
    approval = await only('globex');
  });
  const approve = (by: typeof supervisor, { digest } = approval) => acting.approvals.approve(approval.id, digest, by);

  it('two different people must approve', async () => {
    expect(await approve(supervisor)).toMatchObject({ status: 'open' });
    expect(await acting.stateOf('globex')).toBe('riskMitigation.awaitingApproval');
    await expect(approve({ ...supervisor, email: 'SAM@vendor.example' })).rejects.toThrow(NotYoursToApprove);
    expect(await approve(secondSupervisor)).toMatchObject({ status: 'approved' });
    expect(await acting.stateOf('globex')).toBe('riskMitigation.executing');
  });

  describe('a policy that asks for one person only', () => {
    const oneIsEnough = async () => {
      const { document } = await acting.policy.current();
      await acting.policy.switchOn(
        document.replace('twoApproversFrom: 100000', 'twoApproversFrom: 500000'),
        secondSupervisor,
      );
      return only('globex');
    };

    it('lets run what one has approved already, in the name of that one', async () => {
      await approve(supervisor);
      expect(await oneIsEnough()).toMatchObject({ status: 'approved', needs: 1, policyVersion: 2 });
      expect(await acting.stateOf('globex')).toBe('riskMitigation.executing');
      const approved = { accountId: 'globex', type: 'draft.approved', actor: supervisor.email };
      expect(await database.db.manager.countBy(JournalEntry, approved)).toBe(1);
    });

    it('leaves open what nobody has approved yet', async () => {
      expect(await oneIsEnough()).toMatchObject({ status: 'open', needs: 1 });
    });

    it('does not move an account that was paused meanwhile', async () => {
      await approve(supervisor);
      await acting.send('globex', paused);
      expect(await oneIsEnough()).toMatchObject({ status: 'open', needs: 1 });
      expect(await acting.eventsOf('globex')).not.toContain('draft.approved');
    });
  });

  it('an approval of the wording before an edit does not count', async () => {
    const third = { ...supervisor, email: 'lee@vendor.example' };
    await approve(supervisor);
    const edited = mitigationPlan('globex', [{ ...internalStep, title: 'Call them' }]);
    const now = await acting.approvals.edit(approval.id, approval.digest, { ...edited }, third);
    expect(await approve(secondSupervisor, now)).toMatchObject({ status: 'open' });
    expect(await approve(supervisor, now)).toMatchObject({ status: 'approved' });
  });
});

describe('the clock of an approval', () => {
  const notices = async () =>
    (await acting.unitsOf('acme'))
      .filter(({ kind }) => kind === 'post_slack')
      .map(({ cause, status }) => [cause, status]);

  it('reminds after a day, escalates after two and expires after three', async () => {
    await acting.hoursPass(23.9);
    expect(await notices()).toEqual([]);
    await acting.hoursPass(0.2);
    expect(await notices()).toEqual([[`reminder:${approval.id}`, 'executing']]);
    await acting.hoursPass(24);
    expect(await notices()).toContainEqual([`escalation:${approval.id}`, 'executing']);
    await acting.hoursPass(24);
    expect(await only()).toMatchObject({ status: 'expired' });
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
    expect((await notices()).map(([, status]) => status)).toEqual(['superseded', 'superseded']);
  });

  it('reminds a supervisor of an escalation, which nobody else may decide', async () => {
    await database.db.query(`UPDATE approval SET subject_kind = 'escalate'`);
    await acting.hoursPass(25);
    const [reminder] = (await acting.unitsOf('acme')).filter(({ cause }) => cause === `reminder:${approval.id}`);
    expect(reminder?.payload).toMatchObject({ recipients: [{ name: 'Supervisor' }] });
  });

  const reminded = async () =>
    (await acting.unitsOf('acme'))
      .filter(({ cause }) => cause === `reminder:${approval.id}`)
      .map(({ assignee, status }) => [assignee, status]);
  const handTo = (to: string) => acting.approvals.delegate(approval.id, to, supervisor);
  const [kim, lee] = ['kim@vendor.example', 'lee@vendor.example'] as const;

  it('reminds whoever it was handed to after its reminder, once and before a supervisor is called', async () => {
    await acting.hoursPass(27);
    await handTo(kim);
    expect(await reminded()).toEqual([[null, 'superseded']]);
    await acting.hoursPass(14);
    expect(await reminded()).toHaveLength(1);
    await acting.hoursPass(2);
    const restarted = actingOn(database.db, database);
    await Promise.all([acting.clock.workOff(), restarted.clock.workOff()]);
    await acting.hoursPass(25);
    expect(await reminded()).toEqual([
      [null, 'superseded'],
      [kim, 'executing'],
    ]);
  });

  it('reminds each of those it was handed to, also shortly before it expires', async () => {
    await acting.hoursPass(25);
    await handTo(kim);
    await acting.hoursPass(24);
    await handTo(lee);
    await acting.hoursPass(8);
    await handTo(kim);
    await acting.hoursPass(6);
    expect((await reminded()).map(([assignee]) => assignee)).toEqual([null, kim, lee, kim]);
    expect((await reminded()).filter(([, status]) => status === 'executing')).toEqual([[kim, 'executing']]);
  });

  it('begins anew for nobody who has it already', async () => {
    await handTo(kim);
    await acting.hoursPass(25);
    await handTo('Kim@vendor.example');
    await acting.hoursPass(40);
    expect(await reminded()).toEqual([[kim, 'executing']]);
  });

  it('keeps quiet while it is snoozed, and expires all the same', async () => {
    await acting.approvals.snooze(approval.id, new Date(approval.openedAt.getTime() + 70 * 3_600_000), supervisor);
    await acting.hoursPass(60);
    expect(await notices()).toEqual([]);
    await acting.hoursPass(13);
    expect(await only()).toMatchObject({ status: 'expired' });
  });

  it('runs on for all others where one account cannot be read', async () => {
    await acting.atRisk('bolt');
    await acting.drafted('bolt', mitigationPlan('bolt'));
    await acting.perform();
    // An instance of a later version wrote it.
    await database.db.query(`UPDATE account SET machine_version = 99 WHERE id = 'acme'`);
    await acting.hoursPass(73);
    expect([(await only('acme')).status, (await only('bolt')).status]).toEqual(['open', 'expired']);
  });

  it('says everything once, however often it looks', async () => {
    await acting.hoursPass(25);
    await acting.clock.workOff();
    await Promise.all([acting.clock.workOff(), acting.clock.workOff()]);
    expect(await notices()).toHaveLength(1);
  });
});

describe('what happens meanwhile', () => {
  const statuses = async () => (await acting.approvalsOf('acme')).map(({ status }) => status);

  it('a pause withdraws the approval, and resuming asks anew', async () => {
    await acting.send('acme', paused);
    await acting.perform();
    expect(await statuses()).toEqual(['superseded']);
    await acting.send('acme', resumed);
    await acting.run('submitDraft');
    await acting.perform({ again: true });
    expect(await statuses()).toEqual(['superseded', 'open']);
  });

  it('a pause and a resume in quick succession leave exactly one approval open', async () => {
    await acting.send('acme', paused);
    await acting.send('acme', resumed);
    await acting.run('submitDraft');
    await acting.perform({ again: true });
    expect((await statuses()).filter((status) => status === 'open')).toHaveLength(1);
  });

  describe('the plan is drafted anew', () => {
    const anew = async (content: ArtifactContent) => {
      await acting.send('acme', { type: 'signals.measured', risk: { score: 61, hardRed: [] }, findings: ['mura'] });
      await acting.perform();
      await acting.drafted('acme', content, 'mp_2');
      await acting.perform();
      const open = (await acting.approvalsOf('acme')).filter(({ status }) => status === 'open');
      expect(open).toMatchObject([{ subjectId: 'mp_2' }]);
      return open[0]!;
    };
    const edited = mitigationPlan('acme', [{ ...internalStep, title: 'Find out who took over' }]);

    it('and reads the same: whoever decides goes on where they were, by the same clock', async () => {
      await acting.approvals.edit(approval.id, approval.digest, edited, secondSupervisor);
      await acting.approvals.respond(approval.id, 'Asked Ana about it', supervisor);
      const before = await only();
      const after = await anew(mitigationPlan('acme'));
      const { digest, payload, author, decisions, openedAt, expiresAt, assignedTo, heldSince } = before;
      expect(decisions.map(({ verb }) => verb)).toEqual(['edit', 'respond']);
      expect(after).toMatchObject({ digest, payload, author, decisions, openedAt, expiresAt, assignedTo, heldSince });
      await acting.approvals.approve(after.id, digest, supervisor);
      expect(await acting.stateOf('acme')).toBe('riskMitigation.executing');
      const { content } = await database.db.manager.findOneByOrFail(ArtifactRow, { accountId: 'acme', id: 'mp_2' });
      expect(content).toEqual(payload);
    });

    it('and reads otherwise: whoever decides reads it from the start', async () => {
      await acting.approvals.respond(approval.id, 'Asked Ana about it', supervisor);
      expect(await anew(edited)).toMatchObject({ decisions: [], digest: digestOf(edited), author: 'agent' });
    });

    it('after its time ran out: it is asked about for the whole time again', async () => {
      await acting.approvals.respond(approval.id, 'Asked Ana about it', supervisor);
      await database.db.query(`UPDATE approval SET expires_at = now() - interval '1 second'`);
      expect(await anew(mitigationPlan('acme'))).toMatchObject({ decisions: [] });
    });
  });

  it('a policy that blocks the plan supersedes its approval; submitted anew it ends with the CSM', async () => {
    const { document } = await acting.policy.current();
    const strict = document.replace('tier: approval_required', 'tier: blocked');
    await acting.policy.switchOn(strict, supervisor);
    expect(await statuses()).toEqual(['superseded']);
    await acting.run('submitDraft');
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
  });

  it('a policy that says the same of the plan keeps its approval, from now on under the new version', async () => {
    const { document } = await acting.policy.current();
    await acting.policy.switchOn(`# reviewed\n${document}`, supervisor);
    expect(await only()).toMatchObject({ status: 'open', policyVersion: 2 });
  });
});
