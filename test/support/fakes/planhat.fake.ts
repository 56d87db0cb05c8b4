import { z } from 'zod';
import { FakeWebService, type WebAnswer, type WebCall } from './web.fake';

type PlanhatFields = Record<string, unknown>;
interface Stored extends PlanhatFields {
  _id: string;
  updatedAt: string;
}
type Moment = Date | string;

const Records = z.array(z.record(z.string(), z.unknown())).max(5_000);
const MOST = 5_000;

/** A Planhat tenant behind the socket of its API: bare lists that are counted off, and bulk writes by our keys. */
export class FakePlanhat extends FakeWebService {
  token = 'planhat-secret-token';
  /** Models this tenant lacks, or that the token may not look at, with the status that says so. */
  readonly outOfSight = new Map<string, 403 | 404>();
  /** What happens after a page was read, to the tenant that goes on working. */
  afterPage: (call: WebCall) => void = () => undefined;
  private readonly models = new Map<string, Map<string, Stored>>();
  private created = 0;

  static start(): Promise<FakePlanhat> {
    return new FakePlanhat().listen();
  }

  add(model: string, fields: PlanhatFields, at: Moment = this.now()): string {
    this.created += 1;
    const _id = `60aa${this.created.toString(16).padStart(20, '0')}`;
    const stamp = new Date(at).toISOString();
    this.of(model).set(_id, { ...fields, _id, createdAt: stamp, updatedAt: stamp });
    return _id;
  }

  edit(model: string, id: string, fields: PlanhatFields, at: Moment = this.now()): void {
    const record = this.of(model).get(id);
    if (!record) throw new Error(`The fake has no ${model} ${id}`);
    Object.assign(record, fields, { updatedAt: new Date(at).toISOString() });
  }

  remove(model: string, id: string): void {
    this.of(model).delete(id);
  }

  all(model: string): Stored[] {
    return [...this.of(model).values()];
  }

  protected carryOut(call: WebCall): WebAnswer {
    if (call.headers.authorization !== `Bearer ${this.token}`) {
      return { status: 401, body: { message: `Unauthorized: ${call.headers.authorization}` } };
    }
    const [, model = '', id] = call.path.split('/');
    const hidden = this.outOfSight.get(model);
    if (hidden) return { status: hidden, body: { message: `No access to ${model}` } };
    if (call.method === 'PUT')
      return id === undefined ? this.writeMany(model, call.body) : this.write(model, id, call.body);
    if (call.method === 'POST') return { body: this.of(model).get(this.add(model, fieldsIn(call.body))) };
    if (model === 'leancompanies') return this.leanCompanies(call.query);
    if (id !== undefined) return this.one(model, id);
    const answer = this.list(model, call.query);
    this.afterPage(call);
    return answer;
  }

  private list(model: string, query: URLSearchParams): WebAnswer {
    const limit = Number(query.get('limit') ?? 100);
    if (limit > MOST) return { status: 400, body: { message: `limit is above ${MOST}` } };
    const offset = Number(query.get('offset') ?? 0);
    const companies = query.get('companyId')?.split(',');
    const sorted = sortedBy(
      query.get('sort') ?? '_id',
      this.all(model).filter(({ companyId }) => !companies || companies.includes(String(companyId))),
    );
    return { body: sorted.slice(offset, offset + limit) };
  }

  private leanCompanies(query: URLSearchParams): WebAnswer {
    const externalId = query.get('externalId');
    const found = this.all('companies').filter((company) => externalId === null || company.externalId === externalId);
    return {
      body: found.map(({ _id, name, externalId: ours, sourceId }) => ({ _id, name, externalId: ours, sourceId })),
    };
  }

  private one(model: string, id: string): WebAnswer {
    const record = this.find(model, id);
    return record ? { body: record } : { status: 404, body: { message: 'Not found' } };
  }

  private write(model: string, id: string, body: unknown): WebAnswer {
    const record = this.find(model, id);
    if (!record) return { status: 404, body: { message: 'Not found' } };
    this.edit(model, record._id, fieldsIn(body));
    return { body: record };
  }

  private writeMany(model: string, body: unknown): WebAnswer {
    const records = Records.safeParse(body);
    if (!records.success) return { status: 400, body: { message: 'Expected an array' } };
    const inserts: object[] = [];
    const updates: object[] = [];
    for (const fields of records.data) {
      const { sourceId, externalId } = fields;
      const known = this.all(model).find(
        (record) =>
          record._id === fields._id ||
          (sourceId !== undefined && record.sourceId === sourceId) ||
          (externalId !== undefined && record.externalId === externalId),
      );
      if (known) this.edit(model, known._id, fields);
      (known ? updates : inserts).push({ _id: known?._id ?? this.add(model, fields), sourceId, externalId });
    }
    const errors = { createdErrors: [], updatedErrors: [], permissionErrors: [] };
    const counts = { created: inserts.length, updated: updates.length };
    return { body: { ...counts, ...errors, insertsKeys: inserts, updatesKeys: updates } };
  }

  private find(model: string, id: string): Stored | undefined {
    const [, prefix, key] = /^(extid|srcid)-(.+)$/.exec(id) ?? [];
    if (prefix === undefined) return this.of(model).get(id);
    return this.all(model).find((record) => record[prefix === 'extid' ? 'externalId' : 'sourceId'] === key);
  }

  private of(model: string): Map<string, Stored> {
    const known = this.models.get(model) ?? new Map<string, Stored>();
    this.models.set(model, known);
    return known;
  }

  private now(): Date {
    return new Date(Date.now() + this.clockSkewMs);
  }
}

/** Records that sort alike come in another order each time. */
function sortedBy(sort: string, records: Stored[]): Stored[] {
  const isDown = sort.startsWith('-');
  const name = isDown ? sort.slice(1) : sort;
  const textOf = ({ [name]: value }: Stored) => (typeof value === 'string' ? value : '');
  const keyed = records.map((record): [string, number, Stored] => [textOf(record), Math.random(), record]);
  const order = ([a, x]: [string, number, Stored], [b, y]: [string, number, Stored]) =>
    a === b ? x - y : a < b === isDown ? 1 : -1;
  return keyed.sort(order).map(([, , record]) => record);
}

function fieldsIn(body: unknown): PlanhatFields {
  return z.record(z.string(), z.unknown()).parse(body);
}
