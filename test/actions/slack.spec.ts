import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Approval, WorkUnit } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useApplication } from '../support/application';
import { FakeSlack, type SlackMessage } from '../support/fakes/slack.fake';
import { FakeSmtp } from '../support/fakes/smtp.fake';
import { eventually } from '../support/worker';
import { actingOn, internalStep, mailToCustomer, mitigationPlan, type Acting } from './acting';

const SECRET = 'signing-secret';
let slack: FakeSlack;
let smtp: FakeSmtp;
beforeAll(async () => {
  [slack, smtp] = await Promise.all([FakeSlack.start(), FakeSmtp.start()]);
  for (const role of ['viewer', 'csm', 'supervisor']) slack.people.push({ id: role, email: `${role}@vendor.example` });
});
afterAll(async () => void (await Promise.all([slack.stop(), smtp.stop()])));

const product = useApplication({
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_CHANNEL: 'C042',
  MAIL_FROM: 'Vendor Success <agent@vendor.example>',
  get SLACK_API_URL() {
    return slack.url;
  },
  get SMTP_URL() {
    return smtp.url();
  },
});

let acting: Acting;
beforeEach(() => {
  for (const ledger of [slack.messages, slack.calls, slack.modals, smtp.taken]) ledger.length = 0;
  acting = actingOn(product.app.get(DataSource), { embedded: true });
});

interface Delivery {
  secret?: string;
  /** Seconds before now at which it was signed. */
  age?: number;
}

function deliver(payload: object, { secret = SECRET, age = 0 }: Delivery = {}) {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000) - age);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return product
    .anonymous()
    .post('/api/v1/webhooks/slack')
    .type('form')
    .set({ 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': signature })
    .send(body);
}

let presses = 0;
const pressed = (user: string, action: string, { channel, ts }: SlackMessage, { id, digest }: Approval) => ({
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: user },
  container: { message_ts: ts, channel_id: channel },
  trigger_id: `trigger-${(presses += 1)}`,
  actions: [{ action_id: action, action_ts: `1.${presses}`, value: JSON.stringify({ approval: id, digest }) }],
});
const submitted = (user: string, form: object, values: object, { channel, ts }: SlackMessage, approval: Approval) => ({
  type: 'view_submission',
  team: { id: 'T1' },
  user: { id: user },
  view: {
    id: `V${(presses += 1)}`,
    hash: 'h',
    private_metadata: JSON.stringify({ approval: approval.id, digest: approval.digest, channel, ts }),
    state: { values },
    ...form,
  },
});
const rejection = (reason: string, text: string) => ({
  reason: { answer: { selected_option: { value: reason } } },
  text: { answer: { value: text } },
});

const open = async (kind: string) => {
  const approval = (await acting.approvalsOf('acme')).findLast(({ subjectKind }) => subjectKind === kind);
  if (!approval) throw new Error(`There is no approval of a ${kind}`);
  return approval;
};
const read = (message: SlackMessage) => JSON.stringify(message.blocks);
const keyOf = ({ metadata }: SlackMessage) => metadata?.event_payload.action_id;

/** The card in the channel, once it and the draft in its thread are there. */
async function cardOf({ id }: Approval): Promise<SlackMessage> {
  const card = () => slack.messages.find((message) => message.thread_ts === undefined && keyOf(message) === id);
  await eventually(() => slack.messages.some(({ thread_ts }) => thread_ts !== undefined && thread_ts === card()?.ts));
  return card()!;
}
const decidedAs = (card: SlackMessage, word: string) => eventually(() => read(card).includes(word));
const whispers = () => slack.callsOf('chat.postEphemeral').map(({ text, user }) => ({ text, user }));

