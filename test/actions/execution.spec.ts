import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Executions } from '../../src/actions/execution/executions';
import { EmailDrafts, EmailOutbound } from '../../src/connectors/email/email.outbound';
import { ImapMailbox } from '../../src/connectors/email/imap';
import { mailServer } from '../../src/connectors/email/mail.server';
import { Smtp } from '../../src/connectors/email/smtp';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { SlackMessenger } from '../../src/connectors/slack/slack.messenger';
import { SlackOutbound } from '../../src/connectors/slack/slack.outbound';
import { Approval, Execution, WorkUnit } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { FakeImap, type ImapFault } from '../support/fakes/imap.fake';
import { FakeSlack, type SlackFault } from '../support/fakes/slack.fake';
import { FakeSmtp, type SmtpFault } from '../support/fakes/smtp.fake';
import { paused, resumed } from '../support/store';
import { dialogue, stepTimes, ONCE } from '../support/swift-calls';
import { actingOn, csm, internalStep, mailToCustomer, supervisor, type Acting } from './acting';

const database = useDatabase();
const loopback = new AllowedHosts(['loopback']);
const post = { ...internalStep, kind: 'post_slack' as const, title: 'The champion left' };

let smtp: FakeSmtp;
let imap: FakeImap;
let slack: FakeSlack;
let acting: Acting;
beforeEach(async () => {
  [smtp, imap, slack] = await Promise.all([FakeSmtp.start(), FakeImap.start(), FakeSlack.start()]);
  acting = actingWith();
});
afterEach(async () => void (await Promise.all([smtp.stop(), imap.stop(), slack.stop()])));

function actingWith({ sentFolder = true, drafts = false } = {}): Acting {
  const mailbox = sentFolder
    ? new ImapMailbox(mailServer(imap.url()), loopback, { ...ONCE, attemptTimeoutMs: 3_000 })
    : null;
  const from = { name: 'Vendor Success', address: 'agent@vendor.example' };
  const client = new SlackClient({ apiUrl: slack.url, botToken: 'xoxb-1' }, loopback, ONCE);
  const mails =
    drafts && mailbox
      ? new EmailDrafts(mailbox, from)
      : new EmailOutbound(new Smtp(mailServer(smtp.url()), loopback, dialogue, stepTimes), mailbox, from);
  return actingOn(database.db, database, { outbounds: [mails, new SlackOutbound(new SlackMessenger(client, 'C042'))] });
}

const unit = (kind: string) =>
  database.db.manager.findOneByOrFail(WorkUnit, { accountId: 'acme', kind, draft: 'mp_1' });
const execution = async (kind: string) =>
  database.db.manager.findOneBy(Execution, { accountId: 'acme', workUnit: (await unit(kind)).id });
const approvalOf = async (kind: string) =>
  database.db.manager.findOneByOrFail(Approval, { subjectId: (await unit(kind)).id, status: 'open' });

async function approve(kind: string): Promise<void> {
  const { id, digest } = await approvalOf(kind);
  await acting.approvals.approve(id, digest, csm);
}

const untilItRests = () => acting.carryOutUntilItRests();

/** What a mail server with a folder for sent mails would show. */
function mailsArriveInSentFolder(): void {
  imap.sent.push(...smtp.taken.map(({ content }) => content));
}

