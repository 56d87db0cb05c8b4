import { describe, expect, it } from '@jest/globals';
import { type ProviderReference } from '../outbound';
import { OutboundFailure, type FailedResult } from './outbound.failure';
import { sendOnce } from './send-once';

const reference: ProviderReference = { system: 'crm', id: 'task-1', details: {} };
const failure = (result: FailedResult) => new OutboundFailure('crm', result, 'x', 'it failed');

/** A receiver that keeps what it is sent, also when its answer is lost. */
function receiver({ knows = false, absenceIsProof = true, canBeAsked = true, answers = 'ok' as 'ok' | FailedResult }) {
  let kept = knows ? 1 : 0;
  let sendings = 0;
  return {
    delivery: {
      absenceIsProof,
      find: () =>
        canBeAsked ? Promise.resolve(kept > 0 ? reference : null) : Promise.reject(failure('failed_before_write')),
      send: () => {
        sendings += 1;
        if (answers === 'ok' || answers === 'unknown_outcome') kept += 1;
        return answers === 'ok' ? Promise.resolve({ reference }) : Promise.reject(failure(answers));
      },
    },
    sendings: () => sendings,
  };
}
const first = { mayHaveArrived: false };
const again = { mayHaveArrived: true };

describe('an action', () => {
  it('is sent without a question the first time', async () => {
    const { delivery, sendings } = receiver({ canBeAsked: false });
    expect(await sendOnce(delivery, first)).toEqual({ result: 'ok', reference, notDelivered: [] });
    expect(sendings()).toBe(1);
  });

  it('is not sent again when the receiver has it', async () => {
    const { delivery, sendings } = receiver({ knows: true });
    expect(await sendOnce(delivery, again)).toMatchObject({ result: 'ok', reference });
    expect(sendings()).toBe(0);
  });

  it('is sent again when the receiver proves that it has not arrived', async () => {
    const { delivery, sendings } = receiver({});
    expect(await sendOnce(delivery, again)).toMatchObject({ result: 'ok' });
    expect(sendings()).toBe(1);
  });

  it.each([
    ['cannot prove it', { absenceIsProof: false }],
    ['cannot be asked', { canBeAsked: false }],
  ])('is left to a person while the receiver %s', async (_why, given) => {
    const { delivery, sendings } = receiver(given);
    expect(await sendOnce(delivery, again)).toMatchObject({ result: 'unknown_outcome' });
    expect(sendings()).toBe(0);
  });

  it('counts as done when its answer was lost and the receiver shows it', async () => {
    const { delivery } = receiver({ answers: 'unknown_outcome' });
    expect(await sendOnce(delivery, first)).toMatchObject({ result: 'ok', reference });
  });

  it('has an unknown outcome when its answer was lost and the receiver cannot be asked', async () => {
    const { delivery } = receiver({ answers: 'unknown_outcome', canBeAsked: false });
    expect(await sendOnce(delivery, first)).toMatchObject({ result: 'unknown_outcome', code: 'x' });
  });

  it.each(['refused', 'failed_before_write'] as const)('ends as %s when the receiver says so', async (answers) => {
    const { delivery } = receiver({ answers });
    expect(await sendOnce(delivery, first)).toMatchObject({ result: answers, reason: 'it failed' });
  });
});
