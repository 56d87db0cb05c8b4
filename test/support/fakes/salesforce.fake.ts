import { randomUUID, verify, type KeyObject } from 'node:crypto';
import { SalesforceOrg, type OrgRecord } from './salesforce.org';
import { MalformedQuery, compare, meets, parseSoql, type Condition, type Soql } from './salesforce.soql';
import { FakeWebService, type WebAnswer, type WebCall } from './web.fake';

const VERSION = '67.0';
const BASE = `/services/data/v${VERSION}`;
const LONGEST_ADDRESS = 16_000;

/** An org of Salesforce: OAuth, the REST API with queries page by page, and records by id and external id. */
export class FakeSalesforce extends FakeWebService {
  org = new SalesforceOrg();
  readonly clientId = 'consumer-key';
  readonly clientSecret = 'consumer-secret';
  /** The certificate of the connected app; without one no assertion is taken. */
  publicKey: KeyObject | null = null;
  pageSize = 2_000;
  /** Calls of the rolling day, of how many. */
  usage = { used: 18, limit: 100_000 };
  logins = 0;
  private token = '';
  private readonly lists = new Map<string, Record<string, unknown>[]>();

  /** Every token given so far is taken no more. */
  endSession(): void {
    this.token = '';
  }

  /** What the server keeps of queries that are not read to their end goes. */
  forgetLists(): void {
    this.lists.clear();
  }

  get accessToken(): string {
    return this.token;
  }

  protected carryOut(call: WebCall): WebAnswer {
    if (call.path === '/services/oauth2/token') return this.logIn(call);
    if (!this.token || call.headers.authorization !== `Bearer ${this.token}`) {
      return no(401, 'INVALID_SESSION_ID', `Session expired or invalid: ${call.headers.authorization}`);
    }
    if (!call.path.startsWith(`${BASE}/`)) return no(404, 'NOT_FOUND', 'The requested resource does not exist');
    this.usage.used += 1;
    const answer = this.answer(call, call.path.slice(BASE.length + 1).split('/'));
    return { ...answer, headers: { 'sforce-limit-info': `api-usage=${this.usage.used}/${this.usage.limit}` } };
  }

  private answer(call: WebCall, [resource = '', ...rest]: string[]): WebAnswer {
    if (resource === 'query' || resource === 'queryAll') return this.query(call, resource === 'queryAll', rest[0]);
    if (resource === 'limits') {
      const { used, limit } = this.usage;
      return { body: { DailyApiRequests: { Max: limit, Remaining: limit - used } } };
    }
    if (resource !== 'sobjects') return no(404, 'NOT_FOUND', 'The requested resource does not exist');
    const [object = '', second = '', key] = rest;
    const fields = this.org.fieldsOf(object);
    if (!fields) return no(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (second === 'describe') return { body: { name: object, fields } };
    return this.record(call, object, second, key);
  }

  private logIn({ body }: WebCall): WebAnswer {
    const form = new URLSearchParams(typeof body === 'string' ? body : '');
    const refused = this.refusalOf(form);
    if (refused) return { status: 400, body: refused };
    this.logins += 1;
    this.token = `00Dxx!${randomUUID()}`;
    const id = 'https://login.salesforce.com/id/00D000000000001/005000000000001';
    return {
      body: { access_token: this.token, instance_url: this.url, id, token_type: 'Bearer', issued_at: '1795300000000' },
    };
  }

  private refusalOf(form: URLSearchParams): { error: string; error_description: string } | null {
    const grant = form.get('grant_type');
    if (grant === 'client_credentials') {
      const isKnown = form.get('client_id') === this.clientId && form.get('client_secret') === this.clientSecret;
      return isKnown ? null : { error: 'invalid_client', error_description: 'invalid client credentials' };
    }
    if (grant !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') {
      return { error: 'unsupported_grant_type', error_description: 'grant type not supported' };
    }
    const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const isSigned =
      this.publicKey !== null &&
      verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), this.publicKey, Buffer.from(signature, 'base64url'));
    const { iss, aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as Record<
      string,
      unknown
    >;
    const isFresh = typeof exp === 'number' && exp * 1_000 > Date.now() && exp * 1_000 < Date.now() + 300_000;
    if (isSigned && iss === this.clientId && aud === this.url && isFresh) return null;
    return { error: 'invalid_grant', error_description: 'invalid assertion' };
  }

