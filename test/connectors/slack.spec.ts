import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OutboundAction } from '../../src/connectors/outbound';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { approvalCard, decidedCard, type ApprovalCard } from '../../src/connectors/slack/approval.card';
import { draftThread } from '../../src/connectors/slack/draft.thread';
import { rejectModal } from '../../src/connectors/slack/approval.modals';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { SlackMessenger } from '../../src/connectors/slack/slack.messenger';
import { SlackOutbound } from '../../src/connectors/slack/slack.outbound';
import { FakeSlack, type SlackFault } from '../support/fakes/slack.fake';
import { NOBODY } from '../support/nobody';
import { SWIFT } from '../support/swift-calls';
import { until } from '../support/until';

const first = { mayHaveArrived: false };
const again = { mayHaveArrived: true };
const action: OutboundAction = {
  id: 'wu_77',
  kind: 'post_slack',
  account: { id: 'acc_1', name: 'Acme <Corp>', externalId: 'crm-1' },
  payload: {
    title: 'Renewal risk',
    text: 'Logins fell by 40 %.',
    recipients: [{ name: 'Dana', email: 'dana@vendor.example' }],
  },
  assignee: null,
  since: new Date(),
};
const toTheTeam: OutboundAction = { ...action, payload: { ...action.payload, recipients: [] } };

let slack: FakeSlack;
beforeEach(async () => (slack = await FakeSlack.start()));
afterEach(() => slack.stop());

const swift = { ...SWIFT, attemptTimeoutMs: 2_000, longestPauseMs: 20 };
const messengerOn = (apiUrl: string, channel: string | null = 'C042') =>
  new SlackMessenger(new SlackClient({ apiUrl, botToken: 'xoxb-1' }, new AllowedHosts(['loopback']), swift), channel);
const outbound = (channel?: string | null) => new SlackOutbound(messengerOn(slack.url, channel));

describe('a call to Slack that never answers', () => {
  it('is hung up on when it is withdrawn', async () => {
    slack.failNext('chat.postMessage', { kind: 'hang' });
    const patient = { ...swift, attemptTimeoutMs: 60_000 };
    const client = new SlackClient({ apiUrl: slack.url, botToken: 'xoxb-1' }, new AllowedHosts(['loopback']), patient);
    const waiting = new AbortController();
    const posting = client.post({ channel: 'C042', key: 'k1' }, { text: 'Hello', blocks: [] }, waiting.signal);
    await until(() => slack.unanswered === 1);
    waiting.abort();
    await expect(posting).rejects.toMatchObject({ result: 'unknown_outcome', code: 'cancelled' });
    await until(() => slack.unanswered === 0);
  });
});

