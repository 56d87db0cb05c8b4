import { type Attempt, type NotDelivered, type Outcome, type ProviderReference } from '../outbound';
import { OutboundFailure } from '../resilience/outbound.failure';
import { outcomeOf, sendOnce } from '../resilience/send-once';
import { type Content } from './block-kit';
import { type SlackClient } from './slack.client';

/** One message to post: the same key is the same message, however often it is asked for. */
export interface SlackMessage {
  key: string;
  /** Addresses of the colleagues it is for; nobody in particular means the team's channel. */
  to: readonly string[];
  content: Content;
  /** No attempt to post it is older. */
  since: Date;
}

export interface Place {
  channel: string;
  ts: string;
}

/** Posts each message once, to the people it is for or else to the team's channel, and replaces it in place. */
export class SlackMessenger {
  readonly system = 'slack';

  /** @param teamChannel id of the channel for what finds no reader of its own; null when there is none */
  constructor(
    readonly client: SlackClient,
    private readonly teamChannel: string | null,
  ) {}

  post(message: SlackMessage, attempt: Attempt): Promise<Outcome> {
    const { key, to, content, since } = message;
    return sendOnce(
      {
        absenceIsProof: true,
        find: (signal) => this.find({ key, to, since }, signal),
        send: async (signal) => {
          const { channel, notDelivered } = await this.conversationFor(to, signal);
          return { reference: await this.client.post({ channel, key }, content, signal), notDelivered };
        },
      },
      attempt,
    );
  }

  async find(
    { key, to, since }: Omit<SlackMessage, 'content'>,
    signal?: AbortSignal,
  ): Promise<ProviderReference | null> {
    const { channel } = await this.conversationFor(to, signal);
    return this.client.find({ channel, key }, since, signal);
  }

  /** Posts under a message, once for each key. */
  reply({ channel, ts: thread }: Place, reply: Omit<SlackMessage, 'to'>, attempt: Attempt): Promise<Outcome> {
    const { key, content, since } = reply;
    const posting = { channel, key, thread };
    return sendOnce(
      {
        absenceIsProof: true,
        find: (signal) => this.client.find(posting, since, signal),
        send: async (signal) => ({ reference: await this.client.post(posting, content, signal) }),
      },
      attempt,
    );
  }

  /** Doing it again does no harm, so that no attempt needs to be looked up. */
  async replace(place: Place, content: Content, signal?: AbortSignal): Promise<Outcome> {
    try {
      await this.client.update(place, content, signal);
      const reference = { system: this.system, id: `${place.channel}:${place.ts}`, details: { ...place } };
      return { result: 'ok', reference, notDelivered: [] };
    } catch (error) {
      if (error instanceof OutboundFailure) return outcomeOf(error);
      throw error;
    }
  }

  /** People who are not in Slack are named; when none of them is, the team's channel hears it. */
  private async conversationFor(to: readonly string[], signal?: AbortSignal) {
    const userIds: string[] = [];
    const notDelivered: NotDelivered[] = [];
    for (const email of new Set(to)) {
      const userId = await this.client.userWith(email, signal);
      if (userId) userIds.push(userId);
      else notDelivered.push({ recipient: email, reason: 'no colleague in Slack' });
    }
    if (userIds.length > 0) return { channel: await this.client.conversationWith(userIds, signal), notDelivered };
    if (this.teamChannel !== null) return { channel: this.teamChannel, notDelivered };
    throw new OutboundFailure('slack', 'refused', 'nobody_to_tell', 'no recipient is in Slack, and no channel is set');
  }
}
