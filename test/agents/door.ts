import { ModelCalls, type AskedCall, type EndedCall } from '../../src/evidence/model-calls.port';
import { type Transaction } from '../../src/agents/agent.run';
import { openDoor, type ModelSettings } from '../../src/agents/open-door';
import { type PersistenceSettings } from '../../src/agents/persistence';
import { NoTracer, type Tracer } from '../../src/agents/tracing/tracer';
import { type Question } from '../../src/agents/language-model';
import { SafetyAnswer } from '../../src/evidence/drafting/draft-answers';
import { HASTY, OFFLINE } from '../support/agents';

/** The ledger of calls, kept in memory. */
export class RememberedCalls extends ModelCalls<Transaction> {
  readonly all: EndedCall[] = [];
  readonly opened: { call: AskedCall; atMostUsd: number }[] = [];

  constructor(private readonly before = { account: 0, day: 0 }) {
    super();
  }

  answered(): Promise<null> {
    return Promise.resolve(null);
  }

  open(call: AskedCall, atMostUsd: number): Promise<void> {
    this.opened.push({ call, atMostUsd });
    return Promise.resolve();
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  close(call: EndedCall): Promise<string> {
    this.all.push(call);
    return Promise.resolve('handoff_audit');
  }

  spent(): Promise<{ account: number; day: number }> {
    const sum = this.all.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0);
    return Promise.resolve({ account: this.before.account + sum, day: this.before.day + sum });
  }
}

interface Given {
  settings?: Partial<ModelSettings>;
  patience?: Partial<PersistenceSettings>;
  calls?: RememberedCalls;
  tracer?: Tracer;
}

export function doorTo(provider: 'anthropic' | 'openai', baseUrl: string, given: Given = {}) {
  const calls = given.calls ?? new RememberedCalls();
  const way = { apiKey: 'key', baseUrl: provider === 'openai' ? `${baseUrl}/v1` : baseUrl };
  const settings: ModelSettings = { ...OFFLINE, provider, [provider]: way, ...given.settings };
  const patience = { ...HASTY, ...given.patience };
  return { calls, model: openDoor(settings, { calls, tracer: given.tracer ?? new NoTracer(), patience }) };
}

/** Whom the questions of the tests are asked for. */
export const effect = { accountId: 'acc_1', seq: 7, n: 0 };

export const isThisSafe: Question<'judge-safety', SafetyAnswer> = {
  prompt: 'judge-safety',
  values: { text: 'We will send a reminder to ana@customer.example.' },
  answer: SafetyAnswer,
  effect,
  actor: 'proposeMitigation',
};
