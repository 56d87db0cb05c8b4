import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EmailDrafts, EmailOutbound } from '../../src/connectors/email/email.outbound';
import { ImapMailbox } from '../../src/connectors/email/imap';
import { mailServer } from '../../src/connectors/email/mail.server';
import { Smtp } from '../../src/connectors/email/smtp';
import { type Outbound } from '../../src/connectors/outbound';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { SlackMessenger } from '../../src/connectors/slack/slack.messenger';
import { SlackOutbound } from '../../src/connectors/slack/slack.outbound';
import { type WorkUnit } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useDatabase } from '../support/database';
import { FakeImap, type ImapFault } from '../support/fakes/imap.fake';
import { FakeSlack, type SlackFault } from '../support/fakes/slack.fake';
import { FakeSmtp, type SmtpFault } from '../support/fakes/smtp.fake';
import { dialogue, stepTimes, ONCE } from '../support/swift-calls';
import { actingOn, csm, mailToCustomer, supervisor, type Acting } from './acting';

const database = useDatabase();
const loopback = new AllowedHosts(['loopback']);
const from = { name: 'Vendor Success', address: 'agent@vendor.example' };

let smtp: FakeSmtp;
let imap: FakeImap;
let slack: FakeSlack;
beforeEach(async () => {
  [smtp, imap, slack] = await Promise.all([FakeSmtp.start(), FakeImap.start(), FakeSlack.start()]);
});
afterEach(async () => void (await Promise.all([smtp.stop(), imap.stop(), slack.stop()])));

const TROUBLES = [
  'nothing at all',
  'a write whose answer was lost',
  'a failure before the write',
  'a system that is asked too often',
  'an error of the server',
  'no answer in time',
  'a half-open connection after the write',
] as const;
type Trouble = (typeof TROUBLES)[number];

/** One outside system: the kind of action it takes, how it fails, and what it can show afterwards. */
interface Receiver {
  kind: 'send_email' | 'post_slack';
  outbound(): Outbound;
  meet(trouble: Trouble): void;
  /** Ids of the actions it has carried out, one entry for each time. */
  ledger(): string[];
}

const slackFaults: Record<Trouble, SlackFault[]> = {
  'nothing at all': [],
  'a write whose answer was lost': [{ kind: 'answer_lost' }],
  'a failure before the write': [{ kind: 'broken' }],
  'a system that is asked too often': [{ kind: 'rate_limited', seconds: 0 }],
  'an error of the server': [{ kind: 'status', status: 503 }],
  'no answer in time': [{ kind: 'hang' }],
  'a half-open connection after the write': [{ kind: 'half_open' }],
};
const smtpFaults: Record<Trouble, SmtpFault[]> = {
  'nothing at all': [],
  'a write whose answer was lost': [{ at: 'end', kind: 'answer_lost' }],
  'a failure before the write': [{ at: 'sender', kind: 'broken' }],
  'a system that is asked too often': [{ at: 'greeting', kind: 'reply', code: 421 }],
  'an error of the server': [{ at: 'end', kind: 'reply', code: 451 }],
  'no answer in time': [{ at: 'greeting', kind: 'silence' }],
  'a half-open connection after the write': [{ at: 'end', kind: 'silence' }],
};
const imapFaults: Record<Trouble, ImapFault[]> = {
  'nothing at all': [],
  'a write whose answer was lost': [{ at: 'append', kind: 'answer_lost' }],
  'a failure before the write': [{ at: 'append', kind: 'broken' }],
  'a system that is asked too often': [{ at: 'greeting', kind: 'busy' }],
  'an error of the server': [{ at: 'append', kind: 'busy' }],
  'no answer in time': [{ at: 'append', kind: 'silence' }],
  'a half-open connection after the write': [{ at: 'append', kind: 'half_open' }],
};

const mailbox = () => new ImapMailbox(mailServer(imap.url()), loopback, ONCE);
const actionIn = (mail: string) => /^X-CS-Action-Id: (\S+)\r?$/im.exec(mail)?.[1] ?? 'no action';

const RECEIVERS: Record<string, Receiver> = {
  Slack: {
    kind: 'post_slack',
    outbound: () => {
      const client = new SlackClient({ apiUrl: slack.url, botToken: 'xoxb-1' }, loopback, ONCE);
      return new SlackOutbound(new SlackMessenger(client, 'C042'));
    },
    meet: (trouble) => slack.failNext('chat.postMessage', ...slackFaults[trouble]),
    ledger: () => slack.messages.map(({ metadata }) => String(metadata?.event_payload.action_id)),
  },
  'the mail server': {
    kind: 'send_email',
    outbound: () => new EmailOutbound(new Smtp(mailServer(smtp.url()), loopback, dialogue, stepTimes), mailbox(), from),
    meet: (trouble) => smtp.failNext(...smtpFaults[trouble]),
    ledger: () => smtp.taken.map(({ content }) => actionIn(content)),
  },
  'the drafts folder': {
    kind: 'send_email',
    outbound: () => new EmailDrafts(mailbox(), from),
    meet: (trouble) => imap.failNext(...imapFaults[trouble]),
    ledger: () => imap.drafts.map(actionIn),
  },
};

/** Everything this kind of action does waits for a person. */
async function askAPersonFirst(acting: Acting, kind: string): Promise<void> {
  const { document } = await acting.policy.current();
  const rule = `rules:\n  - { id: ask_first, when: { kind: [${kind}] }, tier: approval_required }\n`;
  await acting.policy.switchOn(document.replace('rules:\n', rule), supervisor);
}

async function decide(acting: Acting, { id }: WorkUnit, verb: 'approve' | 'reject'): Promise<void> {
  const approval = (await acting.approvalsOf('acme')).find(({ subjectId }) => subjectId === id);
  if (!approval) throw new Error(`Nobody is asked about ${id}`);
  if (verb === 'approve') await acting.approvals.approve(approval.id, approval.digest, csm);
  else await acting.approvals.reject(approval.id, 'not_needed', null, csm);
}

/** A mail server that keeps what it took among the sent mails. */
function sentFolderFills(): void {
  imap.sent.push(...smtp.taken.map(({ content }) => content));
}

describe.each(Object.entries(RECEIVERS))('the ledger of %s', (_name, { kind, outbound, meet, ledger }) => {
  it.each(TROUBLES)('shows what was approved exactly once, and nothing else, after %s', async (trouble) => {
    const acting = actingOn(database.db, database, { outbounds: [outbound()] });
    await askAPersonFirst(acting, kind);
    const steps = ['approved', 'refused', 'unanswered'].map((title) => ({
      ...mailToCustomer,
      kind,
      title,
      message: { subject: title, text: 'We propose a call on Tuesday.' },
    }));
    await acting.executing('acme', steps);
    const unitCalled = async (title: string) => {
      const found = (await acting.unitsOf('acme')).find(({ payload }) => 'title' in payload && payload.title === title);
      if (!found) throw new Error(`Nothing is called ${title}`);
      return found;
    };
    await decide(acting, await unitCalled('approved'), 'approve');
    await decide(acting, await unitCalled('refused'), 'reject');
    meet(trouble);
    await acting.executor.carryOutDue();
    sentFolderFills();
    await acting.carryOutUntilItRests(4);

    expect(ledger()).toEqual([(await unitCalled('approved')).id]);
    expect(await unitCalled('refused')).toMatchObject({ status: 'rejected' });
    expect(await unitCalled('unanswered')).toMatchObject({ status: 'awaiting_approval' });
    expect(isClean(await verify(database.db))).toBe(true);
  });
});
