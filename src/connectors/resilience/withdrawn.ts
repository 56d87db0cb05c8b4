import { setMaxListeners } from 'node:events';
import { OutboundFailure } from './outbound.failure';

/**
 * The answer to what several wait for together. Whoever withdraws waits no longer, and it goes on for the others.
 * @throws OutboundFailure
 */
export function unlessWithdrawn<Shared>(
  system: string,
  shared: Promise<Shared>,
  signal?: AbortSignal,
): Promise<Shared> {
  if (!signal) return shared;
  // Many calls at once may wait for the same end.
  setMaxListeners(0, signal);
  return new Promise((resolve, reject) => {
    const withdraw = () =>
      reject(new OutboundFailure(system, 'failed_before_write', 'cancelled', 'withdrawn before it was sent'));
    if (signal.aborted) withdraw();
    signal.addEventListener('abort', withdraw, { once: true });
    void shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', withdraw));
  });
}
