import { type EntityManager } from 'typeorm';
import { fromPromise, type PromiseActorLogic } from 'xstate';
import { actorOutputs, type ActorName } from '../../src/lifecycle/account.types';
import { type Run } from '../../src/lifecycle/effect.roles';
import { EffectHandler, type Handled } from '../../src/worker/effect.handler';
import { type ActorProviders, type Performers } from '../../src/worker/registries';
import { type RetryPolicy } from '../../src/worker/retry';
import { Worker, type WorkerOptions } from '../../src/worker/worker';
import { type Engine } from './store';

type Answers = { [Name in ActorName]?: (run: Run<EntityManager>, signal: AbortSignal) => Promise<unknown> };

/** Actors that answer as told; the others never come to an end. */
export function actorsThat(answers: Answers): ActorProviders {
  const names = Object.keys(actorOutputs) as ActorName[];
  const providers = names.map((name) => {
    const answer = answers[name] ?? (() => new Promise<unknown>(() => {}));
    const provide = (run: Run<EntityManager>): PromiseActorLogic<unknown, unknown> =>
      fromPromise(({ signal }) => answer(run, run.signal ?? signal));
    return [name, provide];
  });
  return Object.fromEntries(providers) as ActorProviders;
}

export const swift: RetryPolicy = { attempts: 3, firstDelayMs: 1, longestDelayMs: 5 };
export const eager: WorkerOptions = { capacity: 8, leaseMs: 60_000, soonestMs: 2, latestMs: 20 };

export interface Given {
  actors?: Answers;
  performers?: Performers;
  retries?: RetryPolicy;
  options?: Partial<WorkerOptions>;
}

/** A worker on an engine, and what became of each effect it handled. */
export function workerOn(engine: Engine, { actors = {}, performers = {}, retries = swift, options = {} }: Given) {
  const handled: { name: string; how: Handled }[] = [];
  const handler = new EffectHandler(engine.store, engine.effects, actorsThat(actors), performers, retries);
  const worker = new Worker(engine.effects, handler, engine.asked, { ...eager, ...options }, ({ name }, how) =>
    handled.push({ name, how }),
  );
  return { worker, handler, handled };
}

/** Looks again until it holds. */
export async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
