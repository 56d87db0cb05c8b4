import { LogLevel, WebClient } from '@slack/web-api';
import { type ModalView } from '@slack/types';
import { z } from 'zod';
import { type ProviderReference } from '../outbound';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, CONSIDERATE, type CallSettings } from '../resilience/call.policy';
import { OutboundFailure } from '../resilience/outbound.failure';
import { LIMITS, shown, type Content } from './block-kit';
import { judgeSlackError } from './slack.failure';

export interface SlackSettings {
  /** Base of the Web API, with the slash at its end. */
  apiUrl: string;
  botToken: string;
}

/** Slack lets through about one message a second, and a few at once after a quiet time. */
const POSTING: CallSettings = { ...CONSIDERATE, perSecond: 1, burst: 5 };
const EVENT_TYPE = 'value_in_motion';
/** Clocks of two machines differ; a message may seem a little older than the attempt that posted it. */
const CLOCK_SKEW_SECONDS = 120;

/** A message in a channel or, with `thread`, under another one. The key says which action of ours it is. */
export interface Posting {
  channel: string;
  key: string;
  thread?: string;
}

/** The calls of Slack's Web API that the product makes, each under the policy for calls to the outside. */
export class SlackClient {
  /** Slack's client for one attempt: it knows no signal, and would keep a connection that nobody waits for. */
  private readonly web: (signal: AbortSignal) => WebClient;
  private readonly posts: CallPolicy;
  /** Apart from the posts, so that a modal never waits behind them. */
  private readonly calls: CallPolicy;

  constructor({ apiUrl, botToken }: SlackSettings, hosts: AllowedHosts, settings: Partial<CallSettings> = {}) {
    this.posts = new CallPolicy('slack', judgeSlackError, { ...POSTING, ...settings });
    this.calls = new CallPolicy('slack', judgeSlackError, settings);
    const ask = hosts.fetchFor('slack');
    const options = {
      slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
      allowAbsoluteUrls: false,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logLevel: LogLevel.ERROR,
    };
    this.web = (signal) =>
      new WebClient(botToken, { ...options, fetch: (input, init) => ask(input, { ...init, signal }) });
  }

  async post({ channel, key, thread }: Posting, content: Content, signal?: AbortSignal): Promise<ProviderReference> {
    const { ts } = await this.posts.once(
      (each) =>
        this.web(each).chat.postMessage({
          channel,
          text: content.text,
          blocks: content.blocks,
          metadata: { event_type: EVENT_TYPE, event_payload: { action_id: key } },
          unfurl_links: false,
          unfurl_media: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      signal,
    );
    if (ts === undefined) throw new OutboundFailure('slack', 'unknown_outcome', 'no_ts', 'Slack named no message');
    return referenceTo(channel, ts);
  }

  /** Puts new content in the place of a message's old one. */
  async update(
    { channel, ts }: { channel: string; ts: string },
    content: Content,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.calls.repeatable(
      (each) => this.web(each).chat.update({ channel, ts, text: content.text, blocks: content.blocks }),
      signal,
    );
  }

  /** The message an earlier attempt left, if there is one. */
  async find({ channel, key, thread }: Posting, since: Date, signal?: AbortSignal): Promise<ProviderReference | null> {
    const oldest = String(Math.floor(since.getTime() / 1_000) - CLOCK_SKEW_SECONDS);
    let cursor: string | undefined;
    do {
      const page = { channel, oldest, cursor, limit: 200, include_all_metadata: true };
      const { messages = [], response_metadata } = await this.calls.repeatable(
        (each) =>
          thread === undefined
            ? this.web(each).conversations.history(page)
            : this.web(each).conversations.replies({ ...page, ts: thread }),
        signal,
      );
      for (const { ts, metadata } of messages) {
        if (ts !== undefined && keyIn(metadata) === key) return referenceTo(channel, ts);
      }
      cursor = response_metadata?.next_cursor;
    } while (cursor);
    return null;
  }

  /**
   * Slack's id of the colleague with this address; null when there is none. Guests and people of other workspaces are
   * none: what we say in Slack is said among ourselves.
   */
  async userWith(email: string, signal?: AbortSignal): Promise<string | null> {
    const user = await this.lookUp(email, signal);
    return isFromOutside(user) ? null : (user?.id ?? null);
  }

  /** Whether anybody has this address here, guests too. */
  async knows(email: string, signal?: AbortSignal): Promise<boolean> {
    return (await this.lookUp(email, signal)) !== null;
  }

  private async lookUp(email: string, signal?: AbortSignal) {
    try {
      const { user } = await this.calls.repeatable((each) => this.web(each).users.lookupByEmail({ email }), signal);
      return user ?? null;
    } catch (error) {
      if (error instanceof OutboundFailure && error.code === 'users_not_found') return null;
      throw error;
    }
  }

  /** The address of the person who pressed a button; null when Slack does not tell. */
  async emailOf(userId: string, signal?: AbortSignal): Promise<string | null> {
    const { user } = await this.calls.repeatable((each) => this.web(each).users.info({ user: userId }), signal);
    return user?.profile?.email ?? null;
  }

  /** The one conversation of the app with exactly these people, opened when it does not exist yet. */
  async conversationWith(userIds: readonly string[], signal?: AbortSignal): Promise<string> {
    const users = [...userIds].sort().join(',');
    const { channel } = await this.calls.repeatable((each) => this.web(each).conversations.open({ users }), signal);
    if (!channel?.id) throw new OutboundFailure('slack', 'failed_before_write', 'no_channel', 'Slack named no channel');
    return channel.id;
  }

  /** Shows a modal; Slack takes it within three seconds of the press that it answers. */
  async openModal(triggerId: string, view: ModalView, signal?: AbortSignal): Promise<void> {
    await this.calls.once((each) => this.web(each).views.open({ trigger_id: triggerId, view }), signal);
  }

  /** Says something to one reader of a channel, such as why a decision was not taken, and nothing of it as markup. */
  async whisper({ channel, user }: { channel: string; user: string }, text: string, signal?: AbortSignal) {
    await this.calls.once(
      (each) => this.web(each).chat.postEphemeral({ channel, user, text: shown(text, LIMITS.message) }),
      signal,
    );
  }
}

function referenceTo(channel: string, ts: string): ProviderReference {
  return { system: 'slack', id: `${channel}:${ts}`, details: { channel, ts } };
}

function keyIn(metadata: { event_type?: string; event_payload?: unknown } | undefined): unknown {
  const payload = metadata?.event_type === EVENT_TYPE ? metadata.event_payload : undefined;
  return typeof payload === 'object' && payload !== null && 'action_id' in payload ? payload.action_id : undefined;
}

const Outsider = z.union([
  z.object({ is_restricted: z.literal(true) }),
  z.object({ is_ultra_restricted: z.literal(true) }),
  z.object({ is_stranger: z.literal(true) }),
]);

function isFromOutside(user: unknown): boolean {
  return Outsider.safeParse(user).success;
}
