import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectionsOf } from '../../src/connectors/connections';
import { type OutboundAction } from '../../src/connectors/outbound';
import { readSettings } from '../../src/platform/settings/settings';
import { FakeImap } from '../support/fakes/imap.fake';
import { FakeSlack } from '../support/fakes/slack.fake';
import { FakeSmtp } from '../support/fakes/smtp.fake';

let slack: FakeSlack;
let smtp: FakeSmtp;
let imap: FakeImap;
beforeEach(async () => {
  slack = await FakeSlack.start();
  smtp = await FakeSmtp.start();
  imap = await FakeImap.start();
});
afterEach(async () => {
  await slack.stop();
  await smtp.stop();
  await imap.stop();
});

const connected = (more: Record<string, string> = {}) =>
  connectionsOf(
    readSettings({
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SLACK_CHANNEL: 'C042',
      SMTP_URL: smtp.url('agent:secret@'),
      IMAP_URL: imap.url(),
      MAIL_FROM: 'Vendor Success <agent@vendor.example>',
      ...more,
    }),
  );
const action = (kind: OutboundAction['kind']): OutboundAction => ({
  id: `wu_${kind}`,
  kind,
  account: { id: 'acc_1', name: 'Acme', externalId: 'crm-1' },
  payload: { title: 'Review', text: 'Dear Kim', recipients: [{ name: 'Kim', email: 'kim@acme.example' }] },
  assignee: null,
  since: new Date(),
});
const carryOut = async (kind: OutboundAction['kind'], more?: Record<string, string>) => {
  const outbound = connected(more).outbounds.find(({ kinds }) => kinds.includes(kind));
  return outbound?.execute(action(kind), { mayHaveArrived: false });
};

describe('the connections', () => {
  it('are none as long as nothing is set up', () => {
    const none = { outbounds: [], slack: null, colleagues: null, crms: { sources: [] }, people: null, warehouse: null };
    expect(connectionsOf(readSettings({}))).toMatchObject(none);
  });

  it('carry a mail to the mail server and a question to Slack', async () => {
    expect(await carryOut('send_email')).toMatchObject({ result: 'ok' });
    expect(await carryOut('ask_human')).toMatchObject({ result: 'ok' });
    expect(smtp.taken.map(({ to }) => to)).toEqual([['kim@acme.example']]);
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['C042']);
  });

  it('leave mails in the drafts folder where a person is to send them', async () => {
    expect(await carryOut('send_email', { MAIL_MODE: 'draft' })).toMatchObject({ result: 'ok' });
    expect(imap.drafts).toHaveLength(1);
    expect(smtp.taken).toEqual([]);
  });

  it('mail our own people, except where every mail is left for a person to send', async () => {
    const mail = { key: 'digest:2026-11-24', to: 'ana@vendor.example', subject: 'Your day', text: '2 for today' };
    expect(await connected().colleagues?.post(mail, { mayHaveArrived: false })).toMatchObject({ result: 'ok' });
    expect(smtp.taken.map(({ to }) => to)).toEqual([['ana@vendor.example']]);
    expect(connected({ MAIL_MODE: 'draft' }).colleagues).toBeNull();
  });
});
