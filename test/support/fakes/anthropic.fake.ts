import { analyst } from './analyst';
import { ModelServer, type Received, type Reply } from './model.server';

export type AnthropicTurn =
  | { answer: unknown }
  | { text: string }
  | { stop: 'refusal' | 'max_tokens' | 'model_context_window_exceeded'; text?: string }
  | { error: number; type: string; headers?: Record<string, string> }
  | 'hang'
  | 'drop'
  | 'cut';

/** What the service of October 2026 refuses with 400. */
const REMOVED = ['temperature', 'top_p', 'top_k'];
/** The shortest prefix, in tokens, that is cached; it differs from model to model. */
const CACHEABLE = 512;

/** Answers every question as `analyst` would. */
export function honest({ body }: Received): AnthropicTurn {
  const { system, messages } = body as { system: { text: string }[]; messages: { content: string }[] };
  return { answer: analyst([system[0]?.text, messages[0]?.content].join('\n')) };
}

/** The Messages API as far as the product uses it: one answer for each turn, the last one again and again. */
export class FakeAnthropic {
  readonly server = new ModelServer((request) => this.reply(request));
  private readonly cached = new Set<string>();
  private turn = 0;

  constructor(
    private readonly turns: (AnthropicTurn | ((request: Received) => AnthropicTurn | Promise<AnthropicTurn>))[],
  ) {}

  /** The questions alone, without the counting before them. */
  get questions(): Received[] {
    return this.server.received.filter(({ path }) => path === '/v1/messages');
  }

  private reply(request: Received): Reply | Promise<Reply> {
    if (!request.headers.authorization?.startsWith('Bearer ')) return problem(401, 'authentication_error', 'no key');
    const removed = REMOVED.find((name) => name in request.body);
    if (removed) return problem(400, 'invalid_request_error', `${removed}: this parameter has been removed`);
    if (request.path === '/v1/messages/count_tokens') return { body: { input_tokens: tokensIn(request.body) } };
    if (request.path !== '/v1/messages') return problem(404, 'not_found_error', request.path);
    return this.answer(request);
  }

  private async answer(request: Received): Promise<Reply> {
    const next = this.turns[Math.min(this.turn, this.turns.length - 1)] ?? { text: '' };
    this.turn += 1;
    const turn = typeof next === 'function' ? await next(request) : next;
    if (turn === 'hang' || turn === 'drop') return turn;
    if (turn === 'cut') return { cut: '{"id":"msg_1","type":"message","content":[{"type":"te' };
    if ('error' in turn) return problem(turn.error, turn.type, turn.type, turn.headers);
    if ('stop' in turn) return this.message(request, turn.text ?? '', turn.stop);
    return this.message(request, 'text' in turn ? turn.text : JSON.stringify(turn.answer), 'end_turn');
  }

  private message({ body }: Received, text: string, stop: string): Reply {
    const prefix = JSON.stringify(body['system'] ?? '');
    const size = Math.ceil(prefix.length / 4);
    const marked = prefix.includes('cache_control') && size >= CACHEABLE;
    const isHit = marked && this.cached.has(prefix);
    if (marked) this.cached.add(prefix);
    const usage = {
      input_tokens: tokensIn(body) - (marked ? size : 0),
      output_tokens: Math.ceil(text.length / 4) + 1,
      cache_creation_input_tokens: marked && !isHit ? size : 0,
      cache_read_input_tokens: isHit ? size : 0,
      service_tier: 'standard',
    };
    return {
      headers: { 'request-id': `req_${this.turn}` },
      body: {
        id: `msg_${this.turn}`,
        type: 'message',
        role: 'assistant',
        model: body['model'],
        content: text === '' ? [] : [{ type: 'text', text }],
        stop_reason: stop,
        stop_sequence: null,
        usage,
      },
    };
  }
}

function tokensIn({ system, messages }: Record<string, unknown>): number {
  return Math.ceil(JSON.stringify([system, messages]).length / 4);
}

function problem(status: number, type: string, message: string, headers?: Record<string, string>): Reply {
  return {
    status,
    headers: { 'request-id': 'req_error', ...headers },
    body: { type: 'error', error: { type, message }, request_id: 'req_error' },
  };
}
