import { Connection, OAuth2, type HttpRequest } from '@jsforce/jsforce-node';
import { z } from 'zod';
import { HOUR_MS } from '../../calendar/calendar';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { OutboundFailure } from '../resilience/outbound.failure';
import { unlessWithdrawn } from '../resilience/withdrawn';
import { SALESFORCE, SESSION_ENDED, judgeSalesforceError } from './salesforce.failure';
import { grantOf, type SalesforceLogin } from './salesforce.login';
import { SalesforceTransport } from './salesforce.transport';

export type SalesforceSettings = SalesforceLogin & {
  /** Such as `67.0`. */
  apiVersion: string;
};

const Token = z.object({ access_token: z.string().min(1), instance_url: z.url() });
const Page = z.object({
  records: z.array(z.looseObject({ Id: z.string() })),
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
});
const Count = z.object({ totalSize: z.number() });
export type SalesforceRecord = z.infer<typeof Page>['records'][number];

/** Reading leaves the last part of the day's calls to people and other tools. */
const READING_SHARE = 0.8;
/** Salesforce counts calls by the day; what it limits at any moment is long ones side by side, of which 25 may run. */
const CALLS: Partial<CallSettings> = { perSecond: 40, burst: 25 };
const BUDGET_PAUSE_MS = HOUR_MS;

/** The calls of the REST API that the product makes, each under the policy for calls to the outside. */
export class SalesforceClient {
  private readonly policy: CallPolicy;
  private readonly fetch: typeof fetch;
  private session: Promise<Connection> | null = null;
  private usage = { used: 0, limit: Number.POSITIVE_INFINITY };

  constructor(
    private readonly settings: SalesforceSettings,
    private readonly hosts: AllowedHosts,
    call: Partial<CallSettings> = {},
  ) {
    this.policy = new CallPolicy(SALESFORCE, judgeSalesforceError, { ...CALLS, ...call });
    this.fetch = hosts.fetchFor(SALESFORCE);
  }

