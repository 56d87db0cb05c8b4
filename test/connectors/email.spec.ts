import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EmailDrafts, EmailOutbound } from '../../src/connectors/email/email.outbound';
import { ImapMailbox } from '../../src/connectors/email/imap';
import { mailServer } from '../../src/connectors/email/mail.server';
import { Smtp } from '../../src/connectors/email/smtp';
import { type OutboundAction } from '../../src/connectors/outbound';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { FakeImap, type ImapFault } from '../support/fakes/imap.fake';
import { FakeSmtp, type SmtpFault } from '../support/fakes/smtp.fake';
import { NOBODY } from '../support/nobody';
import { SWIFT, stepTimes } from '../support/swift-calls';

const first = { mayHaveArrived: false };
const again = { mayHaveArrived: true };
const from = { name: 'Vendor Success', address: 'agent@vendor.example' };
const kim = { name: 'Kim', email: 'kim@acme.example' };
const lee = { name: 'Lee', email: 'lee@acme.example' };
const action: OutboundAction = {
  id: 'wu_77',
  kind: 'send_email',
  account: { id: 'acc_1', name: 'Acme', externalId: 'crm-1' },
  payload: { title: 'Review of your first quarter', text: 'Dear Kim,\n\nshall we talk?', recipients: [kim, lee] },
  assignee: 'dana@vendor.example',
  since: new Date('2026-11-24T09:00:00Z'),
};

const loopback = new AllowedHosts(['loopback']);
const swift = { ...SWIFT, attemptTimeoutMs: 3_000, breakAfter: 50 };

let smtp: FakeSmtp;
let imap: FakeImap;
beforeEach(async () => {
  smtp = await FakeSmtp.start();
  imap = await FakeImap.start();
});
afterEach(async () => {
  await smtp.stop();
  await imap.stop();
});

const mailbox = (settings = swift) => new ImapMailbox(mailServer(imap.url()), loopback, settings);
const sender = (url = smtp.url(), box: ImapMailbox | null = null) =>
  new EmailOutbound(new Smtp(mailServer(url), loopback, swift, stepTimes), box, from);

describe('a mail', () => {
  it('reaches its recipients and carries what recognises it', async () => {
    const outcome = await sender(smtp.url('agent:p%40ss@')).execute(action, first);
    expect(outcome).toEqual({
      result: 'ok',
      reference: {
        system: 'email',
        id: '<wu_77@vendor.example>',
        details: { to: 'kim@acme.example, lee@acme.example' },
      },
      notDelivered: [],
    });
    expect(smtp.taken).toMatchObject([{ from: 'agent@vendor.example', to: ['kim@acme.example', 'lee@acme.example'] }]);
    expect(smtp.taken[0]?.content).toContain('Message-ID: <wu_77@vendor.example>');
    expect(smtp.taken[0]?.content).toMatch(/^X-CS-Action-Id: wu_77\r$/im);
    expect(smtp.logins).toEqual([{ method: 'PLAIN', user: 'agent', secret: 'p@ss' }]);
  });

  it('names the one of two recipients whom the server refused', async () => {
    smtp.refused.set('lee@acme.example', 550);
    expect(await sender().execute(action, first)).toMatchObject({
      result: 'ok',
      notDelivered: [{ recipient: 'lee@acme.example', reason: '550 Reply 550' }],
    });
    expect(smtp.taken).toMatchObject([{ to: ['kim@acme.example'] }]);
  });

  it('names the recipient without an address and is refused when nobody is left', async () => {
    const unknown = { name: 'Max', email: null };
    const withUnknown = { ...action, payload: { ...action.payload, recipients: [kim, unknown] } };
    expect(await sender().execute(withUnknown, first)).toMatchObject({
      result: 'ok',
      notDelivered: [{ recipient: 'Max', reason: 'no e-mail address is known' }],
    });
    const onlyUnknown = { ...action, payload: { ...action.payload, recipients: [unknown] } };
    expect(await sender().execute(onlyUnknown, first)).toMatchObject({ result: 'refused', code: 'no_recipient' });
    expect(smtp.taken).toHaveLength(1);
  });

  it('is sent with a token that is read for each connection, where passwords are not taken', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'token-'));
    const file = join(folder, 'token');
    const server = mailServer(smtp.url('agent@'), file);
    const withToken = new EmailOutbound(new Smtp(server, loopback, swift, stepTimes), null, from);
    expect(await withToken.execute(action, first)).toMatchObject({ result: 'failed_before_write', code: 'no_token' });
    await writeFile(file, 'ya29.fresh\n');
    expect(await withToken.execute(action, first)).toMatchObject({ result: 'ok' });
    expect(smtp.logins).toEqual([{ method: 'XOAUTH2', user: 'agent', secret: 'ya29.fresh' }]);
    await rm(folder, { recursive: true });
  });

  it('never leaves for a host that is not allowed', async () => {
    const smtpElsewhere = new Smtp(mailServer(smtp.url()), new AllowedHosts(['mail.vendor.example']), swift, stepTimes);
    const outcome = await new EmailOutbound(smtpElsewhere, null, from).execute(action, first);
    expect(outcome).toMatchObject({ result: 'refused', code: 'host_not_allowed' });
  });
});

