import { type z } from 'zod';
import { type AllowedHosts } from './allowed-hosts';
import { type CallPolicy } from './call.policy';
import { OutboundFailure } from './outbound.failure';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below the base URL, with its slash; identifiers in it are encoded by the caller. */
  path: string;
  query?: Record<string, string | number | readonly string[] | undefined>;
  body?: unknown;
}

export interface ApiAnswer {
  status: number;
  /** Parsed JSON; null where the answer has no body. */
  body: unknown;
  /** When the other side answered, by its own clock; ours where it does not say. */
  at: Date;
}

/** An answer that is not a success, as it came. */
export interface RefusedAnswer {
  status: number;
  text: string;
  retryAfter: string | null;
}

export interface ApiAddress {
  baseUrl: string;
  headers: Record<string, string>;
  /** Texts that appear in no error, wherever the other side repeats them. */
  secrets: readonly string[];
}

/** A web service that takes and gives JSON. Each call goes through the policy for calls to the outside. */
export class JsonApi {
  private readonly fetch: typeof fetch;

  /** @param judge says what an answer that is not a success means for the call */
  constructor(
    private readonly address: ApiAddress,
    hosts: AllowedHosts,
    private readonly policy: CallPolicy,
    private readonly judge: (refused: RefusedAnswer) => OutboundFailure,
  ) {
    this.fetch = hosts.fetchFor(policy.system);
  }

  /** A call that reads, or sets the same again. @throws OutboundFailure */
  async read<Shape extends z.ZodType>(
    shape: Shape,
    request: ApiRequest,
    signal?: AbortSignal,
  ): Promise<z.infer<Shape>> {
    const { body } = await this.answerTo(request, signal);
    return this.parsed(shape, body, request, 'refused');
  }

  /** The same, with the moment of the answer. @throws OutboundFailure */
  answerTo(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    return this.policy.repeatable((each) => this.send(request, each), signal);
  }

  /** A call that must not be carried out twice. What cannot be understood may have been written. @throws OutboundFailure */
  async write<Shape extends z.ZodType>(
    shape: Shape,
    request: ApiRequest,
    signal?: AbortSignal,
  ): Promise<z.infer<Shape>> {
    const { body } = await this.policy.once((each) => this.send(request, each), signal);
    return this.parsed(shape, body, request, 'unknown_outcome');
  }

  private async send({ method, path, query = {}, body }: ApiRequest, signal: AbortSignal): Promise<ApiAnswer> {
    const url = new URL(this.address.baseUrl.replace(/\/$/, '') + path);
    for (const [name, value] of Object.entries(query)) {
      for (const each of typeof value === 'object' ? value : [value]) {
        if (each !== undefined) url.searchParams.append(name, String(each));
      }
    }
    const answer = await this.fetch(url, {
      method,
      headers: { ...this.address.headers, accept: 'application/json', 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw this.judge({
        status: answer.status,
        text: this.withoutSecrets(text),
        retryAfter: answer.headers.get('retry-after'),
      });
    }
    return { status: answer.status, body: this.json(text), at: dateIn(answer.headers) };
  }

  private json(text: string): unknown {
    if (text.trim() === '') return null;
    try {
      return JSON.parse(text);
    } catch {
      throw new OutboundFailure(this.policy.system, 'unknown_outcome', 'no_json', 'the answer is not JSON');
    }
  }

  private parsed<Shape extends z.ZodType>(
    shape: Shape,
    body: unknown,
    { method, path }: ApiRequest,
    result: 'refused' | 'unknown_outcome',
  ): z.infer<Shape> {
    const read = shape.safeParse(body);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') || 'the answer';
    const reason = `${method} ${path} answered in an unknown shape: ${where}: ${issue?.message}`;
    throw new OutboundFailure(this.policy.system, result, 'unknown_shape', this.withoutSecrets(reason));
  }

  private withoutSecrets(text: string): string {
    return this.address.secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
  }
}

function dateIn(headers: Headers): Date {
  const date = new Date(headers.get('date') ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? new Date() : date;
}