describe('an action posted to Slack', () => {
  it('reaches its reader in a conversation of their own and can be found by its id', async () => {
    const outcome = await outbound().execute(action, first);
    const [message] = slack.messages;
    expect(outcome).toMatchObject({
      result: 'ok',
      reference: { system: 'slack', details: { channel: 'D-U1', ts: message?.ts } },
      notDelivered: [],
    });
    expect(message).toMatchObject({ channel: 'D-U1', metadata: { event_payload: { action_id: 'wu_77' } } });
    expect(slack.calls[0]?.authorization).toBe('Bearer xoxb-1');
    expect(await outbound().find(action)).toMatchObject({ details: { ts: message?.ts } });
  });

  it.each(['is_restricted', 'is_ultra_restricted', 'is_stranger'])(
    'goes to nobody from outside, whom the workspace knows as %s',
    async (mark) => {
      slack.people.push({ id: 'U9', email: 'joe@acme.example', [mark]: true });
      const joe = { name: 'Joe', email: 'joe@acme.example' };
      const toBoth = { ...action, payload: { ...action.payload, recipients: [...action.payload.recipients, joe] } };
      expect(await outbound().execute(toBoth, first)).toMatchObject({
        reference: { details: { channel: 'D-U1' } },
        notDelivered: [{ recipient: 'joe@acme.example' }],
      });
      const toJoe = { ...action, id: 'wu_78', payload: { ...action.payload, recipients: [joe] } };
      expect(await outbound(null).execute(toJoe, first)).toMatchObject({ result: 'refused', code: 'nobody_to_tell' });
    },
  );

  it('shows what others wrote as text: nothing in it can mention or link', async () => {
    await outbound().execute(
      { ...toTheTeam, payload: { ...toTheTeam.payload, title: '<!channel> <http://x|y>' } },
      first,
    );
    expect(slack.messages[0]?.text).toBe('Acme &lt;Corp&gt;: &lt;!channel&gt; &lt;http://x|y&gt;');
    expect(JSON.stringify(slack.messages[0]?.blocks)).not.toContain('<!channel>');
  });

  it('names a recipient who is not in Slack and still reaches the others', async () => {
    const recipients = [...action.payload.recipients, { name: 'Sam', email: 'sam@vendor.example' }];
    const outcome = await outbound().execute({ ...action, payload: { ...action.payload, recipients } }, first);
    expect(outcome).toMatchObject({
      result: 'ok',
      notDelivered: [{ recipient: 'sam@vendor.example', reason: 'no colleague in Slack' }],
    });
  });

  it('is refused when it has no reader in Slack and there is no team channel', async () => {
    expect(await outbound(null).execute(toTheTeam, first)).toMatchObject({ result: 'refused', code: 'nobody_to_tell' });
  });

  it('never leaves for a host that is not allowed', async () => {
    const client = new SlackClient({ apiUrl: slack.url, botToken: 'x' }, new AllowedHosts(['slack.com']), swift);
    const outcome = await new SlackOutbound(new SlackMessenger(client, 'C042')).execute(toTheTeam, first);
    expect(outcome).toMatchObject({ result: 'refused', code: 'host_not_allowed' });
    expect(slack.calls).toEqual([]);
  });
});

