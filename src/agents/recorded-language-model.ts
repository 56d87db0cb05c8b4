import { type ModelCalls } from '../evidence/model-calls.port';
import { type Run, type Transaction } from './agent.run';
import { parseAnswer } from './answer';
import { FREE, type Allowance, type Budget } from './budget';
import { CallRecord, askedCall } from './call.record';
import { LanguageModel, type Question } from './language-model';
import { ModelFailure } from './model.failure';
import { type ModelMeter } from './model.meter';
import { NO_TOKENS, type ModelProvider, type ModelRequest } from './model.provider';
import { sum, type Persistence } from './persistence';
import { type PromptName } from './prompt-values';
import { present } from './prompting/present';
import { type Prompts } from './prompting/prompt.file';
import { render } from './prompting/render';
import { strictSchema } from './strict-schema';
import { type Tracer } from './tracing/tracer';

/** The door itself: whichever provider answers, every question is budgeted, validated and recorded the same way. */
export class RecordedLanguageModel extends LanguageModel {
  constructor(
    private readonly way: ModelProvider,
    private readonly prompts: Prompts,
    private readonly persistence: Persistence,
    private readonly budget: Budget,
    private readonly calls: ModelCalls<Transaction>,
    private readonly meter: ModelMeter,
    private readonly tracer: Tracer,
  ) {
    super();
  }

  get provider() {
    return this.way.name;
  }

  during<Result>(agent: string, run: Pick<Run, 'effect' | 'alongside'>, work: () => Promise<Result>): Promise<Result> {
    if (!this.isFree) run.alongside((tx) => this.calls.settle(tx, run.effect));
    return this.tracer.agent(agent, { ...run.effect }, work);
  }

  async ask<Name extends PromptName, Answer>(question: Question<Name, Answer>): Promise<Answer> {
    const shown = present[question.prompt](question.values);
    const request = this.requestFor(question, shown);
    const call = askedCall(question, shown, request.prompt, this.way);
    const earlier = this.isFree ? null : await this.calls.answered(call);
    if (earlier !== null) return question.answer.parse(JSON.parse(earlier));

    const record = new CallRecord(call, this.calls, this.meter, this.tracer);
    const signal = question.signal ?? new AbortController().signal;
    try {
      const { inputTokens, atMostUsd } = await this.allowance(question, request, signal);
      if (!this.isFree) await this.calls.open(call, atMostUsd);
      const { result, retries, wasted } = await this.persistence.run(
        async (each) => {
          const completion = await this.way.complete(request, each);
          return { completion, answer: parseAnswer(completion, request.rendered.canary, question.answer) };
        },
        signal,
        { ...NO_TOKENS, input: inputTokens },
      );
      const { completion, answer } = result;
      const { text, requestId, usage } = completion;
      const grade = question.grade?.(answer);
      await record.end({ outcome: 'ok', usage: sum(usage, wasted), retries, output: text, requestId, grade });
      return answer;
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      const { kind, message, details } = error;
      const { usage = NO_TOKENS, retries = 0, output, requestId = null } = details;
      await record.end({ outcome: kind, usage, retries, output, requestId, error: message });
      throw error;
    }
  }

  /** The rules cost nothing and always answer the same: no budget is asked, and nothing is kept to answer again. */
  private get isFree(): boolean {
    return this.way.name === 'offline';
  }

  private allowance<Name extends PromptName, Answer>(
    { effect }: Question<Name, Answer>,
    request: ModelRequest<Name>,
    signal: AbortSignal,
  ): Promise<Allowance> {
    return this.isFree ? Promise.resolve(FREE) : this.budget.allow(effect.accountId, this.way, request, signal);
  }

  private requestFor<Name extends PromptName, Answer>(
    { prompt: name, values, answer, tools = [] }: Question<Name, Answer>,
    shown: Record<string, string>,
  ): ModelRequest<Name> {
    const prompt = this.prompts[name];
    return { name, prompt, values, rendered: render(prompt, shown), schema: strictSchema(answer), tools };
  }
}