describe('an approval in Slack', () => {
  let approval: Approval;
  let card: SlackMessage;
  beforeEach(async () => {
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme'));
    approval = await open('mitigation_plan');
    card = await cardOf(approval);
  });

  it('is a card in the team channel, with the draft in its thread', () => {
    expect(card).toMatchObject({ channel: 'C042' });
    expect(read(card)).toContain('60,000 USD');
    expect(read(card)).toContain('vim.approve');
    const replies = slack.messages.filter(({ thread_ts }) => thread_ts === card.ts);
    expect(replies).toHaveLength(1);
    expect(read(replies[0]!)).toContain('Find the new head of operations');
  });

  it('is decided by a colleague with the role for it, and the card says by whom', async () => {
    await deliver(pressed('supervisor', 'vim.approve', card, approval)).expect(200);
    await decidedAs(card, '*Approved* by supervisor@vendor.example');
    expect(read(card)).not.toContain('vim.approve');
    expect(await open('mitigation_plan')).toMatchObject({
      status: 'approved',
      decisions: [{ by: 'supervisor@vendor.example', verb: 'approve' }],
    });
  });

  it.each([
    ['whose role is too low', 'csm', 'is decided by role supervisor'],
    ['who has no access', 'U1', 'dana@vendor.example has no access'],
  ])('is not decided by somebody %s, who hears why', async (_who, user, why) => {
    await deliver(pressed(user, 'vim.approve', card, approval)).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()).toEqual([{ text: expect.stringContaining(why), user }]);
    expect(await open('mitigation_plan')).toMatchObject({ status: 'open', decisions: [] });
  });

  it('is not decided by a request that is forged, old or unsigned', async () => {
    const press = pressed('supervisor', 'vim.approve', card, approval);
    await deliver(press, { secret: 'guessed' }).expect(401);
    await deliver(press, { age: 400 }).expect(401);
    await product.anonymous().post('/api/v1/webhooks/slack').type('form').send('payload={}').expect(401);
    expect(await open('mitigation_plan')).toMatchObject({ status: 'open', decisions: [] });
  });

  it('takes a delivery once, however often it comes', async () => {
    const ask = pressed('supervisor', 'vim.reject', card, approval);
    await deliver(ask).expect(200);
    await eventually(() => slack.modals.length > 0);
    await deliver(ask).expect(200);
    await deliver(pressed('supervisor', 'vim.reject', card, approval)).expect(200);
    await eventually(() => slack.modals.length > 1);
    expect(slack.modals).toHaveLength(2);
  });

  it('refuses a signed body that none of our cards sends', async () => {
    await deliver({ type: 'block_actions' }).expect(400);
  });

  it('decided elsewhere shows so in Slack', async () => {
    await product
      .as('supervisor')
      .post(`/api/v1/approvals/${approval.id}/reject`)
      .send({ reason: 'too_risky', text: 'Wait for the merger' })
      .expect(200);
    await decidedAs(card, 'Wait for the merger');
  });
});

describe('a risk', () => {
  it('becomes a plan that is rejected with a reason, a better one, a mail to the customer, and a success plan', async () => {
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme', [internalStep]));
    const first = await open('mitigation_plan');
    const firstCard = await cardOf(first);
    await deliver(pressed('supervisor', 'vim.reject', firstCard, first)).expect(200);
    await eventually(() => slack.modals.length === 1);
    const why = rejection('wrong_facts', 'The customer needs to hear from us');
    await deliver(submitted('supervisor', { callback_id: 'vim.rejected' }, why, firstCard, first)).expect(200);
    await decidedAs(firstCard, 'The customer needs to hear from us');
    expect(await acting.stateOf('acme')).toBe('riskMitigation.drafting');

    await acting.drafted('acme', mitigationPlan('acme', [mailToCustomer]), 'mp_2');
    const second = await open('mitigation_plan');
    const secondCard = await cardOf(second);
    await deliver(pressed('supervisor', 'vim.approve', secondCard, second)).expect(200);
    await decidedAs(secondCard, '*Approved*');
    await acting.run('executeMitigation');
    expect(smtp.taken).toEqual([]);

    const mail = await open('send_email');
    const mailCard = await cardOf(mail);
    const edited = { text: { answer: { value: 'Shall we talk on Wednesday?' } } };
    await deliver(submitted('csm', { callback_id: 'vim.edited' }, edited, mailCard, mail)).expect(200);
    await eventually(async () => (await open('send_email')).digest !== mail.digest);
    await deliver(pressed('csm', 'vim.approve', mailCard, await open('send_email'))).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()[0]?.text).toContain('wrote or edited it');
    await deliver(pressed('supervisor', 'vim.approve', mailCard, await open('send_email'))).expect(200);
    await decidedAs(mailCard, '*Approved* by supervisor@vendor.example');

    await eventually(async () => (await acting.stateOf('acme')) === 'successPlan.drafting');
    expect(smtp.taken).toHaveLength(1);
    expect(smtp.taken[0]).toMatchObject({ to: ['joe@customer.example'] });
    expect(smtp.taken[0]?.content).toContain('Shall we talk on Wednesday?');
    const unit = await acting.db.manager.findOneByOrFail(WorkUnit, { kind: 'send_email' });
    expect(unit).toMatchObject({ status: 'done', evidence: { system: 'email', attempts: 1 } });
    expect(isClean(await verify(acting.db))).toBe(true);
  });
});
