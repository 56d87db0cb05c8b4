import { z } from 'zod';
import { ModelFailure, type TokenUsage } from '../../../src/agents/model.failure';
import { NO_TOKENS } from '../../../src/agents/model.provider';
import { type RemoteProvider } from '../../../src/agents/open-door';
import { costOf } from '../../../src/agents/price';
import { type Prompt } from '../../../src/agents/prompting/prompt.file';
import { redact } from '../../../src/agents/prompting/redact';
import { render } from '../../../src/agents/prompting/render';
import { strictSchema } from '../../../src/agents/strict-schema';
import { parseAnswer } from '../../../src/agents/answer';
import { type LlmCall } from '../../../src/store/entities';
import { shapeOf } from './answer-shapes';
import { itemsOf } from './answer.items';
import { standingFacts, type StandingFacts } from './standing-facts';

export interface Change {
  gone: string[];
  fresh: string[];
}

/** What came out of a recorded call, and what comes out of it with another prompt. */
export interface Replayed {
  call: Pick<LlmCall, 'id' | 'accountId' | 'prompt' | 'promptVersion'>;
  /** Version of the prompt it was asked with now. */
  version: number;
  before: { tokens: TokenUsage; usd: number };
  now: { tokens: TokenUsage; usd: number };
  /** Why there is no new answer; null when there is one. */
  failure: string | null;
  /** Items of the answer; null where there is no new one. */
  answer: Change | null;
  /** What the evidence core lets stand of both; null for answers that are not read against documents. */
  facts: { before: StandingFacts; now: StandingFacts } | null;
}

const Input = z.record(z.string(), z.string());

/**
 * Asks again what was asked before. The recorded values are redacted, so both answers are compared redacted, and what
 * differs comes from the prompt, or from the model if that was changed too.
 */
export async function replay(call: LlmCall, prompt: Prompt, way: RemoteProvider): Promise<Replayed> {
  const shown = Input.parse(call.input);
  const { answer: shape, tools } = shapeOf(prompt.name);
  const rendered = render(prompt, shown);
  let usage = NO_TOKENS;
  let text = '{}';
  let failure: string | null = null;
  try {
    const request = { prompt, rendered, schema: strictSchema(shape), tools };
    const completion = await way.complete(request, new AbortController().signal);
    usage = completion.usage;
    parseAnswer(completion, rendered.canary, shape);
    text = redact(completion.text);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    usage = error.details.usage ?? usage;
    failure = error.message;
  }
  const replayed = {
    call,
    version: prompt.version,
    before: { tokens: tokensOf(call), usd: call.costUsd ?? 0 },
    now: { tokens: usage, usd: costOf(way.modelFor(prompt.modelClass), usage) ?? 0 },
    failure,
  };
  if (failure !== null) return { ...replayed, answer: null, facts: null };
  const [then, since] = [answerIn(call), JSON.parse(text) as unknown];
  const [before, now] = [standingFacts(prompt.name, shown, then), standingFacts(prompt.name, shown, since)];
  return {
    ...replayed,
    answer: changeOf(itemsOf(then), itemsOf(since)),
    facts: before && now && { before, now },
  };
}

function answerIn({ output }: LlmCall): unknown {
  return typeof output === 'string' ? JSON.parse(output) : {};
}

function tokensOf(call: LlmCall): TokenUsage {
  return {
    input: call.inputTokens ?? 0,
    output: call.outputTokens ?? 0,
    cacheRead: call.cacheReadTokens ?? 0,
    cacheWrite: call.cacheWriteTokens ?? 0,
  };
}

export function changeOf(before: string[], now: string[]): Change {
  return {
    gone: before.filter((each) => !now.includes(each)),
    fresh: now.filter((each) => !before.includes(each)),
  };
}