describe('an approved mail', () => {
  it('leaves once, with the receiver’s id as evidence, and its end is the end of the plan', async () => {
    await acting.executing('acme', [mailToCustomer]);
    expect(await acting.executor.carryOutDue()).toBe(0);
    await approve('send_email');
    expect(await unit('send_email')).toMatchObject({ status: 'approved', owner: 'agent' });
    await untilItRests();
    expect(smtp.taken.map(({ to }) => to)).toEqual([['joe@customer.example']]);
    const { id } = await unit('send_email');
    expect(await unit('send_email')).toMatchObject({
      status: 'done',
      evidence: { system: 'email', reference: { id: `<${id}@vendor.example>` }, attempts: 1 },
    });
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
    expect(isClean(await verify(database.db))).toBe(true);
  });

  it.each<[string, SmtpFault]>([
    ['the server is busy', { at: 'greeting', kind: 'reply', code: 421 }],
    ['the server says nothing', { at: 'greeting', kind: 'silence' }],
    ['the connection breaks before the letter', { at: 'sender', kind: 'broken' }],
    ['the letter is put off', { at: 'end', kind: 'reply', code: 451 }],
    ['the server has had too much', { at: 'sender', kind: 'reply', code: 452 }],
  ])('that did not get through because %s is tried again', async (_what, fault) => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    smtp.failNext(fault);
    await acting.executor.carryOutDue();
    expect(smtp.taken).toEqual([]);
    await untilItRests();
    expect(smtp.taken).toHaveLength(1);
    expect(await unit('send_email')).toMatchObject({ status: 'done', evidence: { attempts: 2 } });
  });

  it.each<[string, SmtpFault]>([
    ['was lost', { at: 'end', kind: 'answer_lost' }],
    ['never came', { at: 'end', kind: 'silence' }],
  ])('whose answer %s is found in the folder of sent mails instead of being sent again', async (_how, fault) => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    smtp.failNext(fault);
    await acting.executor.carryOutDue();
    expect(await unit('send_email')).toMatchObject({ status: 'unknown_outcome' });
    mailsArriveInSentFolder();
    await untilItRests();
    expect(smtp.taken).toHaveLength(1);
    expect(await unit('send_email')).toMatchObject({ status: 'done', evidence: { attempts: 2 } });
  });

  it('of which nobody can tell whether it arrived is left to a person, who ends it', async () => {
    acting = actingWith({ sentFolder: false });
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    smtp.failNext({ at: 'end', kind: 'answer_lost' });
    await untilItRests();
    expect(smtp.taken).toHaveLength(1);
    expect(await unit('send_email')).toMatchObject({ status: 'unknown_outcome', owner: 'human' });
    expect(await execution('send_email')).toMatchObject({ status: 'unknown', mayHaveArrived: true });
    await acting.actions.end((await unit('send_email')).id, 'done', 'Joe answered it', csm);
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
  });

  it('that one of its readers did not get is told, and a person finds out how to reach them', async () => {
    const kim = { name: 'Kim', email: 'kim@customer.example' };
    await acting.executing('acme', [{ ...mailToCustomer, recipients: [...mailToCustomer.recipients, kim] }]);
    await approve('send_email');
    smtp.refused.set(kim.email, 550);
    await untilItRests();
    expect(smtp.taken.map(({ to }) => to)).toEqual([['joe@customer.example']]);
    expect(await unit('send_email')).toMatchObject({
      status: 'done',
      evidence: { notDelivered: [{ recipient: kim.email }] },
    });
    const asked = (await acting.unitsOf('acme')).filter(({ kind }) => kind === 'ask_human');
    expect(asked).toMatchObject([
      {
        status: 'executing',
        assignee: csm.email,
        payload: { title: 'acme Ltd: kim@customer.example did not get “Your support cases”' },
      },
    ]);
  });

  it('that the server refuses fails, and the plan goes to the CSM', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    smtp.refused.set('joe@customer.example', 550);
    await untilItRests();
    expect(await unit('send_email')).toMatchObject({ status: 'failed', evidence: { result: 'refused' } });
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
  });
});

describe('an approved mail that a person is to send', () => {
  beforeEach(() => {
    acting = actingWith({ drafts: true });
  });

  it.each<[string, ImapFault[]]>([
    ['without a fault', []],
    ['after the mailbox was busy', [{ at: 'append', kind: 'busy' }]],
    ['after a connection that broke before the write', [{ at: 'search', kind: 'broken' }]],
    ['after an answer that was lost', [{ at: 'append', kind: 'answer_lost' }]],
    ['after a connection left half open', [{ at: 'append', kind: 'half_open' }]],
    ['after no greeting in time', [{ at: 'greeting', kind: 'silence' }]],
  ])('lies in the drafts folder once %s, and stays their work', async (_what, faults) => {
    await acting.executing('acme', [mailToCustomer]);
    expect(imap.drafts).toEqual([]);
    await approve('send_email');
    imap.failNext(...faults);
    await untilItRests();
    expect(imap.drafts).toHaveLength(1);
    expect(smtp.taken).toEqual([]);
    expect(await unit('send_email')).toMatchObject({
      status: 'executing',
      owner: 'human',
      evidence: { delivery: { reference: { details: { folder: 'Entwürfe' } } } },
    });
    await acting.actions.end((await unit('send_email')).id, 'done', 'Sent on Tuesday', csm);
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
    expect(isClean(await verify(database.db))).toBe(true);
  });
});

describe('a message to Slack', () => {
  it.each<[string, SlackFault]>([
    ['an answer lost after the write', { kind: 'answer_lost' }],
    ['a connection that broke before the write', { kind: 'broken' }],
    ['a request to wait', { kind: 'rate_limited', seconds: 0 }],
    ['an error of the server', { kind: 'status', status: 503 }],
    ['no answer in time', { kind: 'hang' }],
    ['a connection left half open after the write', { kind: 'half_open' }],
  ])('stands there exactly once after %s', async (_what, fault) => {
    slack.failNext('chat.postMessage', fault);
    await acting.executing('acme', [post]);
    await untilItRests();
    expect(slack.messages.map(({ metadata }) => metadata?.event_payload)).toEqual([
      { action_id: (await unit('post_slack')).id },
    ]);
    expect(await unit('post_slack')).toMatchObject({
      status: 'done',
      evidence: { reference: { details: { channel: 'C042', ts: slack.messages[0]?.ts } } },
    });
    expect(isClean(await verify(database.db))).toBe(true);
  });

  it('is not tried again before Slack wants it', async () => {
    slack.failNext('chat.postMessage', { kind: 'rate_limited', seconds: 30 });
    await acting.executing('acme', [post]);
    await acting.executor.carryOutDue();
    const [{ wait }] = await database.db.query<[{ wait: number }]>(
      `SELECT extract(epoch FROM due_at - now())::float8 AS wait FROM execution WHERE status = 'open'`,
    );
    expect(wait).toBeGreaterThan(25);
    expect(await acting.executor.carryOutDue()).toBe(0);
  });

  it('that never gets through fails in the end', async () => {
    slack.failNext('chat.postMessage', ...Array<SlackFault>(20).fill({ kind: 'rate_limited', seconds: 30 }));
    await acting.executing('acme', [post]);
    await untilItRests();
    expect(await unit('post_slack')).toMatchObject({ status: 'failed', evidence: { result: 'failed_before_write' } });
  });

  it('about a person’s work tells them, and the work stays theirs', async () => {
    await acting.executing('acme', [{ ...post, kind: 'ask_human' }]);
    await untilItRests();
    expect(slack.messages).toHaveLength(1);
    const asked = await unit('ask_human');
    expect(asked).toMatchObject({ status: 'executing', owner: 'human', evidence: { delivery: { system: 'slack' } } });
    await acting.actions.end(asked.id, 'done', 'Her name is Jo', csm);
    expect(await acting.stateOf('acme')).toBe('successPlan.drafting');
  });
});

