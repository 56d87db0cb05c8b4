import { createHash, createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { FakeWebService, type WebAnswer, type WebCall } from './web.fake';

export type SnowflakeRows = (string | null)[][];

interface Execution {
  handle: string;
  statement: string;
  bindings: Record<string, { type: string; value: string }>;
  /** How often it still answers that it runs. */
  looksLeft: number;
  isForgotten: boolean;
  isCancelled: boolean;
}

const ACCOUNT = 'ACME-TEST';
const USER = 'AGENT';
const PAT = 'pat-8f2c41';
const NOT_ALLOWED = /^\s*(?:put|get|use|alter|begin|commit|rollback)\b/i;

/** The SQL API without an engine behind it: every statement has the answer that the test laid out. */
export class FakeSnowflake extends FakeWebService {
  readonly account = ACCOUNT;
  readonly user = USER;
  readonly pat = PAT;
  readonly keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  /** By request id: each was executed once. */
  readonly executions = new Map<string, Execution>();
  /** How often a new statement answers that it runs before it has run. */
  looks = 0;
  private partitions: SnowflakeRows[] = [[]];
  private readonly revoked = new Set<string>();

  /** What every statement from now on answers, in these parts. */
  answers(...partitions: SnowflakeRows[]): void {
    this.partitions = partitions;
  }

  /** The tokens that were used so far are not taken any more. */
  revokeTokens(): void {
    for (const { headers } of this.calls) this.revoked.add(headers.authorization ?? '');
  }

  /** Answers are kept for a day; then nobody knows of the statement. */
  forgetStatements(): void {
    for (const execution of this.executions.values()) execution.isForgotten = true;
  }

  protected override carryOut(call: WebCall): WebAnswer {
    if (!this.knows(call)) return { status: 401, body: { code: '390144', message: 'JWT token is invalid.' } };
    if (!call.headers['user-agent']) return { status: 400, body: { code: '390142', message: 'no User-Agent' } };
    const [, handle, action] = /^\/api\/v2\/statements(?:\/([\w-]+))?(?:\/(cancel))?$/.exec(call.path) ?? [];
    if (call.method === 'POST' && handle === undefined) return this.submit(call);
    const execution = [...this.executions.values()].find((each) => each.handle === handle);
    if (!execution || execution.isForgotten)
      return { status: 404, body: { code: '391912', message: 'unknown handle' } };
    if (action === 'cancel') {
      execution.isCancelled = true;
      return { body: { code: '000604', message: 'cancelled' } };
    }
    const partition = call.query.get('partition');
    return partition === null ? this.look(execution) : this.part(Number(partition));
  }

  private submit({ query, body }: WebCall): WebAnswer {
    const { statement, bindings } = body as Pick<Execution, 'statement' | 'bindings'>;
    const marks = statement.match(/\?/g)?.length ?? 0;
    const isBound = marks === Object.keys(bindings).length;
    if (NOT_ALLOWED.test(statement) || !isBound) {
      return { status: 422, body: { code: '002003', sqlState: '42000', message: `${marks} marks; ${PAT}` } };
    }
    const requestId = query.get('requestId') ?? randomUUID();
    const known = this.executions.get(requestId);
    const execution: Execution = known ?? {
      handle: randomUUID(),
      statement,
      bindings,
      looksLeft: this.looks,
      isForgotten: false,
      isCancelled: false,
    };
    this.executions.set(requestId, execution);
    return this.look(execution);
  }

  private look(execution: Execution): WebAnswer {
    const { handle } = execution;
    const at = { statementHandle: handle, statementStatusUrl: `/api/v2/statements/${handle}` };
    if (execution.looksLeft > 0) {
      execution.looksLeft -= 1;
      return { status: 202, body: { code: '333334', message: 'Asynchronous execution in progress.', ...at } };
    }
    const rowType = ['ACCOUNT_ID', 'USED', 'ASKED'].map((name) => ({ name, type: 'text', nullable: true }));
    const partitionInfo = this.partitions.map(({ length }) => ({ rowCount: length, uncompressedSize: 64 }));
    const numRows = this.partitions.flat().length;
    return {
      body: {
        code: '090001',
        sqlState: '00000',
        message: 'Statement executed successfully.',
        ...at,
        resultSetMetaData: { numRows, format: 'jsonv2', rowType, partitionInfo },
        data: this.partitions[0],
      },
    };
  }

  private part(partition: number): WebAnswer {
    return { headers: { 'content-encoding': 'gzip' }, body: { data: this.partitions[partition] } };
  }

  private knows({ headers }: WebCall): boolean {
    const { authorization = '' } = headers;
    if (this.revoked.has(authorization)) return false;
    const token = authorization.replace('Bearer ', '');
    const type = headers['x-snowflake-authorization-token-type'];
    return type === 'PROGRAMMATIC_ACCESS_TOKEN' ? token === PAT : type === 'KEYPAIR_JWT' && this.isSigned(token);
  }

  private isSigned(token: string): boolean {
    const [head = '', claims = '', signature = ''] = token.split('.');
    const key = createPublicKey(this.keys.publicKey);
    const signed = verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
    const fingerprint = createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('base64');
    const said: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const { iss, sub, iat, exp } = said as { iss: string; sub: string; iat: number; exp: number };
    const isOurs = sub === `${ACCOUNT}.${USER}` && iss === `${sub}.SHA256:${fingerprint}`;
    return signed && isOurs && exp - iat <= 3_600;
  }
}
