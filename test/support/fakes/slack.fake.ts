import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { AcceptedMessage, AcceptedModal } from './slack.block-kit';

/** What the fake does to the next call of a method instead of answering it properly. */
export type SlackFault =
  | { kind: 'error'; error: string }
  | { kind: 'rate_limited'; seconds: number }
  | { kind: 'status'; status: number }
  | { kind: 'no_json' }
  /** The request is read and never answered. */
  | { kind: 'hang' }
  /** The connection breaks before anything is carried out. */
  | { kind: 'broken' }
  /** The call is carried out, and the connection breaks before the answer. */
  | { kind: 'answer_lost' }
  /** The call is carried out, and the connection stays open without an answer. */
  | { kind: 'half_open' };

export interface SlackMessage {
  channel: string;
  ts: string;
  thread_ts?: string;
  text: string;
  blocks: unknown[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  edited: boolean;
}

type Form = Record<string, string>;
type Answer = Record<string, unknown>;
const PAGE = 50;

/** A workspace behind a real socket: channels, people, messages, and a ledger of every call that came in. */
export class FakeSlack {
  readonly calls: { method: string; form: Form; authorization: string }[] = [];
  readonly messages: SlackMessage[] = [];
  readonly modals: { triggerId: string; view: object }[] = [];
  readonly people: { id: string; email: string; [mark: string]: unknown }[] = [
    { id: 'U1', email: 'dana@vendor.example' },
    { id: 'U2', email: 'noor@vendor.example' },
  ];
  readonly channels = new Set(['C042']);
  /** Calls whose caller still waits for an answer that will never come. */
  unanswered = 0;
  private readonly faults: { method: string; fault: SlackFault }[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server;
  private posted = 0;

  static async start(): Promise<FakeSlack> {
    const fake = new FakeSlack();
    fake.server = createServer((request, response) => void fake.take(request, response));
    fake.server.on('connection', (socket) => fake.sockets.add(socket));
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
  }

  /** The next calls of the method meet these faults, one each. */
  failNext(method: string, ...faults: SlackFault[]): void {
    this.faults.push(...faults.map((fault) => ({ method, fault })));
  }

  callsOf(method: string): Form[] {
    return this.calls.filter((call) => call.method === method).map(({ form }) => form);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    const method = (request.url ?? '').replace('/api/', '');
    this.calls.push({ method, form, authorization: request.headers.authorization ?? '' });
    const at = this.faults.findIndex((waiting) => waiting.method === method);
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0]?.fault;
    switch (fault?.kind) {
      case undefined:
        return json(response, 200, this.carryOut(method, form));
      case 'error':
        return json(response, 200, { ok: false, error: fault.error });
      case 'rate_limited':
        response.setHeader('Retry-After', String(fault.seconds));
        return json(response, 429, { ok: false, error: 'ratelimited' });
      case 'status':
        return json(response, fault.status, {});
      case 'no_json':
        response.end('<html>Gateway</html>');
        return;
      case 'answer_lost':
        this.carryOut(method, form);
        request.socket.destroy();
        return;
      case 'half_open':
        this.carryOut(method, form);
        return;
      case 'broken':
        request.socket.destroy();
        return;
      case 'hang':
        this.unanswered += 1;
        response.once('close', () => (this.unanswered -= 1));
        return;
    }
  }

  private carryOut(method: string, form: Form): Answer {
    switch (method) {
      case 'chat.postMessage':
        return this.post(form);
      case 'chat.update':
        return this.update(form);
      case 'conversations.history':
        return this.page(form, (message) => message.thread_ts === undefined);
      case 'conversations.replies':
        return this.page(form, (message) => message.thread_ts === form.ts || message.ts === form.ts);
      case 'conversations.open':
        return this.open(form.users ?? '');
      case 'users.lookupByEmail':
        return person(this.people.find(({ email }) => email === form.email));
      case 'users.info':
        return person(this.people.find(({ id }) => id === form.user));
      case 'chat.postEphemeral':
        return { ok: true, message_ts: this.nextTs() };
      case 'views.open':
        return this.openModal(form);
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  private post(form: Form): Answer {
    const { channel = '', text = '', thread_ts } = form;
    if (!this.channels.has(channel)) return { ok: false, error: 'channel_not_found' };
    const content = AcceptedMessage.safeParse({ text, blocks: parsed(form.blocks) });
    if (!content.success) return { ok: false, error: 'invalid_blocks' };
    const { blocks } = content.data;
    const metadata = form.metadata ? (parsed(form.metadata) as SlackMessage['metadata']) : undefined;
    const message: SlackMessage = { channel, ts: this.nextTs(), thread_ts, text, blocks, metadata, edited: false };
    this.messages.push(message);
    return { ok: true, channel, ts: message.ts, message: { type: 'message', text, ts: message.ts } };
  }

  private update(form: Form): Answer {
    const message = this.messages.find(({ channel, ts }) => channel === form.channel && ts === form.ts);
    if (!message) return { ok: false, error: 'message_not_found' };
    const content = AcceptedMessage.safeParse({ text: form.text, blocks: parsed(form.blocks) });
    if (!content.success) return { ok: false, error: 'invalid_blocks' };
    Object.assign(message, { ...content.data, edited: true });
    return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
  }

  /** Newest first, as a channel shows them; metadata only for who asks for it. */
  private page(form: Form, belongs: (message: SlackMessage) => boolean): Answer {
    const oldest = Number(form.oldest ?? 0);
    const from = Number(form.cursor || 0);
    const all = this.messages
      .filter(({ channel, ts }) => channel === form.channel && Number(ts) >= oldest)
      .filter(belongs)
      .reverse();
    const messages = all
      .slice(from, from + PAGE)
      .map(({ metadata, ...shown }) => (form.include_all_metadata === 'true' ? { ...shown, metadata } : shown));
    const next = from + PAGE < all.length ? String(from + PAGE) : '';
    return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
  }

  private openModal(form: Form): Answer {
    const view = AcceptedModal.safeParse(parsed(form.view));
    if (!view.success) return { ok: false, error: 'invalid_arguments' };
    this.modals.push({ triggerId: form.trigger_id ?? '', view: view.data });
    return { ok: true, view: { id: `V${this.modals.length}` } };
  }

  private open(users: string): Answer {
    const id = `D-${users}`;
    this.channels.add(id);
    return { ok: true, channel: { id } };
  }

  private nextTs(): string {
    this.posted += 1;
    return `${Math.floor(Date.now() / 1_000)}.${String(this.posted).padStart(6, '0')}`;
  }
}

function person(found: FakeSlack['people'][number] | undefined): Answer {
  const { email, ...user } = found ?? {};
  return found ? { ok: true, user: { ...user, profile: { email } } } : { ok: false, error: 'users_not_found' };
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? [] : JSON.parse(text);
}

function json(response: ServerResponse, status: number, body: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
