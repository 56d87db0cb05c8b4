import { z } from 'zod';
import { jsonIn } from '../resilience/json';
import { type RefusedAnswer } from '../resilience/json-api';
import { ofStatus } from '../resilience/network.failure';
import { OutboundFailure } from '../resilience/outbound.failure';
import { ANSWER_LOST } from '../warehouse/warehouse';

export const SNOWFLAKE = 'snowflake';
/** The token is not taken any more. */
export const TOKEN_REFUSED = 'token_refused';

const Said = z.object({ code: z.string(), message: z.string() }).partial();

/** Every call reads: what is not refused for good can be asked again. */
export function judgeSnowflakeAnswer(answer: RefusedAnswer): OutboundFailure {
  const { status } = answer;
  const { code, message = answer.text } = Said.safeParse(jsonIn(answer.text)).data ?? {};
  const reason = `HTTP ${status}${code ? ` (${code})` : ''}: ${message.slice(0, 300)}`;
  if (status === 401) return new OutboundFailure(SNOWFLAKE, 'refused', TOKEN_REFUSED, reason);
  // The statement ran into its own time limit, which it would do again.
  if (status === 408) return new OutboundFailure(SNOWFLAKE, 'refused', 'statement_timed_out', reason);
  if (status === 404 || status === 410) return lost(reason);
  if (status === 422) return new OutboundFailure(SNOWFLAKE, 'refused', code ?? 'statement_failed', reason);
  return ofStatus(SNOWFLAKE, status, { text: message, retryAfter: answer.retryAfter });
}

/** Answers are kept for a day; whoever comes later, or finds a part missing, asks anew. */
export function lost(reason: string): OutboundFailure {
  return new OutboundFailure(SNOWFLAKE, 'refused', ANSWER_LOST, reason);
}
