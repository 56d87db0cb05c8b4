import { ModelServer, type Received, type Reply } from './model.server';

export type OpenAiTurn =
  | { answer: unknown; cached?: number }
  | { text: string }
  | { calls: { tool: string; arguments: string }[] }
  | { refusal: string }
  | { incomplete: string; text?: string }
  | { error: number; code: string; headers?: Record<string, string> }
  | 'hang'
  | 'drop'
  | 'cut'
  | 'stall';

const BEGUN = '{"id":"resp_1","object":"response","output":[{"type":"mess';

/** The Responses API as far as the product uses it; it refuses schemas that are not strict, as the service does. */
export class FakeOpenAi {
  readonly server = new ModelServer((request) => this.reply(request));
  private turn = 0;

  constructor(private readonly turns: OpenAiTurn[]) {}

  private reply({ path, headers, body }: Received): Reply {
    if (headers.authorization !== 'Bearer key') return problem(401, 'invalid_api_key');
    if (path !== '/v1/responses') return problem(404, 'not_found');
    const loose = looseIn(schemaOf(body), 'schema');
    if (loose) return problem(400, 'invalid_json_schema', loose);
    const turn = this.turns[Math.min(this.turn, this.turns.length - 1)] ?? { answer: null };
    this.turn += 1;
    if (turn === 'hang' || turn === 'drop') return turn;
    if (turn === 'cut' || turn === 'stall') return { begun: BEGUN, then: turn === 'cut' ? 'break' : 'silence' };
    if ('error' in turn) return problem(turn.error, turn.code, turn.code, turn.headers);
    if ('calls' in turn) return this.response(body, [], { output: turn.calls.map(functionCall) });
    if ('refusal' in turn) return this.response(body, [{ type: 'refusal', refusal: turn.refusal }], {});
    if ('incomplete' in turn) {
      const content = [{ type: 'output_text', text: turn.text ?? '', annotations: [] }];
      return this.response(body, content, { status: 'incomplete', incomplete_details: { reason: turn.incomplete } });
    }
    const text = 'text' in turn ? turn.text : JSON.stringify(turn.answer);
    const content = [{ type: 'output_text', text, annotations: [] }];
    return this.response(body, content, {}, 'text' in turn ? 0 : turn.cached);
  }

  private response(
    body: Record<string, unknown>,
    content: unknown[],
    more: Record<string, unknown>,
    cached = 0,
  ): Reply {
    return {
      headers: { 'x-request-id': `req_${this.turn}` },
      body: {
        id: `resp_${this.turn}`,
        object: 'response',
        created_at: 1_795_300_000,
        status: 'completed',
        error: null,
        incomplete_details: null,
        model: body['model'],
        output: [{ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content }],
        parallel_tool_calls: true,
        tool_choice: 'auto',
        tools: [],
        metadata: {},
        usage: {
          input_tokens: 1_000,
          input_tokens_details: { cached_tokens: cached, cache_write_tokens: 0 },
          output_tokens: 50,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: 1_050,
        },
        ...more,
      },
    };
  }
}

function functionCall({ tool, arguments: written }: { tool: string; arguments: string }, n: number) {
  return {
    type: 'function_call',
    id: `fc_${n}`,
    call_id: `call_${n}`,
    name: tool,
    arguments: written,
    status: 'completed',
  };
}

function schemaOf(body: Record<string, unknown>): unknown {
  if (Array.isArray(body['tools'])) return body['tools'].map((tool: { parameters: unknown }) => tool.parameters);
  const { format } = body['text'] as { format: { schema: unknown; strict: boolean } };
  return format.strict ? format.schema : null;
}

/** Where a schema leaves the strict subset: an object that is open or has optional properties, `oneOf`, or a bound. */
function looseIn(schema: unknown, place: string): string | null {
  if (typeof schema !== 'object' || schema === null) return schema === null ? `${place}: not strict` : null;
  if ('oneOf' in schema || 'allOf' in schema) return `${place}: oneOf is not permitted`;
  if ('type' in schema && schema.type === 'object') {
    const { properties = {}, required = [], additionalProperties } = schema as Record<string, never>;
    if (additionalProperties !== false) return `${place}: additionalProperties must be false`;
    const optional = Object.keys(properties).find((name) => !(required as string[]).includes(name));
    if (optional) return `${place}.${optional}: must be required`;
  }
  for (const [name, part] of Object.entries(schema)) {
    if (typeof part !== 'object' || part === null) continue;
    const loose = looseIn(part, `${place}.${name}`);
    if (loose) return loose;
  }
  return null;
}

function problem(status: number, code: string, message = code, headers?: Record<string, string>): Reply {
  return {
    status,
    headers: { 'x-request-id': 'req_error', ...headers },
    body: { error: { message, type: 'invalid_request_error', param: null, code } },
  };
}