describe('a mail that meets a fault', () => {
  const three = (fault: SmtpFault): SmtpFault[] => [fault, fault, fault];
  const faults: [string, SmtpFault[], object, number][] = [
    ['a server that says nothing', three({ at: 'greeting', kind: 'silence' }), { result: 'failed_before_write' }, 0],
    [
      'a server that is closing',
      three({ at: 'greeting', kind: 'reply', code: 421 }),
      { result: 'failed_before_write', code: 'smtp_421' },
      0,
    ],
    ['a server that is busy once', [{ at: 'sender', kind: 'reply', code: 451 }], { result: 'ok' }, 1],
    [
      'a server that stays busy',
      three({ at: 'sender', kind: 'reply', code: 451 }),
      { result: 'failed_before_write', code: 'smtp_451' },
      0,
    ],
    [
      'a sender that is not wanted',
      [{ at: 'sender', kind: 'reply', code: 553 }],
      { result: 'refused', code: 'smtp_553' },
      0,
    ],
    [
      'a connection that breaks before the letter',
      three({ at: 'sender', kind: 'broken' }),
      { result: 'failed_before_write' },
      0,
    ],
    [
      'a connection that breaks within the letter',
      [{ at: 'letter', kind: 'broken' }],
      { result: 'unknown_outcome' },
      0,
    ],
    [
      'a letter that is deferred',
      three({ at: 'end', kind: 'reply', code: 452 }),
      { result: 'failed_before_write', code: 'smtp_452' },
      0,
    ],
    ['a letter that is refused', [{ at: 'end', kind: 'reply', code: 554 }], { result: 'refused', code: 'smtp_554' }, 0],
    ['an answer that is lost', [{ at: 'end', kind: 'answer_lost' }], { result: 'unknown_outcome' }, 1],
    ['an answer that never comes', [{ at: 'end', kind: 'silence' }], { result: 'unknown_outcome' }, 1],
  ];

  it.each(faults)(
    '(%s) ends as it should, taken as often as the server shows',
    async (_what, given, outcome, taken) => {
      smtp.failNext(...given);
      expect(await sender().execute(action, first)).toMatchObject(outcome);
      expect(smtp.taken).toHaveLength(taken);
    },
  );

  it.each([
    [[550, 550], 'refused'],
    [[550, 451], 'failed_before_write'],
  ] as const)('when its recipients are answered %p ends as %s', async ([ofKim, ofLee], result) => {
    smtp.refused.set('kim@acme.example', ofKim).set('lee@acme.example', ofLee);
    expect(await sender().execute(action, first)).toMatchObject({ result });
    expect(smtp.taken).toEqual([]);
  });

  it('is refused when the password is wrong', async () => {
    expect(await sender(smtp.url('agent:wrong@')).execute(action, first)).toMatchObject({
      result: 'refused',
      code: 'smtp_535',
    });
  });

  it('is certain not to have been sent when nobody listens', async () => {
    expect(await sender(`smtp://${NOBODY}`).execute(action, first)).toMatchObject({ result: 'failed_before_write' });
  });

  it('is done when the copy among the sent mails shows that it went out', async () => {
    smtp.failNext({ at: 'end', kind: 'answer_lost' });
    imap.sent.push('Message-ID: <wu_77@vendor.example>\r\n\r\nDear Kim');
    expect(await sender(smtp.url(), mailbox()).execute(action, first)).toMatchObject({
      result: 'ok',
      reference: { id: '<wu_77@vendor.example>', details: { folder: 'Gesendet', uid: '1' } },
    });
  });

  it('is recognised among the sent mails also where the server gave it another Message-ID', async () => {
    imap.sent.push('Message-ID: <9f@eu.mail.example>\r\nX-CS-Action-Id: wu_77\r\n\r\nDear Kim');
    expect(await sender(smtp.url(), mailbox()).execute(action, again)).toMatchObject({ result: 'ok' });
    expect(smtp.taken).toEqual([]);
  });

  it.each([
    ['without a mailbox to look into', null],
    ['with no copy among the sent mails', 'mailbox'],
  ])('is never sent again by itself %s', async (_how, box) => {
    smtp.failNext({ at: 'end', kind: 'answer_lost' });
    const outbound = sender(smtp.url(), box === null ? null : mailbox());
    expect(await outbound.execute(action, first)).toMatchObject({ result: 'unknown_outcome' });
    expect(await outbound.execute(action, again)).toMatchObject({ result: 'unknown_outcome', code: 'not_found' });
    expect(smtp.taken).toHaveLength(1);
  });
});

