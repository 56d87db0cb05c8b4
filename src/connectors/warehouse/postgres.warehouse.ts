import { Client } from 'pg';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { withoutAnswer } from '../resilience/network.failure';
import { OutboundFailure } from '../resilience/outbound.failure';
import { ANSWER_LOST, type Question, type Row, type Warehouse } from './warehouse';

const SYSTEM = 'telemetry database';
const STATEMENT_MS = 600_000;
const CONNECT_MS = 15_000;
const ROWS_AT_ONCE = 2_000;
/** SQLSTATE classes of what may pass: connections, resources, a server that shuts down or comes up. */
const PASSING = /^(?:08|53|57P)/;

/** Any PostgreSQL, read in one transaction that can write nothing. */
export class PostgresWarehouse implements Warehouse {
  readonly system = SYSTEM;
  readonly dialect = 'postgresql';
  private readonly policy: CallPolicy;

  constructor(
    private readonly url: string,
    private readonly hosts: AllowedHosts,
    calls: Partial<CallSettings> = {},
    private readonly statementMs = STATEMENT_MS,
  ) {
    const patient = { attemptTimeoutMs: CONNECT_MS + statementMs, ...calls };
    this.policy = new CallPolicy(SYSTEM, judgePostgresError, patient);
  }

  async *rows(question: Question, signal?: AbortSignal): AsyncGenerator<Row[]> {
    this.hosts.check(SYSTEM, new URL(this.url).hostname);
    const client = await this.policy.repeatable((each) => this.ask(question, each), signal);
    try {
      for (let rows = await fetched(client); rows.length > 0; rows = await fetched(client)) yield rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** A connection on which the answer waits to be fetched. */
  private async ask({ text, values }: Question, signal: AbortSignal): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'value-in-motion',
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: this.statementMs,
      query_timeout: this.statementMs + CONNECT_MS,
    });
    client.on('error', () => undefined);
    const end = () => void client.end().catch(() => undefined);
    signal.addEventListener('abort', end, { once: true });
    try {
      await client.connect();
      await client.query('BEGIN TRANSACTION READ ONLY');
      await client.query(`DECLARE answer NO SCROLL CURSOR FOR ${text}`, [...values]);
      return client;
    } catch (error) {
      end();
      throw error;
    } finally {
      signal.removeEventListener('abort', end);
    }
  }
}

async function fetched(client: Client): Promise<Row[]> {
  try {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${ROWS_AT_ONCE} FROM answer`,
      rowMode: 'array',
    });
    return rows;
  } catch (error) {
    const failure = judgePostgresError(error);
    if (failure.result === 'refused') throw failure;
    throw new OutboundFailure(SYSTEM, 'failed_before_write', ANSWER_LOST, failure.reason, { cause: error });
  }
}

function judgePostgresError(error: unknown): OutboundFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!/^[0-9A-Z]{5}$/.test(code)) return withoutAnswer(SYSTEM, error);
  const reason = `${code}: ${error instanceof Error ? error.message : ''}`;
  return new OutboundFailure(SYSTEM, PASSING.test(code) ? 'failed_before_write' : 'refused', code, reason);
}
