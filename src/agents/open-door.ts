import { type ModelCalls } from '../evidence/model-calls.port';
import { type Settings } from '../platform/settings/settings';
import { type Transaction } from './agent.run';
import { Budget } from './budget';
import { type LanguageModel } from './language-model';
import { type ModelProvider } from './model.provider';
import { OfflineProvider } from './offline/offline.provider';
import { PATIENT, Persistence, type PersistenceSettings } from './persistence';
import { loadPrompts } from './prompting/prompt.file';
import { AnthropicProvider } from './providers/anthropic.provider';
import { OpenAiProvider } from './providers/openai.provider';
import { RecordedLanguageModel } from './recorded-language-model';
import { type Tracer } from './tracing/tracer';

export type ModelSettings = Settings['llm'];

/** The language model that the settings name, behind the one door. */
export function openDoor(
  settings: ModelSettings,
  {
    calls,
    tracer,
    patience = PATIENT,
  }: { calls: ModelCalls<Transaction>; tracer: Tracer; patience?: PersistenceSettings },
): LanguageModel {
  return new RecordedLanguageModel(
    providerOf(settings),
    loadPrompts(),
    new Persistence(patience),
    new Budget(settings, calls),
    calls,
    tracer,
  );
}

function providerOf({ provider, model, anthropic, openai }: ModelSettings): ModelProvider {
  switch (provider) {
    case 'anthropic':
      return new AnthropicProvider({ ...anthropic, model });
    case 'openai':
      return new OpenAiProvider({ ...openai, model });
    case 'offline':
      return new OfflineProvider();
  }
}