describe('a draft', () => {
  const drafts = (settings = swift) => new EmailDrafts(mailbox(settings), from);

  it('lies in the drafts folder, whatever that is called, and is laid there once', async () => {
    expect(await drafts().execute(action, first)).toMatchObject({
      result: 'ok',
      reference: { system: 'email', id: '<wu_77@vendor.example>', details: { folder: 'Entwürfe', uid: '1' } },
    });
    expect(await drafts().execute(action, first)).toMatchObject({ result: 'ok' });
    expect(await drafts().execute(action, again)).toMatchObject({ result: 'ok' });
    expect(imap.drafts).toHaveLength(1);
    expect(imap.drafts[0]).toContain('Subject: Review of your first quarter');
    expect(imap.commands).toContainEqual(expect.stringMatching(/^APPEND .* \(\\Draft\) \{\d+\+\}$/));
  });

  it('is not laid again once a person has sent it', async () => {
    imap.sent.push('Message-ID: <wu_77@vendor.example>\r\n\r\nDear Kim');
    expect(await drafts().execute(action, first)).toMatchObject({ reference: { details: { folder: 'Gesendet' } } });
    expect(imap.drafts).toEqual([]);
  });

  it('is refused by a mailbox without a drafts folder', async () => {
    delete imap.folders['Entwürfe'];
    expect(await drafts().execute(action, first)).toMatchObject({ result: 'refused', code: 'no_drafts_folder' });
  });

  it('is refused when the password is wrong', async () => {
    const box = new ImapMailbox(mailServer(imap.url('agent:wrong@')), loopback, swift);
    expect(await new EmailDrafts(box, from).execute(action, first)).toMatchObject({
      result: 'refused',
      code: 'AUTHENTICATIONFAILED',
    });
  });

  /** Impatient where no answer comes, and nowhere else. */
  const tryingOnce = ({ kind }: ImapFault) => ({
    ...swift,
    attemptTimeoutMs: kind === 'silence' ? 300 : swift.attemptTimeoutMs,
    retries: 0,
  });
  const faults: [string, ImapFault, object][] = [
    ['a server that hangs up at once', { at: 'greeting', kind: 'broken' }, { result: 'failed_before_write' }],
    ['a server with too many connections', { at: 'greeting', kind: 'busy' }, { result: 'failed_before_write' }],
    ['a connection nobody speaks on', { at: 'greeting', kind: 'silence' }, { result: 'unknown_outcome' }],
    ['a search that is never answered', { at: 'search', kind: 'silence' }, { result: 'unknown_outcome' }],
    ['a server that breaks off while it searches', { at: 'search', kind: 'broken' }, { result: 'failed_before_write' }],
    ['a mailbox that is full', { at: 'append', kind: 'refused' }, { result: 'refused', code: 'OVERQUOTA' }],
    [
      'a mailbox that is in use',
      { at: 'append', kind: 'busy' },
      { result: 'failed_before_write', code: 'UNAVAILABLE' },
    ],
    [
      'a connection that breaks while the draft is laid',
      { at: 'append', kind: 'broken' },
      { result: 'unknown_outcome' },
    ],
    ['an answer that never comes', { at: 'append', kind: 'silence' }, { result: 'unknown_outcome', code: 'timed_out' }],
    ['an answer that is lost', { at: 'append', kind: 'answer_lost' }, { result: 'ok' }],
    ['a connection that is half open', { at: 'append', kind: 'half_open' }, { result: 'ok' }],
  ];

  it.each(faults)('that meets %s ends as it should', async (_what, fault, outcome) => {
    imap.failNext(fault);
    expect(await drafts(tryingOnce(fault)).execute(action, first)).toMatchObject(outcome);
  });

  it.each(faults)('that met %s lies there exactly once after it was tried again', async (_what, fault) => {
    imap.failNext(fault);
    await drafts(tryingOnce(fault)).execute(action, first);
    expect(await drafts().execute(action, again)).toMatchObject({ result: 'ok' });
    expect(imap.drafts).toHaveLength(1);
  });
});
