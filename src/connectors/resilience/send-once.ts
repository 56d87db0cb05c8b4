import { type Attempt, type NotDelivered, type Outcome, type ProviderReference } from '../outbound';
import { OutboundFailure } from './outbound.failure';

/** How one action reaches one receiver. */
export interface Delivery {
  send(signal?: AbortSignal): Promise<{ reference: ProviderReference; notDelivered?: NotDelivered[] }>;
  find(signal?: AbortSignal): Promise<ProviderReference | null>;
  /** Whether a receiver that does not know the action has certainly not carried it out. */
  absenceIsProof: boolean;
}

/**
 * Sends an action that an earlier attempt may have sent already, or may not. What is found at the receiver is not sent
 * again; what can be neither found nor ruled out stays an unknown outcome, for a person to look at.
 */
export async function sendOnce(delivery: Delivery, { mayHaveArrived, signal }: Attempt): Promise<Outcome> {
  try {
    if (mayHaveArrived) {
      const found = await delivery.find(signal);
      if (found) return done(found);
      if (!delivery.absenceIsProof) return UNPROVEN;
    }
  } catch (error) {
    return stillUnknown(failureIn(error));
  }
  try {
    const { reference, notDelivered } = await delivery.send(signal);
    return done(reference, notDelivered);
  } catch (error) {
    const failure = failureIn(error);
    const found = failure.result === 'unknown_outcome' ? await delivery.find(signal).catch(() => null) : null;
    return found ? done(found) : outcomeOf(failure);
  }
}

const UNPROVEN: Outcome = {
  result: 'unknown_outcome',
  code: 'not_found',
  reason: 'an earlier attempt may have arrived, and the receiver cannot tell',
};

/** While the receiver cannot be asked, the outcome of the earlier attempt stays as unknown as it was. */
function stillUnknown({ code, reason }: OutboundFailure): Outcome {
  return { result: 'unknown_outcome', code, reason: `the receiver cannot be asked: ${reason}` };
}

/** What is no failure of the outside system is a mistake of ours, and passes on. */
function failureIn(error: unknown): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  throw error;
}

function done(reference: ProviderReference, notDelivered: NotDelivered[] = []): Outcome {
  return { result: 'ok', reference, notDelivered };
}

export function outcomeOf({ result, code, reason, details }: OutboundFailure): Outcome {
  if (result !== 'failed_before_write') return { result, code, reason };
  return { result, code, reason, retryAfterMs: details.retryAfterMs ?? null };
}
