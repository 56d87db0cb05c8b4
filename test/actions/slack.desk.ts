import { createHmac } from 'node:crypto';
import { type Test } from 'supertest';
import { type Approval } from '../../src/store/entities';
import { type Application } from '../support/application';
import { type FakeSlack, type SlackMessage } from '../support/fakes/slack.fake';
import { eventually } from '../support/worker';

export const SIGNING_SECRET = 'signing-secret';

export interface Delivery {
  secret?: string;
  /** Seconds before now at which it was signed. */
  age?: number;
}

type Named = Pick<Approval, 'id' | 'digest'>;

/** What people see in the channel and what they press there, as Slack would deliver it to the product. */
export function slackDesk(product: Application, slack: () => FakeSlack) {
  let presses = 0;
  const read = (message: SlackMessage) => JSON.stringify(message.blocks);
  return {
    read,

    /** Signed as Slack signs. */
    deliver(payload: object, { secret = SIGNING_SECRET, age = 0 }: Delivery = {}): Test {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const timestamp = String(Math.floor(Date.now() / 1_000) - age);
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
      return product
        .anonymous()
        .post('/api/v1/webhooks/slack')
        .type('form')
        .set({ 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': signature })
        .send(body);
    },

    pressed: (user: string, action: string, { channel, ts }: SlackMessage, { id, digest }: Named) => ({
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: user },
      container: { message_ts: ts, channel_id: channel },
      trigger_id: `trigger-${(presses += 1)}`,
      actions: [{ action_id: action, action_ts: `1.${presses}`, value: JSON.stringify({ approval: id, digest }) }],
    }),

    submitted: (user: string, form: object, values: object, { channel, ts }: SlackMessage, { id, digest }: Named) => ({
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: user },
      view: {
        id: `V${(presses += 1)}`,
        hash: 'h',
        private_metadata: JSON.stringify({ approval: id, digest, channel, ts }),
        state: { values },
        ...form,
      },
    }),

    rejection: (reason: string, text: string) => ({
      reason: { answer: { selected_option: { value: reason } } },
      text: { answer: { value: text } },
    }),

    /** The card in the channel, once it and the draft in its thread are there. */
    async cardOf({ id }: Pick<Approval, 'id'>): Promise<SlackMessage> {
      const isCard = ({ thread_ts, metadata }: SlackMessage) =>
        thread_ts === undefined && metadata?.event_payload.action_id === id;
      const card = () => slack().messages.find(isCard);
      await eventually(() =>
        slack().messages.some(({ thread_ts }) => thread_ts !== undefined && thread_ts === card()?.ts),
      );
      const found = card();
      if (!found) throw new Error(`There is no card of ${id}`);
      return found;
    },

    decidedAs: (card: SlackMessage, word: string) => eventually(() => read(card).includes(word)),
    whispers: () =>
      slack()
        .callsOf('chat.postEphemeral')
        .map(({ text, user }) => ({ text, user })),
  };
}
