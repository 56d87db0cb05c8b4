import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { believable } from '../../platform/http/retry-after';
import { ofStatus, withoutAnswer } from '../resilience/network.failure';
import { OutboundFailure, RATE_LIMITED } from '../resilience/outbound.failure';

const SLACK = 'slack';

/** Errors after which Slack itself says that the call may have been carried out in part. */
const MAY_HAVE_WORKED = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'];

export function judgeSlackError(error: unknown): OutboundFailure {
  if (error instanceof WebAPIPlatformError) return said(String(error.data.error));
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfterMs = believable(error.retryAfter * 1_000);
    return new OutboundFailure(SLACK, 'failed_before_write', RATE_LIMITED, 'asked too often', { retryAfterMs });
  }
  if (error instanceof WebAPIHTTPError) return ofStatus(SLACK, error.statusCode, { text: '', retryAfter: null });
  return withoutAnswer(SLACK, error instanceof WebAPIRequestError ? error.original : error);
}

/** Slack names an error in one word; anything else came from something in between. */
function said(error: string): OutboundFailure {
  if (error === 'ratelimited' || error === RATE_LIMITED) {
    return new OutboundFailure(SLACK, 'failed_before_write', RATE_LIMITED, 'asked too often');
  }
  if (!/^[a-z_]+$/.test(error)) {
    return new OutboundFailure(SLACK, 'unknown_outcome', 'not_slack', 'the answer is not one of Slack');
  }
  const result = MAY_HAVE_WORKED.includes(error) ? 'unknown_outcome' : 'refused';
  return new OutboundFailure(SLACK, result, error, `Slack answered ${error}`);
}
