import { PassThrough } from 'node:stream';
import { type HttpRequest, type HttpResponse } from '@jsforce/jsforce-node';
import { Transport } from '@jsforce/jsforce-node/lib/transport';
import { StreamPromise } from '@jsforce/jsforce-node/lib/util/promise';
import { judgeAnswer } from './salesforce.failure';

interface Way {
  fetch: typeof fetch;
  /** Texts that appear in no error. */
  secrets: readonly string[];
  signal?: AbortSignal;
}

/**
 * How jsforce reaches the network here: allowed hosts only, no redirect, ended by a signal, and with every refusal
 * judged where its headers can still be seen. Its own way repeats calls by itself and knows no time limit.
 */
export class SalesforceTransport extends Transport {
  constructor(private readonly way: Way) {
    super();
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.send(request) }));
  }

  private async send({ url, method, headers, body }: HttpRequest): Promise<HttpResponse> {
    const { 'content-length': _, ...others } = headers ?? {};
    const answer = await this.way.fetch(url, {
      method,
      headers: others,
      body: typeof body === 'string' ? body : undefined,
      signal: this.way.signal,
    });
    const text = await answer.text();
    if (answer.status >= 300) {
      const cleaned = this.way.secrets.reduce((said, secret) => said.replaceAll(secret, '***'), text);
      throw judgeAnswer({ status: answer.status, text: cleaned, retryAfter: answer.headers.get('retry-after') });
    }
    return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: text };
  }
}
