import { NO_TOKENS, type Completion, type ModelProvider, type ModelRequest } from '../model.provider';
import { type PromptName } from '../prompt-values';
import { offlineAnswers } from './offline.answers';

/** Answers without a key, a network or a cost; the same values always give the same answer. */
export class OfflineProvider implements ModelProvider {
  readonly name = 'offline';

  modelFor(): string {
    return 'rules';
  }

  countInput(): Promise<number> {
    return Promise.resolve(0);
  }

  complete<Name extends PromptName>({ name, values }: ModelRequest<Name>): Promise<Completion> {
    const text = JSON.stringify(offlineAnswers[name](values));
    return Promise.resolve({ text, model: this.modelFor(), usage: NO_TOKENS, requestId: null });
  }
}
