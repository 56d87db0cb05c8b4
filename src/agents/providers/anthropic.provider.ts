import Anthropic, { APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { guardedFetch } from '../../platform/http/guarded-fetch';
import { ModelFailure, type TokenUsage } from '../model.failure';
import { type Completion, type ModelProvider, type WireRequest, type Tool } from '../model.provider';
import { type ModelClass } from '../prompting/prompt.file';
import { strictSchema } from '../strict-schema';
import { failureOf, unreadAnswer } from './http.failure';

export interface AnthropicSettings {
  apiKey?: string;
  baseUrl?: string;
  /** Takes the place of both model classes. */
  model?: string;
  timeoutMs?: number;
}

const MODELS: Record<ModelClass, string> = { quick: 'claude-haiku-5-5', careful: 'claude-sonnet-5-5' };

/** Claude through the Messages API. Retries belong to `Persistence`; the schema is enforced there and checked here. */
export class AnthropicProvider implements ModelProvider {
  readonly name = 'anthropic';
  private readonly client: Anthropic;

  constructor(private readonly settings: AnthropicSettings) {
    const { apiKey, baseUrl, timeoutMs = 180_000 } = settings;
    const way = { baseURL: baseUrl, fetch: guardedFetch, maxRetries: 0, timeout: timeoutMs };
    this.client = new Anthropic({ apiKey, ...way, openTelemetry: false });
  }

  modelFor(modelClass: ModelClass): string {
    return this.settings.model ?? MODELS[modelClass];
  }

  async countInput(request: WireRequest, signal: AbortSignal): Promise<number> {
    const { max_tokens: _, ...counting } = this.bodyOf(request);
    const counted = await this.client.messages.countTokens(counting, { signal }).catch(rethrow);
    return counted.input_tokens;
  }

  async complete(request: WireRequest, signal: AbortSignal): Promise<Completion> {
    const message = await this.client.messages.create(this.bodyOf(request), { signal }).catch(rethrow);
    const usage = usageOf(message.usage);
    const text = request.tools.length > 0 ? callsIn(message) : textIn(message);
    const requestId = message._request_id ?? null;
    const details = { usage, requestId, output: text };
    switch (message.stop_reason) {
      case 'refusal':
        throw new ModelFailure('refused', 'the model declined to answer', details);
      case 'max_tokens':
        throw new ModelFailure('truncated', `the answer is longer than ${request.prompt.maxTokens} tokens`, details);
      case 'model_context_window_exceeded':
        throw new ModelFailure('truncated', 'the question is longer than the model can read', details);
      default:
        return { text, model: message.model, usage, requestId };
    }
  }

  /** The stable part stands first and ends in the cache mark; what changes from call to call comes after it. */
  private bodyOf({ prompt, rendered, schema, tools }: WireRequest) {
    return {
      model: this.modelFor(prompt.modelClass),
      max_tokens: prompt.maxTokens,
      system: [{ type: 'text' as const, text: rendered.stable, cache_control: { type: 'ephemeral' as const } }],
      messages: [{ role: 'user' as const, content: rendered.variable }],
      ...(tools.length > 0
        ? { tools: tools.map(toolFor), tool_choice: { type: 'auto' as const } }
        : { output_config: { format: { type: 'json_schema' as const, schema } } }),
    };
  }
}

function toolFor({ name, purpose, input }: Tool): Anthropic.Tool {
  return { name, description: purpose, strict: true, input_schema: { ...strictSchema(input), type: 'object' } };
}

function textIn({ content }: Anthropic.Message): string {
  return content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
}

/** Words beside the calls are nobody's business; words alone are no answer. */
function callsIn({ content }: Anthropic.Message): string {
  const calls = content.flatMap((block) =>
    block.type === 'tool_use' ? [{ tool: block.name, input: block.input }] : [],
  );
  return calls.length > 0 ? JSON.stringify({ calls }) : '';
}

function usageOf(usage: Anthropic.Usage): TokenUsage {
  return {
    input: usage.input_tokens,
    output: usage.output_tokens,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
  };
}

function rethrow(error: unknown): never {
  if (error instanceof APIUserAbortError) throw new ModelFailure('cancelled', 'the question was withdrawn');
  if (error instanceof APIConnectionTimeoutError) throw new ModelFailure('timed_out', 'no answer in time');
  if (error instanceof APIError) throw failureOf(error, error.type);
  throw unreadAnswer(error);
}