describe('a post that meets a fault', () => {
  const faults: [string, SlackFault, object, number][] = [
    ['a refusal', { kind: 'error', error: 'channel_not_found' }, { result: 'refused', code: 'channel_not_found' }, 0],
    ['a revoked token', { kind: 'error', error: 'token_revoked' }, { result: 'refused' }, 0],
    ['an error of Slack', { kind: 'error', error: 'internal_error' }, { result: 'unknown_outcome' }, 0],
    ['a failing server', { kind: 'status', status: 502 }, { result: 'unknown_outcome', code: 'http_502' }, 0],
    ['an answer of something in between', { kind: 'no_json' }, { result: 'unknown_outcome', code: 'not_slack' }, 0],
    ['no answer', { kind: 'hang' }, { result: 'unknown_outcome' }, 0],
    ['a broken connection', { kind: 'broken' }, { result: 'unknown_outcome' }, 0],
    ['a lost answer', { kind: 'answer_lost' }, { result: 'ok' }, 1],
    ['a half-open connection', { kind: 'half_open' }, { result: 'ok' }, 1],
    ['a short rate limit', { kind: 'rate_limited', seconds: 0 }, { result: 'ok' }, 1],
    [
      'a long rate limit',
      { kind: 'rate_limited', seconds: 30 },
      { result: 'failed_before_write', code: 'rate_limited', retryAfterMs: 30_000 },
      0,
    ],
  ];

  it.each(faults)('(%s) ends as it should, written as often as Slack shows', async (_what, fault, outcome, written) => {
    slack.failNext('chat.postMessage', fault);
    expect(await outbound().execute(toTheTeam, first)).toMatchObject(outcome);
    expect(slack.messages).toHaveLength(written);
  });

  it('is certain not to have been written when nobody listens', async () => {
    const elsewhere = new SlackOutbound(messengerOn(`http://${NOBODY}`));
    expect(await elsewhere.execute(toTheTeam, first)).toMatchObject({ result: 'failed_before_write' });
  });

  it.each(faults.filter(([, fault]) => fault.kind !== 'error' || fault.error === 'internal_error'))(
    '(%s) is written exactly once after it was tried again',
    async (_what, fault) => {
      slack.failNext('chat.postMessage', fault);
      slack.failNext('conversations.history', { kind: 'status', status: 500 }, { kind: 'status', status: 500 });
      await outbound().execute(toTheTeam, first);
      expect(await outbound().execute(toTheTeam, again)).toMatchObject({ result: 'ok' });
      expect(slack.messages).toHaveLength(1);
    },
  );

  it('is not posted again while Slack cannot say whether it arrived', async () => {
    slack.failNext('conversations.history', ...Array<SlackFault>(3).fill({ kind: 'status', status: 500 }));
    expect(await outbound().execute(toTheTeam, again)).toMatchObject({ result: 'unknown_outcome' });
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it('is found however many messages came after it', async () => {
    await outbound().execute(toTheTeam, first);
    const others = Array.from({ length: 120 }, (_, nth) => ({ ...toTheTeam, id: `wu_other_${nth}` }));
    for (const other of others) await outbound().execute(other, first);
    expect(await outbound().execute(toTheTeam, again)).toMatchObject({
      reference: { details: { ts: slack.messages[0]?.ts } },
    });
    expect(slack.messages).toHaveLength(121);
  });
});

describe('an approval in Slack', () => {
  const card: ApprovalCard = {
    approval: 'apr_1',
    digest: `sha256:${'a'.repeat(64)}`,
    action: 'Send an e-mail',
    title: 'Ask for a review meeting',
    account: 'Acme',
    recipients: ['Kim <kim@acme.example>'],
    consequence: 'It goes to 1 person at once.',
    facts: [['Revenue a year', 'EUR 60,000']],
    because: 'customers read it',
    expiresAt: new Date('2026-11-27T12:00:00Z'),
    editableLength: 120,
    url: null,
  };
  const since = new Date();

  it('becomes a card, its draft a reply under it, and the decision takes the place of the card', async () => {
    const messenger = messengerOn(slack.url);
    const posted = await messenger.post({ key: 'apr_1', to: [], content: approvalCard(card), since }, first);
    if (posted.result !== 'ok') throw new Error(posted.reason);
    const place = { channel: 'C042', ts: posted.reference.details.ts ?? '' };
    const reply = {
      key: 'apr_1:draft',
      content: draftThread({ title: card.title, text: 'Dear Kim', url: null }),
      since,
    };
    await messenger.reply(place, reply, first);
    await messenger.reply(place, reply, again);
    const ending = { status: 'approved' as const, by: 'noor@vendor.example', at: new Date(), reason: null };
    await messenger.replace(place, decidedCard(card, ending));

    expect(slack.messages).toHaveLength(2);
    const [shown, draft] = slack.messages;
    expect(draft).toMatchObject({ thread_ts: shown?.ts, blocks: [{ text: { type: 'plain_text', text: 'Dear Kim' } }] });
    expect(shown).toMatchObject({ edited: true, text: 'Acme: approved. Ask for a review meeting' });
    expect(JSON.stringify(shown?.blocks)).not.toContain('"button"');
  });

  it('is replaced again after a lost answer: the same content twice is the same content', async () => {
    const messenger = messengerOn(slack.url);
    await messenger.post({ key: 'apr_1', to: [], content: approvalCard(card), since }, first);
    slack.failNext('chat.update', { kind: 'answer_lost' }, { kind: 'status', status: 503 });
    const place = { channel: 'C042', ts: slack.messages[0]?.ts ?? '' };
    expect(await messenger.replace(place, draftThread({ title: 't', text: 'x', url: null }))).toMatchObject({
      result: 'ok',
    });
  });

  it('asks for the reason of a rejection in a modal, and knows who pressed by their address', async () => {
    const { client } = messengerOn(slack.url);
    const origin = { approval: 'apr_1', digest: card.digest, channel: 'C042', ts: '1.2' };
    await client.openModal('trigger-1', rejectModal(origin, { ...card, isDraft: true }));
    expect(slack.modals).toMatchObject([
      { triggerId: 'trigger-1', view: { type: 'modal', callback_id: 'vim.rejected' } },
    ]);
    expect(await client.emailOf('U2')).toBe('noor@vendor.example');
  });
});
