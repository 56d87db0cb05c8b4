import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { JsonApi, type ApiAnswer, type ApiRequest } from '../resilience/json-api';
import { withoutAnswer } from '../resilience/network.failure';
import { OutboundFailure } from '../resilience/outbound.failure';
import { judgeSnowflakeAnswer, lost, SNOWFLAKE, TOKEN_REFUSED } from './snowflake.failure';
import { SnowflakeTokens, type SnowflakeLogin, type SnowflakeToken } from './snowflake.login';

export type SnowflakeSettings = SnowflakeLogin & {
  /** Scheme and host, such as https://org-account.snowflakecomputing.com. */
  baseUrl: string;
  warehouse?: string;
  database?: string;
  schema?: string;
};

export interface SnowflakeCalls extends Partial<CallSettings> {
  /** Pause before the first look at a statement that still runs; each further one is half as long again. */
  firstLookMs?: number;
  /** How long a statement that is called off is waited for. */
  longestStopMs?: number;
  now?: () => number;
}

const Cells = z.array(z.array(z.string().nullable()));
const Running = z.object({ statementHandle: z.string().min(1) });
const Answered = z.object({
  statementHandle: z.string().min(1),
  resultSetMetaData: z.object({
    numRows: z.number().int(),
    partitionInfo: z.array(z.object({ rowCount: z.number().int() })).min(1),
  }),
  data: Cells,
});
type Answered = z.infer<typeof Answered>;
const Partition = z.object({ data: Cells });
type Rows = z.infer<typeof Cells>;

const STATEMENT_SECONDS = 600;
const LONGEST_LOOK_MS = 5_000;
/** A part of an answer may be large. */
const CALLS: Partial<CallSettings> = { attemptTimeoutMs: 60_000, retries: 4 };

/** The SQL API, version 2: a statement is handed in, looked after until it has run, and its answer fetched in parts. */
export class SnowflakeClient {
  private readonly policy: CallPolicy;
  private readonly tokens: SnowflakeTokens;
  private readonly firstLookMs: number;
  private readonly longestStopMs: number;

  constructor(
    private readonly settings: SnowflakeSettings,
    private readonly hosts: AllowedHosts,
    { firstLookMs = 500, longestStopMs = 2_000, now, ...calls }: SnowflakeCalls = {},
  ) {
    this.policy = new CallPolicy(SNOWFLAKE, (error) => withoutAnswer(SNOWFLAKE, error), { ...CALLS, ...calls });
    this.tokens = new SnowflakeTokens(settings, now);
    this.firstLookMs = firstLookMs;
    this.longestStopMs = longestStopMs;
  }

  /**
   * Runs a statement with `?` for each of its values. Handed in again under the same request id, it is not executed
   * again. @throws OutboundFailure
   */
  async *run(
    statement: string,
    values: readonly string[],
    requestId: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Rows> {
    const answer = await this.answered(await this.submit(statement, values, requestId, signal), signal);
    const { partitionInfo, numRows } = answer.resultSetMetaData;
    let rows = 0;
    for (const [index, { rowCount }] of partitionInfo.entries()) {
      const part = index === 0 ? answer.data : await this.partition(answer.statementHandle, index, signal);
      if (part.length !== rowCount) throw lost(`partition ${index} has ${part.length} of ${rowCount} rows`);
      rows += part.length;
      if (part.length > 0) yield part;
    }
    if (rows !== numRows) throw lost(`${rows} of ${numRows} rows came`);
  }

  private submit(statement: string, values: readonly string[], requestId: string, signal?: AbortSignal) {
    const { warehouse, database, schema } = this.settings;
    const bindings = Object.fromEntries(values.map((value, at) => [String(at + 1), { type: 'TEXT', value }]));
    const body = {
      statement,
      timeout: STATEMENT_SECONDS,
      warehouse,
      database,
      schema,
      bindings,
      parameters: { query_tag: 'value-in-motion' },
    };
    const query = { requestId, async: 'true', nullable: 'true' };
    return this.call({ method: 'POST', path: '/api/v2/statements', query, body }, signal);
  }

  /** Looks until the statement has run; what nobody waits for any more is called off. */
  private async answered(first: ApiAnswer, signal?: AbortSignal): Promise<Answered> {
    if (first.status !== 202) return this.parsed(Answered, first);
    const { statementHandle: handle } = this.parsed(Running, first);
    try {
      const looksUntil = performance.now() + STATEMENT_SECONDS * 1_000;
      for (let pauseMs = this.firstLookMs; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_LOOK_MS)) {
        await setTimeout(pauseMs, undefined, { signal });
        const look = await this.call({ method: 'GET', path: pathOf(handle) }, signal);
        if (look.status !== 202) return this.parsed(Answered, look);
        if (performance.now() > looksUntil) {
          const reason = `it still runs after ${STATEMENT_SECONDS} s`;
          throw new OutboundFailure(SNOWFLAKE, 'refused', 'statement_timed_out', reason);
        }
      }
    } catch (error) {
      const inTime = AbortSignal.timeout(this.longestStopMs);
      await this.call({ method: 'POST', path: `${pathOf(handle)}/cancel` }, inTime).catch(() => undefined);
      throw error instanceof OutboundFailure ? error : withdrawn(error);
    }
  }

  private async partition(handle: string, partition: number, signal?: AbortSignal): Promise<Rows> {
    const answer = await this.call({ method: 'GET', path: pathOf(handle), query: { partition } }, signal);
    return this.parsed(Partition, answer).data;
  }

  /** A call whose token is not taken is made once more with a new one, where there can be one. */
  private async call(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    const token = await this.tokens.current();
    try {
      return await this.apiWith(token).answerTo(request, signal);
    } catch (error) {
      const isOver = error instanceof OutboundFailure && error.code === TOKEN_REFUSED;
      if (!isOver || !this.tokens.canRenew) throw error;
      return this.apiWith(await this.tokens.current(token)).answerTo(request, signal);
    }
  }

  private apiWith({ text, type }: SnowflakeToken): JsonApi {
    const headers = {
      authorization: `Bearer ${text}`,
      'x-snowflake-authorization-token-type': type,
      'user-agent': 'value-in-motion/1.0',
    };
    const address = { baseUrl: this.settings.baseUrl, headers, secrets: [text] };
    return new JsonApi(address, this.hosts, this.policy, judgeSnowflakeAnswer);
  }

  private parsed<Shape extends z.ZodType>(shape: Shape, { body }: ApiAnswer): z.infer<Shape> {
    const read = shape.safeParse(body);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const reason = `an answer of unknown shape: ${issue?.path.join('.')}: ${issue?.message}`;
    throw new OutboundFailure(SNOWFLAKE, 'refused', 'unknown_shape', reason);
  }
}

function pathOf(handle: string): string {
  return `/api/v2/statements/${encodeURIComponent(handle)}`;
}

function withdrawn(cause: unknown): OutboundFailure {
  return new OutboundFailure(SNOWFLAKE, 'failed_before_write', 'cancelled', 'nobody waits for it any more', { cause });
}
