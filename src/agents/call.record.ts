import { cut, onlyText } from '../evidence/text/letters';
import { createHash, randomUUID } from 'node:crypto';
import { type AskedCall, type ModelCalls } from '../evidence/model-calls.port';
import { type Transaction } from './agent.run';
import { type Grade, type Question } from './language-model';
import { type TokenUsage } from './model.failure';
import { type ModelMeter } from './model.meter';
import { type ModelProvider } from './model.provider';
import { PRICES_OF, costOf } from './price';
import { type PromptName } from './prompt-values';
import { type Prompt } from './prompting/prompt.file';
import { redact } from './prompting/redact';
import { type Tracer } from './tracing/tracer';

/** How much of a text is kept with a call: more than a part of a reading is long, so that calls can be replayed. */
const KEPT_CHARACTERS = 200_000;

export interface Ending {
  outcome: string;
  usage: TokenUsage;
  retries: number;
  output?: string;
  requestId: string | null;
  grade?: Grade;
  error?: string;
}

/** What is known of a call before it leaves. The rules' input stands in the records already and is not kept again. */
export function askedCall<Name extends PromptName, Answer>(
  { effect, actor }: Question<Name, Answer>,
  shown: Record<string, string>,
  { name, version, hash, modelClass }: Prompt,
  way: ModelProvider,
): AskedCall {
  const question = createHash('sha256')
    .update(JSON.stringify([hash, shown]))
    .digest('hex');
  return {
    id: randomUUID(),
    effect,
    actor,
    prompt: { name, version, hash },
    question,
    provider: way.name,
    model: way.modelFor(modelClass),
    pricesOf: PRICES_OF,
    input: way.name === 'offline' ? null : redactedValues(shown),
  };
}

/** The clock and the trace of one call; its end stops both and is written to the ledger. */
export class CallRecord {
  private readonly started = performance.now();
  private readonly span: ReturnType<Tracer['model']>;

  constructor(
    private readonly call: AskedCall,
    private readonly calls: ModelCalls<Transaction>,
    private readonly meter: ModelMeter,
    tracer: Tracer,
  ) {
    const { prompt, provider, model, input } = call;
    this.span = tracer.model(prompt.name, { provider, model, promptVersion: prompt.version, input });
  }

  async end({ outcome, usage, retries, output, requestId, grade, error }: Ending): Promise<void> {
    const { call } = this;
    const isRules = call.provider === 'offline';
    const shown = isRules || output === undefined ? null : kept(output);
    const costUsd = costOf(call.model, usage);
    this.span.end({ outcome, output: shown, usage, costUsd, error });
    const ended = {
      ...call,
      tokens: usage,
      costUsd,
      latencyMs: Math.round(performance.now() - this.started),
      outcome,
      retries,
      claims: grade?.claims ?? null,
      unsupported: grade?.unsupported ?? null,
      output: shown,
      answer: isRules || outcome !== 'ok' ? null : (output ?? null),
      requestId,
    };
    this.meter.count(ended, await this.calls.close(ended));
  }
}

function kept(text: string): string {
  return cut(onlyText(redact(text)), KEPT_CHARACTERS);
}

function redactedValues(shown: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, kept(value)]));
}
