import { type z } from 'zod';
import { type EffectKey } from '../lifecycle/effect.roles';
import { type Run } from './agent.run';
import { type Tool } from './model.provider';
import { type PromptName, type PromptValues } from './prompt-values';

/** How much of an answer the evidence check could not bear out. */
export interface Grade {
  claims: number;
  unsupported: number;
}

export interface Question<Name extends PromptName, Answer> {
  prompt: Name;
  values: PromptValues[Name];
  /** The only shape of answer that leaves the door. */
  answer: z.ZodType<Answer>;
  /** Lets the model ask for tools instead of writing; the answer is then what it asked for, run by nobody yet. */
  tools?: Tool[];
  /** The effect the call is made for; it is billed to its account. Asked the same again, it gets the same answer. */
  effect: EffectKey;
  /** The actor on whose behalf the question is asked. */
  actor: string;
  signal?: AbortSignal;
  /** Counts claims and unsupported claims of the answer, for the record of the call. */
  grade?: (answer: Answer) => Grade;
}

/** The one door to a language model: render the prompt, keep the budget, call, validate, record. */
export abstract class LanguageModel {
  abstract readonly provider: 'offline' | 'anthropic' | 'openai';

  /**
   * Questions asked while the work is under way belong to that agent in the traces. Their answers are kept until the
   * effect is answered, so that a repeated attempt does not pay for them twice.
   */
  abstract during<Result>(
    agent: string,
    run: Pick<Run, 'effect' | 'alongside'>,
    work: () => Promise<Result>,
  ): Promise<Result>;

  /** @throws ModelFailure, which says what went wrong and whether asking again later can help. */
  abstract ask<Name extends PromptName, Answer>(question: Question<Name, Answer>): Promise<Answer>;
}
