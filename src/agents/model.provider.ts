import { type z } from 'zod';
import { type ModelClass, type Prompt } from './prompting/prompt.file';
import { type Rendered } from './prompting/render';
import { type TokenUsage } from './model.failure';
import { type PromptName, type PromptValues } from './prompt-values';

/** Something a model may ask for. It is named and described to the model; nothing is run on its word alone. */
export interface Tool {
  name: string;
  purpose: string;
  input: z.ZodType;
}

/** What goes over the wire. */
export interface WireRequest {
  prompt: Prompt;
  rendered: Rendered;
  /** JSON schema of the answer, in the strict form every provider accepts. */
  schema: Record<string, unknown>;
  /** Given tools, the answer is the calls of them: `{"calls":[{"tool","input"}]}`. */
  tools: Tool[];
}

/** The same with the values that the text was made from, for whoever answers without reading it. */
export interface ModelRequest<Name extends PromptName = PromptName> extends WireRequest {
  name: Name;
  values: PromptValues[Name];
}

export interface Completion {
  /** JSON text of the answer. */
  text: string;
  model: string;
  usage: TokenUsage;
  requestId: string | null;
}

/** One way to get an answer. Failures are thrown as `ModelFailure`, already classified. */
export interface ModelProvider {
  readonly name: 'offline' | 'anthropic' | 'openai';
  modelFor(modelClass: ModelClass): string;
  /** Tokens the request will be billed as input; null where nobody says so beforehand. */
  countInput(request: ModelRequest, signal: AbortSignal): Promise<number | null>;
  complete<Name extends PromptName>(request: ModelRequest<Name>, signal: AbortSignal): Promise<Completion>;
}

export const NO_TOKENS: TokenUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
