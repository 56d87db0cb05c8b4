import { type ActorName, actorOutputs } from '../lifecycle/account.types';
import { done, failed, type ActorReply, type TimerEvent } from '../lifecycle/decide';
import { type AccountStore, type Alongside } from '../store/account.store';
import { type ClaimedEffect, type Effects } from '../store/effects';
import { runActor } from './actor.run';
import { type ActorProviders, type Performers } from './registries';
import { delayBeforeRetry, NoProvider, UnusableAnswer, type RetryPolicy } from './retry';

/** How handling one claimed effect ended. */
export type Handled = 'settled' | 'stale' | 'retried' | 'given_up' | 'quarantined' | 'released';

/** Does what one effect asks for, and sees that it ends: in an answer, in a later attempt, or with a person. */
export class EffectHandler {
  constructor(
    private readonly store: AccountStore,
    private readonly effects: Effects,
    private readonly actors: ActorProviders,
    private readonly performers: Performers,
    private readonly retries: RetryPolicy,
  ) {}

  async handle(effect: ClaimedEffect, signal: AbortSignal): Promise<Handled> {
    try {
      // More claims than attempts: earlier ones took their process down with them.
      if (effect.attempts > this.retries.attempts) throw new Error('It never came to an end');
      return await this.attempt(effect, signal);
    } catch (error) {
      if (signal.aborted) return (await this.effects.release(effect)) ? 'released' : 'stale';
      return this.afterFailure(effect, error);
    }
  }

  private attempt(effect: ClaimedEffect, signal: AbortSignal): Promise<Handled> {
    switch (effect.kind) {
      case 'timer':
        return this.store.settle(effect, timerOf(effect));
      case 'perform':
        return this.perform(effect);
      case 'invoke':
        return this.invoke(effect, signal);
    }
  }

  private async perform(effect: ClaimedEffect): Promise<Handled> {
    const { name, input, accountId, seq, n, today } = effect;
    const performer = this.performers[name];
    if (!performer) throw new NoProvider(name);
    const context = { accountId, seq, n, today };
    const outcome = await this.effects.complete(effect, (tx) => performer({ ...input }, context, tx));
    return outcome === 'completed' ? 'settled' : 'stale';
  }

  /** No transaction is open while the actor runs; what it writes goes into the one that takes its answer. */
  private async invoke(effect: ClaimedEffect, signal: AbortSignal): Promise<Handled> {
    const name = actorNamed(effect.name);
    const { accountId, seq, n } = effect;
    const writes: Alongside[] = [];
    const logic = this.actors[name]({
      effect: { accountId, seq, n },
      signal,
      alongside: (write) => void writes.push(write),
    });
    const input = 'input' in effect.input ? effect.input.input : undefined;
    const output = await runActor(logic, input, signal);
    return this.settle(effect, answerOf(name, output), writes);
  }

  private settle(effect: ClaimedEffect, answer: ActorReply, writes: Alongside[]): Promise<Handled> {
    if (writes.length === 0) return this.store.settle(effect, answer);
    return this.store.settle(effect, answer, async (tx) => {
      for (const write of writes) await write(tx);
    });
  }

  private async afterFailure(effect: ClaimedEffect, error: unknown): Promise<Handled> {
    const message = error instanceof Error ? error.message : String(error);
    const delayMs = delayBeforeRetry(error, effect.attempts, this.retries);
    if (delayMs !== null) return (await this.effects.retryLater(effect, message, delayMs)) ? 'retried' : 'stale';
    if (effect.kind === 'invoke') return this.giveUp(effect, message);
    return (await this.effects.quarantine(effect, message)) ? 'quarantined' : 'stale';
  }

  /** The actor's last word is its failure: the machine takes the account to a person. */
  private async giveUp(effect: ClaimedEffect, message: string): Promise<Handled> {
    try {
      const outcome = await this.store.settle(effect, failed(actorNamed(effect.name), message));
      return outcome === 'settled' ? 'given_up' : 'stale';
    } catch (refusal) {
      const why = `${message}; and the failure could not be told: ${String(refusal)}`;
      return (await this.effects.quarantine(effect, why)) ? 'quarantined' : 'stale';
    }
  }
}

function answerOf(name: ActorName, output: unknown): ActorReply {
  try {
    return done(name, output);
  } catch (error) {
    throw new UnusableAnswer(name, error);
  }
}

function actorNamed(name: string): ActorName {
  const known = Object.keys(actorOutputs).find((actor): actor is ActorName => actor === name);
  if (!known) throw new NoProvider(name);
  return known;
}

function timerOf({ input, name }: ClaimedEffect): TimerEvent {
  const event: unknown = 'event' in input ? input.event : undefined;
  if (typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string') {
    return { ...event, type: event.type };
  }
  throw new NoProvider(name);
}
