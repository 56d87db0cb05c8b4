import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** The body as it came, JSON or not. */
  text: string;
}
/**
 * What the server does with one request: answer; begin to, and then break off or fall silent; keep the socket open
 * without a word; or close it.
 */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body: unknown }
  | { begun: string; then: 'break' | 'silence' }
  | 'hang'
  | 'drop';

/** A real HTTP server on the loopback that answers as the given function says, and remembers what it was asked. */
export class ModelServer {
  readonly received: Received[] = [];
  private readonly server = createServer((request, response) => void this.serve(request, response));

  constructor(private readonly reply: (request: Received) => Reply | Promise<Reply>) {}

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    if (text === null) return;
    const received = {
      method: request.method ?? '',
      path: (request.url ?? '').split('?')[0] ?? '',
      headers: request.headers,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
      text,
    };
    this.received.push(received);
    const reply = await this.reply(received);
    if (reply === 'hang') return;
    if (reply === 'drop') return void response.destroy();
    if ('begun' in reply) {
      const length = String(reply.begun.length + 100);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
      response.write(reply.begun);
      return reply.then === 'silence' ? undefined : void setTimeout(() => response.destroy(), 20);
    }
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body));
  }
}

/** The text of a request; null when its sender died in the middle of it. */
async function textOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
