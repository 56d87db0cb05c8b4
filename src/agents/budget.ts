import { type ModelCalls } from '../evidence/model-calls.port';
import { ModelFailure } from './model.failure';
import { type Transaction } from './agent.run';
import { type ModelProvider, type ModelRequest } from './model.provider';
import { costOf } from './price';
import { strictSchema } from './strict-schema';

export interface BudgetSettings {
  /** US dollars an account may cost in 30 days. */
  accountBudgetUsd: number;
  /** US dollars all accounts may cost in 24 hours. */
  dailyBudgetUsd: number;
}

/** Texts have fewer tokens than their length divided by this. */
const CHARACTERS_A_TOKEN = 2.5;

/** What an allowed call will be billed for reading, and the most it can cost. */
export interface Allowance {
  inputTokens: number;
  atMostUsd: number;
}

export const FREE: Allowance = { inputTokens: 0, atMostUsd: 0 };

/** Refuses a call that could cost more than is left; the account then waits for a person. */
export class Budget {
  constructor(
    private readonly settings: BudgetSettings,
    private readonly calls: ModelCalls<Transaction>,
    private readonly countTimeoutMs: number,
  ) {}

  /** @throws ModelFailure `budget_spent`, naming the budget, what is spent and what the call could cost. */
  async allow(account: string, way: ModelProvider, request: ModelRequest, signal: AbortSignal): Promise<Allowance> {
    const model = way.modelFor(request.prompt.modelClass);
    const [inputTokens, spent] = await Promise.all([this.count(way, request, signal), this.calls.spent(account)]);
    const most = costOf(model, { input: inputTokens, output: request.prompt.maxTokens, cacheRead: 0, cacheWrite: 0 });
    if (most === null) throw new ModelFailure('budget_spent', `no price is on record for the model ${model}`);
    const { accountBudgetUsd, dailyBudgetUsd } = this.settings;
    refuse('the account in 30 days', spent.account, most, accountBudgetUsd, 'LLM_ACCOUNT_BUDGET_USD');
    refuse('all accounts in 24 hours', spent.day, most, dailyBudgetUsd, 'LLM_DAILY_BUDGET_USD');
    return { inputTokens, atMostUsd: most };
  }

  /** A service that does not count, or not in time, stops no question: it answers that itself, or does not. */
  private async count(way: ModelProvider, request: ModelRequest, signal: AbortSignal): Promise<number> {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(this.countTimeoutMs)]);
    const counted = await way.countInput(request, inTime).catch((error: unknown) => {
      if (error instanceof ModelFailure && !signal.aborted) return null;
      throw error;
    });
    return counted ?? atMostTokensOf(request);
  }
}

function atMostTokensOf({ rendered, schema, tools }: ModelRequest): number {
  const asked = tools.map(({ name, purpose, input }) => ({ name, purpose, input: strictSchema(input) }));
  const shape = JSON.stringify(tools.length > 0 ? asked : schema);
  return Math.ceil((rendered.stable.length + rendered.variable.length + shape.length) / CHARACTERS_A_TOKEN);
}

function refuse(of: string, spent: number, most: number, budget: number, setting: string): void {
  if (spent + most <= budget) return;
  const figures = `${spent.toFixed(4)} USD are spent of ${budget.toFixed(4)}, the call could cost ${most.toFixed(4)}`;
  const remedy = `Raise ${setting}, or give the work back to the agent once older calls count no more`;
  throw new ModelFailure('budget_spent', `the budget of ${of} does not cover the call: ${figures}. ${remedy}`);
}
