import { describe, expect, it } from '@jest/globals';
import { judgeHubSpotAnswer } from './hubspot.failure';

const judged = (status: number, body: object, retryAfter: string | null = null) =>
  judgeHubSpotAnswer({ status, text: JSON.stringify(body), retryAfter });

describe('a refusal of HubSpot', () => {
  it.each([
    ['TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.', null, 10_000],
    ['DAILY', 'You have reached your daily limit.', null, 3_600_000],
    ['SECONDLY', 'You have reached your secondly limit.', null, 1_000],
    [undefined, 'You have reached your secondly limit.', null, 1_000],
    [undefined, 'Too many requests', null, 10_000],
    ['TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.', '3', 3_000],
  ])('for too many calls (%s, %s, retry-after %s) asks to wait %i ms', (policyName, message, retryAfter, waitMs) => {
    const failure = judged(429, { status: 'error', message, errorType: 'RATE_LIMIT', policyName }, retryAfter);
    expect(failure).toMatchObject({ isPassing: true, isRateLimit: true, details: { retryAfterMs: waitMs } });
  });

  it.each([
    [400, 'VALIDATION_ERROR', 'refused', 'validation_error'],
    [401, 'INVALID_AUTHENTICATION', 'refused', 'invalid_authentication'],
    [403, 'MISSING_SCOPES', 'refused', 'missing_scopes'],
    [404, 'OBJECT_NOT_FOUND', 'refused', 'object_not_found'],
    [409, 'CONFLICT', 'refused', 'conflict'],
    [500, 'INTERNAL_ERROR', 'unknown_outcome', 'http_500'],
  ])('with %i %s is %s by the name %s', (status, category, result, code) => {
    expect(judged(status, { message: 'no', category })).toMatchObject({ result, code });
  });
});
