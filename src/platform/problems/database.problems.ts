import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { type DescribesProblem } from './problem';

/** What the database's own errors say: of the request, that it cannot be stored; of the database, that it is not there now. */
export const databaseProblems: DescribesProblem = (error) => {
  const { code, message } = failureIn(error);
  const detail = UNSTORABLE[code === UNREADABLE && message.endsWith('type json') ? '22P05' : code];
  if (detail !== undefined) return { status: 400, title: 'Invalid request', detail };
  return AWAY.test(code) || LOST.test(message) ? UNAVAILABLE : undefined;
};

const TEXT = 'The text holds a character that cannot be stored, such as U+0000 or half a surrogate pair: remove it';
const NUMBER = 'A number is larger than can be stored: give a smaller one';

/** What PostgreSQL's codes say of a request: bytes and escapes that no text takes, and numbers that no column does. */
const UNSTORABLE: Partial<Record<string, string>> = { '22021': TEXT, '22P05': TEXT, '22003': NUMBER };
/** Also the code of other texts that cannot be read; but what we write as JSON can fail only by its characters. */
const UNREADABLE = '22P02';

/**
 * PostgreSQL: connection lost (08), no room for one more or for its work (53), shut down, crashed or starting (57P), cancelled
 * for its time (57014), a lock not got or a deadlock (55P03, 40), and a server that has become a standby (25006); then what
 * the network says.
 */
const AWAY =
  /^(?:08|53|57P)...?$|^(?:57014|55P03|40001|40P01|25006)$|^E(?:CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)$/;
/** The driver names these by their message alone. */
const LOST =
  /^(?:timeout exceeded when trying to connect|timeout expired|Connection terminated.*|Client (?:has encountered a connection error|was closed) and is not queryable|Query read timeout|Cannot use a pool after calling end on the pool)$/;

export const UNAVAILABLE = {
  status: 503,
  title: 'Service Unavailable',
  detail:
    'The database is away or too busy at the moment. Send the same request again in a few seconds, with its eventId or Idempotency-Key where it has one: then nothing is done twice',
};

const DatabaseError = z.object({ code: z.string().catch(''), message: z.string() });

function failureIn(error: unknown): z.infer<typeof DatabaseError> {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return DatabaseError.safeParse(cause).data ?? { code: '', message: '' };
}
