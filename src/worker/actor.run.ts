import { createActor, toPromise, type AnyActorLogic } from 'xstate';

/** The work was called off: its effect was withdrawn or taken over, or the process is stopping. */
export class CalledOff extends Error {
  constructor() {
    super('The work was called off');
  }
}

/** Runs an actor to its answer. An aborted signal stops it at once, whether or not it listens. */
export async function runActor(logic: AnyActorLogic, input: unknown, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) throw new CalledOff();
  const actor = createActor(logic, { input });
  const calledOff = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new CalledOff()), { once: true });
  });
  const answer = toPromise(actor);
  actor.start();
  return Promise.race([answer, calledOff]).finally(() => actor.stop());
}
