import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { type Response } from 'openai/resources/responses/responses';
import { guardedFetch } from '../../platform/http/guarded-fetch';
import { ModelFailure, type TokenUsage } from '../model.failure';
import { NO_TOKENS, type Completion, type ModelProvider, type WireRequest, type Tool } from '../model.provider';
import { type ModelClass } from '../prompting/prompt.file';
import { strictSchema } from '../strict-schema';
import { failureOf, unreadAnswer } from './http.failure';

export interface OpenAiSettings {
  apiKey?: string;
  /** Includes `/v1`. */
  baseUrl?: string;
  /** Takes the place of both model classes. */
  model?: string;
  timeoutMs?: number;
}

const MODELS: Record<ModelClass, string> = { quick: 'gpt-6-luna', careful: 'gpt-6.1-sol' };

/** GPT through the Responses API. Nothing is stored there; retries belong to `Persistence`. */
export class OpenAiProvider implements ModelProvider {
  readonly name = 'openai';
  private readonly client: OpenAI;

  constructor(private readonly settings: OpenAiSettings) {
    const { apiKey, baseUrl, timeoutMs = 180_000 } = settings;
    this.client = new OpenAI({ apiKey, baseURL: baseUrl, fetch: guardedFetch, maxRetries: 0, timeout: timeoutMs });
  }

  modelFor(modelClass: ModelClass): string {
    return this.settings.model ?? MODELS[modelClass];
  }

  countInput(): Promise<null> {
    return Promise.resolve(null);
  }

  async complete({ prompt, rendered, schema, tools }: WireRequest, signal: AbortSignal): Promise<Completion> {
    const response = await this.client.responses
      .create(
        {
          model: this.modelFor(prompt.modelClass),
          instructions: rendered.stable,
          input: [{ role: 'user', content: rendered.variable }],
          max_output_tokens: prompt.maxTokens,
          store: false,
          prompt_cache_key: `${prompt.name}-${prompt.version}`,
          ...(tools.length > 0
            ? { tools: tools.map(toolFor), tool_choice: 'required' as const }
            : { text: { format: { type: 'json_schema' as const, name: prompt.name, strict: true, schema } } }),
        },
        { signal },
      )
      .catch(rethrow);
    const usage = usageOf(response);
    const details = { usage, requestId: response._request_id ?? null, output: response.output_text };
    if (response.status === 'incomplete') {
      throw new ModelFailure(
        'truncated',
        `the answer ended early: ${response.incomplete_details?.reason ?? 'no reason given'}`,
        details,
      );
    }
    if (response.status === 'failed') {
      throw new ModelFailure('provider_error', response.error?.message ?? 'the response failed', details);
    }
    const refusal = refusalIn(response);
    if (refusal !== null)
      throw new ModelFailure('refused', 'the model declined to answer', { ...details, output: refusal });
    const text = tools.length > 0 ? callsIn(response, details) : response.output_text;
    return { text, model: response.model, usage, requestId: details.requestId };
  }
}

function toolFor({ name, purpose, input }: Tool): OpenAI.Responses.FunctionTool {
  return { type: 'function', name, description: purpose, strict: true, parameters: strictSchema(input) };
}

function callsIn({ output }: Response, details: ModelFailure['details']): string {
  const calls = output.flatMap((item) =>
    item.type === 'function_call' ? [{ tool: item.name, input: argumentsOf(item.arguments, details) }] : [],
  );
  return calls.length > 0 ? JSON.stringify({ calls }) : '';
}

function argumentsOf(text: string, details: ModelFailure['details']): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelFailure('malformed', 'the arguments of a tool are not JSON', { ...details, output: text });
  }
}

function refusalIn({ output }: Response): string | null {
  for (const item of output) {
    if (item.type !== 'message') continue;
    for (const part of item.content) if (part.type === 'refusal') return part.refusal;
  }
  return null;
}

/** What the cache gave is part of `input_tokens` there, and is taken out here. */
function usageOf({ usage }: Response): TokenUsage {
  if (!usage) return NO_TOKENS;
  const { cached_tokens: cacheRead } = usage.input_tokens_details;
  return { input: usage.input_tokens - cacheRead, output: usage.output_tokens, cacheRead, cacheWrite: 0 };
}

function rethrow(error: unknown): never {
  if (error instanceof APIUserAbortError) throw new ModelFailure('cancelled', 'the question was withdrawn');
  if (error instanceof APIConnectionTimeoutError) throw new ModelFailure('timed_out', 'no answer in time');
  if (error instanceof APIError) throw failureOf(error, error.code);
  throw unreadAnswer(error);
}
