import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';
import { type LlmCall } from '../store/entities';

const KEPT = {
  ...OPEN_OBJECT,
  nullable: true,
  description: 'Redacted; null for the rules, whose input stands in the records.',
} as const;

export class TokensView {
  input: number | null;
  output: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
}

export class PromptView {
  name: string;
  version: number;
  hash: string;
}

/** One call of a language model. */
export class ModelCallView {
  id: string;
  at: Date;
  prompt: PromptView;
  /** @example 'anthropic' */
  provider: string;
  model: string;
  /** `ok`, the kind of failure, `open` while it runs, `interrupted` when its process died. @example 'ok' */
  outcome: string;
  /** Further attempts within the call. */
  retries: number;
  latencyMs: number | null;
  tokens: TokensView;
  /** US dollars; the most it can cost as long as nobody knows its end. */
  costUsd: number | null;
  /** Date of the price table. */
  pricesOf: string | null;
  claims: number | null;
  /** Claims that the sources do not bear out. */
  unsupported: number | null;
  /** As the provider knows the call. */
  requestId: string | null;

  @ApiProperty(KEPT)
  input: unknown;

  @ApiProperty(KEPT)
  output: unknown;
}

/** The work of an agent for one effect, with the calls it made: a tree of one level, as traces show it. */
export class AgentRunView {
  actor: string;
  phase: string | null;
  /** The effect it answered. */
  seq: number;
  n: number;
  at: Date;
  costUsd: number;
  calls: ModelCallView[];
}

export class AgentRunPage {
  items: AgentRunView[];
  nextCursor: string | null;
}

/** What a group of calls took and gave. */
export class ModelTotalsView {
  calls: number;
  /** Calls that got no usable answer; those that were never heard of again are counted apart. */
  failed: number;
  interrupted: number;
  /** Calls that asked again what their effect had asked before. */
  repeated: number;
  /** Further attempts within a call. */
  retries: number;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  /** US dollars; a call that was interrupted counts with the most it could have cost. */
  costUsd: number;
  claims: number;
  unsupported: number;
  /** Unsupported claims of all claims; null where nothing was claimed. */
  hallucinationRate: number | null;
}

export class ModelGroupView extends ModelTotalsView {
  /** Which phase, account, prompt, provider, model or outcome. */
  key: string;
}

export class ModelCosts {
  totals: ModelTotalsView;
  groups: ModelGroupView[];
}

/** Calls in the order of their effects, put below the work they belong to. */
export function runsOf(calls: LlmCall[]): AgentRunView[] {
  const runs: AgentRunView[] = [];
  for (const call of calls) {
    const { actor, phase, seq, n, at } = call;
    let run = runs.at(-1);
    if (run?.seq !== seq || run.n !== n) {
      run = { actor, phase, seq, n, at, costUsd: 0, calls: [] };
      runs.push(run);
    }
    run.costUsd += call.costUsd ?? 0;
    run.calls.push(callView(call));
  }
  return runs;
}

function callView(call: LlmCall): ModelCallView {
  const { id, at, provider, model, outcome, retries, latencyMs, costUsd, claims, unsupported, requestId } = call;
  return {
    id,
    at,
    prompt: { name: call.prompt, version: call.promptVersion, hash: call.promptHash },
    provider,
    model,
    outcome,
    retries,
    latencyMs,
    tokens: {
      input: call.inputTokens,
      output: call.outputTokens,
      cacheRead: call.cacheReadTokens,
      cacheWrite: call.cacheWriteTokens,
    },
    costUsd,
    pricesOf: call.priceTable,
    claims,
    unsupported,
    requestId,
    input: call.input,
    output: call.output,
  };
}
