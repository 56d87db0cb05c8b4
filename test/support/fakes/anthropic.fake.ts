import { analyst } from './analyst';
import { approximateTokens } from './approximate-tokens';
import { ModelServer, type Received, type Reply } from './model.server';

export type AnthropicTurn =
  | { answer: unknown }
  | { text: string }
  | { calls: { tool: string; input: unknown }[] }
  | { stop: 'refusal' | 'max_tokens' | 'model_context_window_exceeded'; text?: string }
  | { error: number; type: string; headers?: Record<string, string> }
  | 'hang'
  | 'drop'
  | 'cut'
  | 'stall';

/** What the service of October 2026 refuses with 400. */
const REMOVED = ['temperature', 'top_p', 'top_k'];
/** The shortest prefix, in tokens, that is cached; it differs from model to model. */
const CACHEABLE = 512;
const BEGUN = '{"id":"msg_1","type":"message","content":[{"type":"te';

/** Answers every question as `analyst` would. */
export const honest = answering(analyst);

/** Answers every question as somebody who knows no more of it than the text of the request. */
export function answering(mind: (text: string) => unknown): (request: Received) => AnthropicTurn {
  return ({ body }) => {
    const { system, messages } = body as { system: { text: string }[]; messages: { content: string }[] };
    const answer = mind([system[0]?.text, messages[0]?.content].join('\n'));
    return 'tools' in body ? (answer as { calls: { tool: string; input: unknown }[] }) : { answer };
  };
}

/** The Messages API as far as the product uses it: one answer for each turn, the last one again and again. */
export class FakeAnthropic {
  readonly server = new ModelServer((request) => this.reply(request));
  private readonly cached = new Set<string>();
  private turn = 0;

  constructor(
    private readonly turns: (AnthropicTurn | ((request: Received) => AnthropicTurn | Promise<AnthropicTurn>))[],
    /** What becomes of a question for the number of tokens, if not the number. */
    private readonly counting?: Reply,
  ) {}

  /** The questions alone, without the counting before them. */
  get questions(): Received[] {
    return this.server.received.filter(({ path }) => path === '/v1/messages');
  }

  private reply(request: Received): Reply | Promise<Reply> {
    if (!request.headers.authorization?.startsWith('Bearer ')) return problem(401, 'authentication_error', 'no key');
    const removed = REMOVED.find((name) => name in request.body);
    if (removed) return problem(400, 'invalid_request_error', `${removed}: this parameter has been removed`);
    const wrong = wrongIn(request.body);
    if (wrong) return problem(400, 'invalid_request_error', wrong);
    if (request.path === '/v1/messages/count_tokens') {
      return this.counting ?? { body: { input_tokens: tokensIn(request.body) } };
    }
    if (request.path !== '/v1/messages') return problem(404, 'not_found_error', request.path);
    return this.answer(request);
  }

  private async answer(request: Received): Promise<Reply> {
    const next = this.turns[Math.min(this.turn, this.turns.length - 1)] ?? { text: '' };
    this.turn += 1;
    const turn = typeof next === 'function' ? await next(request) : next;
    if (turn === 'hang' || turn === 'drop') return turn;
    if (turn === 'cut' || turn === 'stall') return { begun: BEGUN, then: turn === 'cut' ? 'break' : 'silence' };
    if ('error' in turn) return problem(turn.error, turn.type, turn.type, turn.headers);
    if ('stop' in turn) return this.message(request, turn.text ?? '', turn.stop);
    if ('calls' in turn) return this.toolCalls(request, turn.calls);
    return this.message(request, 'text' in turn ? turn.text : JSON.stringify(turn.answer), 'end_turn');
  }

  private toolCalls(request: Received, calls: { tool: string; input: unknown }[]): Reply {
    const content = calls.map(({ tool, input }, n) => ({ type: 'tool_use', id: `toolu_${n}`, name: tool, input }));
    return this.reply200(request, content, 'tool_use');
  }

  private message(request: Received, text: string, stop: string): Reply {
    return this.reply200(request, text === '' ? [] : [{ type: 'text', text }], stop);
  }

  private reply200({ body }: Received, content: object[], stop: string): Reply {
    const prefix = JSON.stringify([body['tools'], body['system']]);
    const size = approximateTokens(body['tools'], textOf(body['system']));
    const marked = prefix.includes('cache_control') && size >= CACHEABLE;
    const isHit = marked && this.cached.has(prefix);
    if (marked) this.cached.add(prefix);
    const usage = {
      input_tokens: tokensIn(body) - (marked ? size : 0),
      output_tokens: approximateTokens(content),
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
        content,
        stop_reason: stop,
        stop_sequence: null,
        usage,
      },
    };
  }
}

/** Definitions of tools, rules, shape of the answer and question: all of it is read by the model. */
function tokensIn({ tools, system, messages, output_config }: Record<string, unknown>): number {
  return approximateTokens(tools, textOf(system), output_config, textOf(messages));
}

function textOf(parts: unknown): string {
  return (parts as { text?: string; content?: string }[]).map(({ text, content }) => text ?? content ?? '').join('\n');
}

/** What this generation of models refuses about tools. */
function wrongIn({ tools, tool_choice }: Record<string, unknown>): string | null {
  if (!tools) return null;
  const { type } = tool_choice as { type: string };
  if (type === 'any' || type === 'tool') return 'tool_choice: a forced tool is not supported by this model';
  const loose = (tools as { name: string; strict?: boolean; input_schema: { additionalProperties?: boolean } }[]).find(
    ({ strict, input_schema }) => strict && input_schema.additionalProperties !== false,
  );
  return loose ? `tools.${loose.name}: additionalProperties must be false in strict tools` : null;
}

function problem(status: number, type: string, message: string, headers?: Record<string, string>): Reply {
  return {
    status,
    headers: { 'request-id': 'req_error', ...headers },
    body: { type: 'error', error: { type, message }, request_id: 'req_error' },
  };
}
