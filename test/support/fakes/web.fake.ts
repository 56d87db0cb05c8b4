import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What the fake does to one call instead of answering it properly. */
export type WebFault =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: 'no_json' }
  /** The request is read and never answered: the far side of a half-open connection. */
  | { kind: 'hang' }
  /** The connection breaks before anything is carried out. */
  | { kind: 'broken' }
  /** The call is carried out, and the connection breaks before the answer. */
  | { kind: 'answer_lost' };

export interface WebCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

export interface WebAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** A web service behind a real socket, with a ledger of the calls it got and faults that can be planned. */
export abstract class FakeWebService {
  readonly calls: WebCall[] = [];
  /** Calls whose caller still waits for an answer that will never come. */
  readonly unanswered = new Set<WebCall>();
  /** By how much its clock is ahead of ours. */
  clockSkewMs = 0;
  private readonly faults: { call: RegExp; fault: WebFault }[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((request, response) => void this.take(request, response));

  async listen(): Promise<this> {
    this.server.on('connection', (socket) => this.sockets.add(socket));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  /** The next calls whose `METHOD /path` matches meet these faults, one each. */
  failNext(call: RegExp, ...faults: WebFault[]): void {
    this.faults.push(...faults.map((fault) => ({ call, fault })));
  }

  callsOf(call: RegExp): WebCall[] {
    return this.calls.filter(({ method, path }) => call.test(`${method} ${path}`));
  }

  /** Carries a call out, on the state as it is now. */
  protected abstract carryOut(call: WebCall): WebAnswer;

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const text = Buffer.concat(chunks).toString('utf8');
    const url = new URL(request.url ?? '/', 'http://fake');
    const call: WebCall = {
      method: request.method ?? 'GET',
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers: request.headers,
      body: bodyOf(text, request.headers['content-type']),
    };
    this.calls.push(call);
    const at = this.faults.findIndex((planned) => planned.call.test(`${call.method} ${call.path}`));
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0]?.fault;
    response.setHeader('date', new Date(Date.now() + this.clockSkewMs).toUTCString());
    switch (fault?.kind) {
      case undefined: {
        const { status = 200, headers = {}, body } = this.carryOut(call);
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        return json(response, status, body);
      }
      case 'status':
        for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
        return json(response, fault.status, fault.body ?? {});
      case 'no_json':
        response.end('<html>Gateway</html>');
        return;
      case 'answer_lost':
        this.carryOut(call);
        request.socket.destroy();
        return;
      case 'broken':
        request.socket.destroy();
        return;
      case 'hang':
        this.unanswered.add(call);
        response.once('close', () => this.unanswered.delete(call));
        return;
    }
  }
}

function bodyOf(text: string, type = ''): unknown {
  if (text === '') return undefined;
  return type.startsWith('application/json') ? JSON.parse(text) : text;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  const text = status === 204 ? '' : JSON.stringify(body);
  const isPacked = response.getHeader('content-encoding') === 'gzip';
  response.writeHead(status, { 'content-type': 'application/json' }).end(isPacked ? gzipSync(text) : text);
}