  private query(call: WebCall, withDeleted: boolean, locator?: string): WebAnswer {
    if (locator !== undefined) return this.page(locator);
    const text = call.query.get('q') ?? '';
    if (encodeURIComponent(text).length > LONGEST_ADDRESS) return no(414, 'URI_TOO_LONG', 'URI Too Long');
    try {
      return this.select(parseSoql(text), withDeleted);
    } catch (error) {
      if (error instanceof MalformedQuery) return no(400, 'MALFORMED_QUERY', error.message);
      throw error;
    }
  }

  private select({ fields, object, where, orderBy, limit }: Soql, withDeleted: boolean): WebAnswer {
    if (!this.org.fieldsOf(object)) return no(400, 'INVALID_TYPE', `sObject type '${object}' is not supported.`);
    const isCount = fields[0]?.toUpperCase() === 'COUNT()';
    const asked = [...(isCount ? [] : fields), ...(where ? fieldsIn(where) : []), ...orderBy.map(({ field }) => field)];
    const unknown = asked.find((path) => !this.org.hasPath(object, path.split('.')));
    if (unknown) return no(400, 'INVALID_FIELD', `No such column '${unknown}' on entity '${object}'`);
    const long = (where ? fieldsIn(where) : []).find((path) =>
      this.org.fieldsOf(object)?.some(({ name, filterable }) => name === path && filterable === false),
    );
    if (long) return no(400, 'INVALID_FIELD', `field '${long}' can not be filtered in a query call`);
    const read = (record: OrgRecord) => (path: string) => this.org.read(object, record, path)?.value;
    const found = this.org
      .records(object)
      .filter((record) => (withDeleted || !record.IsDeleted) && (!where || meets(where, read(record))))
      .sort((a, b) => {
        for (const { field, descending } of orderBy) {
          const order = compare(read(a)(field), read(b)(field));
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      })
      .slice(0, limit);
    if (isCount) return { body: { totalSize: found.length, done: true, records: [] } };
    const list = randomUUID();
    this.lists.set(
      list,
      found.map((record) => this.shown(object, record, fields)),
    );
    return this.page(`${list}-0`);
  }

  private page(locator: string): WebAnswer {
    const [, list = '', from = '0'] = /^(.*)-(\d+)$/.exec(locator) ?? [];
    const records = this.lists.get(list);
    if (!records) return no(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    const next = Number(from) + this.pageSize;
    const done = next >= records.length;
    if (done) this.lists.delete(list);
    const more = done ? {} : { nextRecordsUrl: `${BASE}/query/${list}-${next}` };
    return { body: { totalSize: records.length, done, ...more, records: records.slice(Number(from), next) } };
  }

  private shown(object: string, record: OrgRecord, paths: readonly string[]): Record<string, unknown> {
    const shown: Record<string, unknown> = {
      attributes: { type: object, url: `${BASE}/sobjects/${object}/${record.Id}` },
    };
    for (const path of paths) put(shown, path.split('.'), this.org.read(object, record, path)?.value ?? null);
    return shown;
  }

  private record({ method, body }: WebCall, object: string, idOrField: string, key?: string): WebAnswer {
    const fields = typeof body === 'object' && body !== null ? { ...body } : {};
    const unknown = Object.keys(fields).find((name) => !this.org.hasPath(object, [name]));
    if (unknown) return no(400, 'INVALID_FIELD', `No such column '${unknown}' on sobject of type ${object}`);
    if (method === 'POST' && idOrField === '') {
      return { status: 201, body: { id: this.org.create(object, fields), success: true, errors: [] } };
    }
    const record =
      key === undefined
        ? this.org.find(idOrField)
        : this.org.records(object).find((each) => each[idOrField] === key && !each.IsDeleted);
    if (method === 'GET')
      return record ? { body: record } : no(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (record) {
      this.org.update(record.Id, fields);
      return key === undefined
        ? { status: 204, body: null }
        : { body: { id: record.Id, success: true, errors: [], created: false } };
    }
    if (key === undefined) return no(404, 'NOT_FOUND', 'The requested resource does not exist');
    const id = this.org.create(object, { ...fields, [idOrField]: key });
    return { status: 201, body: { id, success: true, errors: [], created: true } };
  }
}

function no(status: number, errorCode: string, message: string): WebAnswer {
  return { status, body: [{ errorCode, message }] };
}

function fieldsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn);
  if ('any' in condition) return condition.any.flatMap(fieldsIn);
  return [condition.field];
}

/** A reference whose fields are all empty is itself null. */
function put(into: Record<string, unknown>, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  if (value === null && !into[first]) into[first] = null;
  if (value === null) return;
  const inner = { ...(typeof into[first] === 'object' ? into[first] : {}) };
  put(inner, rest, value);
  into[first] = inner;
}
