import { type ModelCalls } from '../evidence/model-calls.port';
import { ModelFailure } from './model.failure';
import { type Transaction } from './agent.run';
import { type ModelProvider, type ModelRequest } from './model.provider';
import { costOf } from './price';

export interface BudgetSettings {
  /** US dollars an account may cost in 30 days. */
  accountBudgetUsd: number;
  /** US dollars all accounts may cost in 24 hours. */
  dailyBudgetUsd: number;
}

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
  ) {}

  /** @throws ModelFailure `budget_spent`, naming the budget, what is spent and what the call could cost. */
  async allow(account: string, way: ModelProvider, request: ModelRequest, signal: AbortSignal): Promise<Allowance> {
    const model = way.modelFor(request.prompt.modelClass);
    const [inputTokens, spent] = await Promise.all([way.countInput(request, signal), this.calls.spent(account)]);
    const most = costOf(model, { input: inputTokens, output: request.prompt.maxTokens, cacheRead: 0, cacheWrite: 0 });
    if (most === null) throw new ModelFailure('budget_spent', `no price is on record for the model ${model}`);
    const { accountBudgetUsd, dailyBudgetUsd } = this.settings;
    refuse('the account in 30 days', spent.account, most, accountBudgetUsd);
    refuse('all accounts in 24 hours', spent.day, most, dailyBudgetUsd);
    return { inputTokens, atMostUsd: most };
  }
}

function refuse(of: string, spent: number, most: number, budget: number): void {
  if (spent + most <= budget) return;
  const figures = `${spent.toFixed(2)} USD are spent of ${budget.toFixed(2)}, the call could cost ${most.toFixed(2)}`;
  throw new ModelFailure('budget_spent', `the budget of ${of} does not cover the call: ${figures}`);
}