describe('at the moment of execution', () => {
  it('nothing leaves whose time was over before it had begun, as where the process stood still', async () => {
    await acting.executing('acme', [post]);
    const times: AbortController[] = [];
    const timed = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const time = new AbortController();
      times.push(time);
      return time.signal;
    });
    const begin = jest.spyOn(Executions.prototype, 'begin').mockImplementationOnce(() => {
      for (const time of times) time.abort();
      return Promise.resolve();
    });
    await acting.executor.carryOutDue();
    timed.mockRestore();
    begin.mockRestore();
    expect(slack.messages).toEqual([]);
    await untilItRests();
    expect(slack.messages).toHaveLength(1);
  });

  it('an executor that died after the write is followed by one that asks first', async () => {
    await acting.executing('acme', [post]);
    const died = new Error('The process was killed');
    const kill = database.db.transaction.bind(database.db);
    let transactions = 0;
    database.db.transaction = ((...args: Parameters<typeof kill>) => {
      transactions += 1;
      return transactions === 2 ? Promise.reject(died) : kill(...args);
    }) as typeof kill;
    await expect(acting.executor.carryOutDue()).rejects.toThrow('broke off');
    database.db.transaction = kill;
    expect(slack.messages).toHaveLength(1);
    expect(await execution('post_slack')).toMatchObject({ status: 'open', attempts: 1, mayHaveArrived: true });
    await untilItRests();
    expect(slack.messages).toHaveLength(1);
    expect(await unit('post_slack')).toMatchObject({ status: 'done' });
  });

  it('a policy that blocks it by now keeps it in', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    const { document } = await acting.policy.current();
    const rule = 'rules:\n  - { id: no_mail, when: { kind: [send_email] }, tier: blocked }\n';
    await acting.policy.switchOn(document.replace('rules:\n', rule), supervisor);
    await untilItRests();
    expect(smtp.taken).toEqual([]);
    expect(await unit('send_email')).toMatchObject({ status: 'blocked', rule: 'no_mail' });
    expect(await acting.stateOf('acme')).toBe('riskMitigation.withCsm');
  });

  it('words that nobody approved do not leave', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    await database.db.query(
      `UPDATE work_unit SET payload = payload || '{"text": "Buy now"}' WHERE kind = 'send_email'`,
    );
    await untilItRests();
    expect(smtp.taken).toEqual([]);
    expect(await unit('send_email')).toMatchObject({ status: 'failed' });
  });

  it('nothing leaves that has no approval although it needs one', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    await database.db.query(`UPDATE approval SET status = 'expired' WHERE subject_kind = 'send_email'`);
    await untilItRests();
    expect(smtp.taken).toEqual([]);
    expect(await unit('send_email')).toMatchObject({ status: 'failed' });
  });

  it('what takes two people by now does not leave on the word of one', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    await database.db.query(`UPDATE account SET arr = 150000 WHERE id = 'acme'`);
    await untilItRests();
    expect(smtp.taken).toEqual([]);
    expect(await unit('send_email')).toMatchObject({ status: 'failed' });
  });

  it('a paused account keeps everything in until it is resumed', async () => {
    await acting.executing('acme', [mailToCustomer]);
    await approve('send_email');
    await acting.send('acme', paused);
    await untilItRests();
    await acting.perform();
    await untilItRests();
    expect(smtp.taken).toEqual([]);
    await acting.send('acme', resumed);
    await acting.perform();
    await untilItRests();
    expect(smtp.taken).toHaveLength(1);
  });

  it('a superseded or rejected action stays in', async () => {
    await acting.executing('acme', [mailToCustomer, { ...mailToCustomer, title: 'Another mail' }]);
    const [first, second] = await acting.db.manager.findBy(Approval, { subjectKind: 'send_email', status: 'open' });
    await acting.approvals.reject(first!.id, 'wrong_tone', null, csm);
    await acting.approvals.approve(second!.id, second!.digest, csm);
    await acting.send('acme', { type: 'transition.forced', to: 'diagnostic', by: 'sam', reason: 'new facts' });
    await acting.perform();
    await untilItRests();
    expect(smtp.taken).toEqual([]);
  });
});