  /** All records of a query, page by page; with `deleted` also those in the recycle bin. @throws OutboundFailure */
  async *query(
    soql: string,
    { deleted = false, signal }: { deleted?: boolean; signal?: AbortSignal } = {},
  ): AsyncGenerator<SalesforceRecord[]> {
    let url: string | undefined = `/${deleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
    while (url !== undefined) {
      const page: z.infer<typeof Page> = this.parsed(Page, await this.read({ method: 'GET', url }, signal));
      if (page.records.length > 0) yield page.records;
      if (!page.done && page.nextRecordsUrl === undefined) {
        throw refused('page_missing', 'a page says there is more and does not say where');
      }
      url = page.done ? undefined : page.nextRecordsUrl;
    }
  }

  async all(soql: string, signal?: AbortSignal): Promise<SalesforceRecord[]> {
    const records: SalesforceRecord[] = [];
    for await (const page of this.query(soql, { signal })) records.push(...page);
    return records;
  }

  /** How many records of an object there are, or how many of them meet a condition. */
  async count(object: string, condition: string, signal?: AbortSignal): Promise<number> {
    const soql = `SELECT COUNT() FROM ${object}${condition && ` WHERE ${condition}`}`;
    const url = `/query?q=${encodeURIComponent(soql)}`;
    return this.parsed(Count, await this.read({ method: 'GET', url }, signal)).totalSize;
  }

  /** A call that reads; refused while our share of the day's calls is spent. @throws OutboundFailure */
  async read(request: HttpRequest, signal?: AbortSignal): Promise<unknown> {
    const { used, limit } = this.usage;
    if (used >= limit * READING_SHARE) {
      // Somebody else's calls leave the count as well: one call in an hour asks anew.
      this.usage = { used: 0, limit: Number.POSITIVE_INFINITY };
      const reason = `${used} of the day's ${limit} calls are spent; the rest is left to others`;
      throw new OutboundFailure(SALESFORCE, 'failed_before_write', 'budget_spent', reason, {
        retryAfterMs: BUDGET_PAUSE_MS,
      });
    }
    return this.repeatable(request, signal);
  }

  /** A write that does no harm when it is made twice, such as by external id. @throws OutboundFailure */
  set(request: HttpRequest, signal?: AbortSignal): Promise<unknown> {
    return this.repeatable(request, signal);
  }

  private repeatable(request: HttpRequest, signal?: AbortSignal): Promise<unknown> {
    return this.within(
      (session) => this.policy.repeatable((each) => this.send(session, request, each), signal),
      signal,
    );
  }

  /** A write that must not be made twice. @throws OutboundFailure */
  write(request: HttpRequest, signal?: AbortSignal): Promise<unknown> {
    return this.within((session) => this.policy.once((each) => this.send(session, request, each), signal), signal);
  }

  /** A call that meets an ended session was not carried out. It is made once more with a new one, and only once. */
  private async within<Answer>(call: (session: Connection) => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const opened = this.opened();
    try {
      return await call(await this.awaited(opened, signal));
    } catch (error) {
      if (!(error instanceof OutboundFailure) || error.code !== SESSION_ENDED) throw error;
      if (this.session === opened) this.session = null;
      return call(await this.awaited(this.opened(), signal));
    }
  }

  private async send(session: Connection, request: HttpRequest, signal: AbortSignal): Promise<unknown> {
    const secrets = [session.accessToken ?? '', ...this.secrets].filter(Boolean);
    const transport = new SalesforceTransport({ fetch: this.fetch, secrets, signal });
    const headers = { ...request.headers, ...(request.body ? { 'content-type': 'application/json' } : {}) };
    const body = await session.request({ ...request, headers }, { transport });
    this.usage = session.limitInfo.apiUsage ?? this.usage;
    return body;
  }

  /** Several calls at once share one login. */
  private opened(): Promise<Connection> {
    if (this.session) return this.session;
    this.session = this.logIn();
    return this.session;
  }

  /** After a login that failed, or that somebody gave up waiting for, the next call makes another. */
  private async awaited(opened: Promise<Connection>, signal?: AbortSignal): Promise<Connection> {
    try {
      return await unlessWithdrawn(SALESFORCE, opened, signal);
    } catch (error) {
      if (this.session === opened) this.session = null;
      throw error;
    }
  }

  private async logIn(): Promise<Connection> {
    const { loginUrl, clientId, apiVersion } = this.settings;
    const grant = await grantOf(this.settings, Date.now()).catch((error: unknown) => {
      throw refused(
        'no_grant',
        `SALESFORCE_PRIVATE_KEY_FILE: ${error instanceof Error ? error.message : 'unreadable'}`,
      );
    });
    const answer: unknown = await this.policy.repeatable((signal) => {
      const clientSecret = 'clientSecret' in this.settings ? this.settings.clientSecret : undefined;
      const oauth = new OAuth2({ loginUrl, clientId, clientSecret });
      oauth._transport = new SalesforceTransport({ fetch: this.fetch, secrets: this.secrets, signal });
      return oauth.requestToken(grant);
    });
    const { access_token: accessToken, instance_url: instanceUrl } = this.parsed(Token, answer);
    this.hosts.check(SALESFORCE, new URL(instanceUrl).hostname);
    return new Connection({ instanceUrl, accessToken, version: apiVersion });
  }

  private get secrets(): string[] {
    return 'clientSecret' in this.settings ? [this.settings.clientSecret] : [];
  }

  private parsed<Shape extends z.ZodType>(shape: Shape, body: unknown): z.infer<Shape> {
    const read = shape.safeParse(body);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw refused('unknown_shape', `an answer of unknown shape, ${issue?.path.join('.')}: ${issue?.message}`);
  }
}

function refused(code: string, reason: string): OutboundFailure {
  return new OutboundFailure(SALESFORCE, 'refused', code, reason);
}
