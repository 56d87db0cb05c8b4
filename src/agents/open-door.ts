import { Registry } from 'prom-client';
import { type ModelCalls } from '../evidence/model-calls.port';
import { type Settings } from '../platform/settings/settings';
import { type Transaction } from './agent.run';
import { Budget } from './budget';
import { type LanguageModel } from './language-model';
import { ModelMeter } from './model.meter';
import { type ModelProvider } from './model.provider';
import { OfflineProvider } from './offline/offline.provider';
import { PATIENT, Persistence, type PersistenceSettings } from './persistence';
import { loadPrompts } from './prompting/prompt.file';
import { AnthropicProvider } from './providers/anthropic.provider';
import { OpenAiProvider } from './providers/openai.provider';
import { RecordedLanguageModel } from './recorded-language-model';
import { type Tracer } from './tracing/tracer';

export type ModelSettings = Settings['llm'];

/** What stands behind the door, beside the provider. */
export interface Doorway {
  calls: ModelCalls<Transaction>;
  tracer: Tracer;
  meter?: ModelMeter;
  patience?: PersistenceSettings;
}

/** The language model that the settings name, behind the one door. */
export function openDoor(
  settings: ModelSettings,
  { calls, tracer, meter = new ModelMeter(new Registry()), patience = PATIENT }: Doorway,
): LanguageModel {
  return new RecordedLanguageModel(
    providerOf(settings),
    loadPrompts(),
    new Persistence(patience),
    new Budget(settings, calls, patience.countTimeoutMs),
    calls,
    meter,
    tracer,
  );
}

function providerOf(settings: ModelSettings): ModelProvider {
  return remoteProviderOf(settings) ?? new OfflineProvider();
}

export type RemoteProvider = AnthropicProvider | OpenAiProvider;

/** The service that the settings name; null for the rules, which need none. */
export function remoteProviderOf({ provider, model, anthropic, openai }: ModelSettings): RemoteProvider | null {
  if (provider === 'anthropic') return new AnthropicProvider({ ...anthropic, model });
  return provider === 'openai' ? new OpenAiProvider({ ...openai, model }) : null;
}
