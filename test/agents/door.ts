import { ModelFailure } from '../../src/agents/model.failure';
import { openDoor, type ModelSettings } from '../../src/agents/open-door';
import { type PersistenceSettings } from '../../src/agents/persistence';
import { NoTracer, type Tracer } from '../../src/agents/tracing/tracer';
import { type Question } from '../../src/agents/language-model';
import { SafetyAnswer } from '../../src/evidence/drafting/draft-answers';
import { HASTY, OFFLINE } from '../support/agents';
import { RememberedCalls } from '../support/remembered-calls';

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

/** What a question failed with; null when it was answered or failed otherwise. */
export function failureOf(asked: Promise<unknown>): Promise<ModelFailure | null> {
  return asked.then(
    () => null,
    (error: unknown) => (error instanceof ModelFailure ? error : null),
  );
}
