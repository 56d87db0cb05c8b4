import { ModelCalls, type ModelCall } from '../../src/evidence/ports';
import { openDoor, type ModelSettings } from '../../src/agents/open-door';
import { type PersistenceSettings } from '../../src/agents/persistence';
import { NoTracer, type Tracer } from '../../src/agents/tracing/tracer';
import { type Question } from '../../src/agents/language-model';
import { SafetyAnswer } from '../../src/evidence/drafting/draft-answers';
import { HASTY, OFFLINE } from '../support/agents';

/** The ledger of calls, kept in memory. */
export class RememberedCalls extends ModelCalls {
  readonly all: ModelCall[] = [];

  constructor(private readonly before = { account: 0, day: 0 }) {
    super();
  }

  record(call: ModelCall): Promise<void> {
    this.all.push(call);
    return Promise.resolve();
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

export const isThisSafe: Question<'judge-safety', SafetyAnswer> = {
  prompt: 'judge-safety',
  values: { text: 'We will send a reminder to ana@customer.example.' },
  answer: SafetyAnswer,
  account: 'acc_1',
  actor: 'proposeMitigation',
};
