import { randomUUID } from 'node:crypto';
import { type ModelCalls } from '../evidence/ports';
import { parseAnswer } from './answer';
import { type Budget } from './budget';
import { LanguageModel, type EffectKey, type Grade, type Question } from './language-model';
import { ModelFailure, type TokenUsage } from './model.failure';
import { NO_TOKENS, type ModelProvider, type ModelRequest } from './model.provider';
import { sum, type Persistence } from './persistence';
import { PRICES_OF, costOf } from './price';
import { type PromptName } from './prompt-values';
import { present } from './prompting/present';
import { type Prompts } from './prompting/prompt.file';
import { redact } from './prompting/redact';
import { render } from './prompting/render';
import { strictSchema } from './strict-schema';
import { type Tracer } from './tracing/tracer';

/** How much of a text is kept with the record of a call. */
const KEPT_CHARACTERS = 20_000;

interface Ending {
  outcome: string;
  usage: TokenUsage;
  retries: number;
  output?: string;
  grade?: Grade;
  error?: string;
}

/** The door itself: whichever provider answers, every question is budgeted, validated and recorded the same way. */
export class RecordedLanguageModel extends LanguageModel {
  constructor(
    private readonly way: ModelProvider,
    private readonly prompts: Prompts,
    private readonly persistence: Persistence,
    private readonly budget: Budget,
    private readonly calls: ModelCalls,
    private readonly tracer: Tracer,
  ) {
    super();
  }

  get provider() {
    return this.way.name;
  }

  during<Result>(agent: string, effect: EffectKey, work: () => Promise<Result>): Promise<Result> {
    return this.tracer.agent(agent, effect, work);
  }

  async ask<Name extends PromptName, Answer>(question: Question<Name, Answer>): Promise<Answer> {
    const request = this.requestFor(question);
    const end = this.begin(question.account, question.actor, request);
    try {
      const signal = question.signal ?? new AbortController().signal;
      await this.budget.allow(question.account, this.way, request, signal);
      const { result, retries, wasted } = await this.persistence.run(async (each) => {
        const completion = await this.way.complete(request, each);
        return { completion, answer: parseAnswer(completion, request.rendered.canary, question.answer) };
      }, signal);
      const { completion, answer } = result;
      const grade = question.grade?.(answer);
      await end({ outcome: 'ok', usage: sum(completion.usage, wasted), retries, output: completion.text, grade });
      return answer;
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      const { kind, message, details } = error;
      const { usage = NO_TOKENS, retries = 0, output } = details;
      await end({ outcome: kind, usage, retries, output, error: message });
      throw error;
    }
  }

  private requestFor<Name extends PromptName, Answer>({
    prompt: name,
    values,
    answer,
  }: Question<Name, Answer>): ModelRequest<Name> {
    const prompt = this.prompts[name];
    return { name, prompt, values, rendered: render(prompt, present[name](values)), schema: strictSchema(answer) };
  }

  /** Starts the clock and the trace of a call; the function it gives ends both and writes the record. */
  private begin(accountId: string, actor: string, { prompt, rendered }: Pick<ModelRequest, 'prompt' | 'rendered'>) {
    const started = performance.now();
    const provider = this.way.name;
    const model = this.way.modelFor(prompt.modelClass);
    const { name, version, hash } = prompt;
    const input = this.kept(rendered.variable);
    const span = this.tracer.model(name, { provider, model, promptVersion: version, input });
    return async ({ outcome, usage, retries, output, grade, error }: Ending): Promise<void> => {
      const kept = this.kept(output);
      span.end({ outcome, output: kept, usage, error });
      await this.calls.record({
        id: randomUUID(),
        accountId,
        actor,
        prompt: { name, version, hash },
        provider,
        model,
        tokens: usage,
        costUsd: costOf(model, usage),
        pricesOf: PRICES_OF,
        latencyMs: Math.round(performance.now() - started),
        outcome,
        retries,
        claims: grade?.claims ?? null,
        unsupported: grade?.unsupported ?? null,
        input,
        output: kept,
      });
    };
  }

  /** What the rules read and answered stands in the records already; only a model's words are kept, redacted. */
  private kept(text: string | undefined): string | null {
    return this.way.name === 'offline' || text === undefined ? null : redact(text).slice(0, KEPT_CHARACTERS);
  }
}
