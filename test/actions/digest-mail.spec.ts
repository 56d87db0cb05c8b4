import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsoleLinks } from '../../src/actions/console.links';
import { DayQueue } from '../../src/actions/day/day-queue';
import { DigestPost } from '../../src/actions/digest/digest.post';
import { Digests } from '../../src/actions/digest/digests';
import { type Connections } from '../../src/connectors/connections';
import { ColleagueMails } from '../../src/connectors/email/colleague.mail';
import { ImapMailbox } from '../../src/connectors/email/imap';
import { mailServer } from '../../src/connectors/email/mail.server';
import { Smtp } from '../../src/connectors/email/smtp';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { SlackMessenger } from '../../src/connectors/slack/slack.messenger';
import { BusinessDate } from '../../src/store/business-date';
import { DigestRow } from '../../src/store/entities';
import { useDatabase } from '../support/database';
import { FakeImap } from '../support/fakes/imap.fake';
import { FakeSlack } from '../support/fakes/slack.fake';
import { FakeSmtp, type SmtpFault } from '../support/fakes/smtp.fake';
import { dialogue, stepTimes, ONCE } from '../support/swift-calls';
import { actingOn, internalStep, type Acting } from './acting';

const database = useDatabase();
const loopback = new AllowedHosts(['loopback']);
const from = { name: 'Vendor Success', address: 'agent@vendor.example' };
const ana = 'ana@vendor.example';

let smtp: FakeSmtp;
let imap: FakeImap;
let slack: FakeSlack;
let acting: Acting;
beforeEach(async () => {
  [smtp, imap, slack] = await Promise.all([FakeSmtp.start(), FakeImap.start(), FakeSlack.start()]);
  acting = actingOn(database.db, database);
});
afterEach(async () => void (await Promise.all([smtp.stop(), imap.stop(), slack.stop()])));

const mails = (mailbox: ImapMailbox | null = null) =>
  new ColleagueMails(new Smtp(mailServer(smtp.url()), loopback, dialogue, stepTimes), mailbox, from);
const inSlack = () =>
  new SlackMessenger(new SlackClient({ apiUrl: slack.url, botToken: 'xoxb-1' }, loopback, ONCE), 'C042');
const mailOnly = (): Ways => ({ slack: null, colleagues: mails() });
type Ways = Pick<Connections, 'slack' | 'colleagues'>;

function instance(day = '2026-11-24'): DigestPost {
  const { db, policies } = acting;
  const dates = new BusinessDate({ timeZone: 'UTC', businessDate: day });
  const links = new ConsoleLinks({ publicUrl: 'https://success.vendor.example/' });
  return new DigestPost(db, new Digests(db), new DayQueue(db, policies, dates), policies, dates, links);
}

async function untilItRests(ways: Ways, digests = instance()): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await digests.tellDue(ways);
    await database.db.query(`UPDATE digest SET due_at = now() - interval '1 second'`);
  }
}

const records = () => database.db.manager.find(DigestRow, { order: { day: 'ASC', reader: 'ASC' } });
/** The lines of a mail as its reader sees them. */
function linesOf(content: string): string[] {
  const body = content.slice(content.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\u00a0', ' ').split('\r\n');
}

describe('the digest of a colleague who has no Slack', () => {
  it('is a plain mail with what the message in Slack says, and links that lead there from anywhere', async () => {
    await acting.executing('acme', [internalStep, { ...internalStep, kind: 'send_email', recipients: [] }]);
    await untilItRests(mailOnly());
    expect(smtp.taken).toMatchObject([{ from: from.address, to: [ana] }]);
    const [{ content } = { content: '' }] = smtp.taken;
    expect(content).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(content).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const [approval] = (await acting.approvalsOf('acme')).filter(({ status }) => status === 'open');
    const unit = (await acting.unitsOf('acme')).find(({ kind }) => kind === 'create_crm_task');
    expect(linesOf(content)).toEqual([
      '2 for today, about 19 min of the 4 h that the day has for them.',
      '',
      '1. acme Ltd: How is it going? (to decide, 4 min, due 1 Dec 2026)',
      '   Otherwise: The e-mail is not sent.',
      `   https://success.vendor.example/console/approvals/${approval?.id}`,
      '',
      '2. acme Ltd: Find the new head of operations (to do, 15 min, due 1 Dec 2026)',
      '   Otherwise: It stays undone, and is shown as overdue after its date.',
      `   https://success.vendor.example/console/actions/${unit?.id}`,
      '',
      'Open your day: https://success.vendor.example/console/day',
      '',
      '-- ',
      'Written by the customer success agent, once each working day on which something waits for you.',
      '',
    ]);
  });

  it('goes by mail to those whom Slack does not know, and to nobody twice', async () => {
    await acting.executing('acme', [internalStep]);
    await acting.executing('bolt', [{ ...internalStep, assignee: { name: 'Noor', email: 'noor@vendor.example' } }]);
    await untilItRests({ slack: inSlack(), colleagues: mails() });
    expect(smtp.taken.map(({ to }) => to)).toEqual([[ana]]);
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['D-U2']);
  });

  it('is not mailed to a guest of the workspace, who is not told in Slack either', async () => {
    slack.people.push({ id: 'GUEST', email: ana, is_restricted: true });
    await acting.executing('acme', [internalStep]);
    await untilItRests({ slack: inSlack(), colleagues: mails() });
    expect(smtp.taken).toEqual([]);
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['C042']);
  });

  it('waits until Slack can say whether it knows them', async () => {
    slack.failNext('users.lookupByEmail', { kind: 'status', status: 503 });
    await acting.executing('acme', [internalStep]);
    await instance().tellDue({ slack: inSlack(), colleagues: mails() });
    expect(smtp.taken).toEqual([]);
    await untilItRests({ slack: inSlack(), colleagues: mails() });
    expect(smtp.taken).toHaveLength(1);
  });

  it('is sent once a day, whichever of several instances looks first, and however often', async () => {
    await acting.executing('acme', [internalStep]);
    await Promise.all([instance(), instance(), instance()].map((each) => each.tellDue(mailOnly())));
    await untilItRests(mailOnly());
    expect(smtp.taken).toHaveLength(1);
    await untilItRests(mailOnly(), instance('2026-11-25'));
    expect(smtp.taken).toHaveLength(2);
    const ids = smtp.taken.map(({ content }) => /^Message-ID: (.*)\r$/m.exec(content)?.[1]);
    expect(new Set(ids).size).toBe(2);
  });

  it.each<[string, SmtpFault]>([
    ['a server that says nothing', { at: 'greeting', kind: 'silence' }],
    ['a server that is closing', { at: 'greeting', kind: 'reply', code: 421 }],
    ['a connection that breaks before the letter', { at: 'sender', kind: 'broken' }],
    ['a letter that is deferred', { at: 'end', kind: 'reply', code: 452 }],
  ])('arrives exactly once after %s', async (_what, fault) => {
    smtp.failNext(fault);
    await acting.executing('acme', [internalStep]);
    await untilItRests(mailOnly());
    expect(smtp.taken).toHaveLength(1);
    expect(await records()).toMatchObject([{ reader: ana, told: true }]);
  });

  it.each<SmtpFault>([
    { at: 'end', kind: 'answer_lost' },
    { at: 'end', kind: 'silence' },
  ])('is not sent again where it may have arrived: %p', async (fault) => {
    smtp.failNext(fault);
    await acting.executing('acme', [internalStep]);
    await untilItRests(mailOnly());
    expect(smtp.taken).toHaveLength(1);
    expect((await records())[0]?.error).toContain('may have arrived');
  });

  it('is known to have arrived by the copy among the sent mails', async () => {
    smtp.failNext({ at: 'end', kind: 'answer_lost' });
    const ways = { slack: null, colleagues: mails(new ImapMailbox(mailServer(imap.url()), loopback, ONCE)) };
    await acting.executing('acme', [internalStep]);
    await instance().tellDue(ways);
    expect(await records()).toMatchObject([{ told: false, mayHaveArrived: true }]);
    imap.sent.push(...smtp.taken.map(({ content }) => content));
    await untilItRests(ways);
    expect(smtp.taken).toHaveLength(1);
    expect(await records()).toMatchObject([{ told: true }]);
  });

  it('that the server refuses for good is not tried again, and says why', async () => {
    smtp.refused.set(ana, 550);
    await acting.executing('acme', [internalStep]);
    await untilItRests(mailOnly());
    expect(smtp.taken).toEqual([]);
    expect(await records()).toMatchObject([{ told: true, attempts: 1, error: expect.stringContaining('550') }]);
  });
});
