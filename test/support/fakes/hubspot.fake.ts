import { z } from 'zod';
import { FakePortal } from './hubspot.portal';
import { SearchBody, found } from './hubspot.search';
import { type WebAnswer, type WebCall } from './web.fake';

const SEARCH_CEILING = 10_000;
const ReadBody = z.object({ inputs: z.array(z.object({ id: z.string() })).max(100), properties: z.array(z.string()) });
const Texts = z.record(z.string(), z.string());
const Upsert = z.object({ idProperty: z.string(), id: z.string(), properties: Texts });
const UpsertBody = z.object({ inputs: z.array(Upsert).max(100) });
const ChangeBody = z.object({ properties: Texts });
const Connected = z.object({ id: z.string(), after: z.string().optional() });
const ConnectionsBody = z.object({ inputs: z.array(Connected).max(100) });

/** A HubSpot portal behind a socket: its paths, shapes and limits. */
export class FakeHubSpot extends FakePortal {
  token = 'pat-na1-secret';
  /** Types that the token was given no scope for. */
  readonly outOfScope = new Set<string>();
  connectionsPerPage = 100;
  /** Connections are given in an order that nobody promises. */
  isLastFirst = false;

  static start(): Promise<FakeHubSpot> {
    return new FakeHubSpot().listen();
  }

  protected carryOut(call: WebCall): WebAnswer {
    const { authorization } = call.headers;
    if (authorization !== `Bearer ${this.token}`) {
      return refusal(401, 'INVALID_AUTHENTICATION', `Authentication credentials not found. ${authorization} is wrong.`);
    }
    const [, crm, area, release, type = '', ...rest] = call.path.split('/');
    if (crm !== 'crm' || release !== '2026-09') return refusal(404, 'OBJECT_NOT_FOUND', 'No such path');
    if (area === 'owners') return { body: { results: this.owners } };
    if ([type, rest[0] ?? ''].some((one) => this.outOfScope.has(one))) {
      return refusal(403, 'MISSING_SCOPES', 'This app does not have the scopes for this call');
    }
    if (area === 'properties') return this.listProperties(type);
    if (area === 'associations') return this.readConnections(type, rest[0] ?? '', call);
    switch (`${call.method} ${rest.join('/')}`.trim()) {
      case 'GET':
        return this.list(type, call.query);
      case 'POST search':
        return this.search(type, call.body);
      case 'POST batch/read':
        return this.readSome(type, call.body);
      case 'POST batch/upsert':
        return this.upsert(type, call.body);
    }
    const [id = '', second, , toType = '', toId = ''] = rest;
    if (second === 'associations') return this.connectByDefault(type, id, toType, toId);
    return call.method === 'PATCH' ? this.change(type, id, call.body) : this.readOne(type, id, call.query);
  }

  private list(type: string, query: URLSearchParams): WebAnswer {
    const limit = Number(query.get('limit') ?? 10);
    if (limit > 100) return refusal(400, 'VALIDATION_ERROR', `Page size ${limit} exceeds 100`);
    const isArchived = query.get('archived') === 'true';
    const after = Number(query.get('after') ?? 0);
    const all = [...this.of(type).values()].filter(({ archivedAt }) => (archivedAt !== null) === isArchived);
    const page = all.filter(({ id }) => Number(id) > after).slice(0, limit);
    const last = page.at(-1)?.id;
    const isLast = last === undefined || last === all.at(-1)?.id;
    const results = page.map((object) => this.shown(type, object, query.getAll('properties')));
    return { body: { results, ...(isLast ? {} : { paging: { next: { after: last } } }) } };
  }

  private search(type: string, body: unknown): WebAnswer {
    const read = SearchBody.safeParse(body);
    if (!read.success) return refusal(400, 'VALIDATION_ERROR', read.error.message);
    const { filterGroups, properties, limit, after } = read.data;
    const from = Number(after);
    if (from + limit > SEARCH_CEILING) {
      return refusal(400, 'VALIDATION_ERROR', `A search shows no more than ${SEARCH_CEILING} results`);
    }
    const asked = filterGroups.flatMap(({ filters }) => filters.map(({ propertyName }) => propertyName));
    const unknown = this.unknownIn(type, asked);
    if (unknown) return refusal(400, 'VALIDATION_ERROR', `Property "${unknown}" does not exist`);
    const all = found(this.living(type), read.data);
    const results = all.slice(from, from + limit).map((object) => this.shown(type, object, properties));
    const next = from + limit < all.length ? { paging: { next: { after: String(from + limit) } } } : {};
    return { body: { total: all.length, results, ...next } };
  }

  private readSome(type: string, body: unknown): WebAnswer {
    const read = ReadBody.safeParse(body);
    if (!read.success) return refusal(400, 'VALIDATION_ERROR', read.error.message);
    const { inputs, properties } = read.data;
    const objects = inputs.flatMap(({ id }) => this.of(type).get(id) ?? []).filter(isLiving);
    const results = objects.map((object) => this.shown(type, object, properties));
    const missing = inputs.length - results.length;
    if (missing === 0) return { body: { status: 'COMPLETE', results } };
    const errors = [{ status: 'error', category: 'OBJECT_NOT_FOUND', message: `Could not get ${missing} objects` }];
    return { status: 207, body: { status: 'COMPLETE', results, numErrors: 1, errors } };
  }

  private readOne(type: string, id: string, query: URLSearchParams): WebAnswer {
    const by = query.get('idProperty') ?? 'hs_object_id';
    const object = this.living(type).find(({ properties }) => properties[by] === id);
    if (!object) return refusal(404, 'OBJECT_NOT_FOUND', `Object not found: ${id}`);
    return { body: this.shown(type, object, query.getAll('properties')) };
  }

  private upsert(type: string, body: unknown): WebAnswer {
    const read = UpsertBody.safeParse(body);
    if (!read.success) return refusal(400, 'VALIDATION_ERROR', read.error.message);
    const results: object[] = [];
    for (const { idProperty, id, properties } of read.data.inputs) {
      const unknown = this.unknownIn(type, [idProperty, ...Object.keys(properties)]);
      if (unknown) return refusal(400, 'VALIDATION_ERROR', `Property "${unknown}" does not exist`);
      const known = this.living(type).find((object) => object.properties[idProperty] === id);
      const key = known?.id ?? this.add(type, { [idProperty]: id });
      this.edit(type, key, properties);
      const object = this.of(type).get(key);
      if (object) results.push({ ...this.shown(type, object, Object.keys(properties)), new: known === undefined });
    }
    return { body: { status: 'COMPLETE', results } };
  }

  private change(type: string, id: string, body: unknown): WebAnswer {
    const { properties } = ChangeBody.parse(body);
    const object = this.living(type).find((living) => living.id === id);
    if (!object) return refusal(404, 'OBJECT_NOT_FOUND', `Object not found: ${id}`);
    const unknown = this.unknownIn(type, Object.keys(properties));
    if (unknown) return refusal(400, 'VALIDATION_ERROR', `Property "${unknown}" does not exist`);
    this.edit(type, id, properties);
    return { body: this.shown(type, object, Object.keys(properties)) };
  }

  private connectByDefault(type: string, id: string, toType: string, toId: string): WebAnswer {
    if (!this.of(type).has(id) || !this.of(toType).has(toId)) {
      return refusal(404, 'OBJECT_NOT_FOUND', `Object not found: ${id} or ${toId}`);
    }
    if (!this.connectedWith(type, id, toType).includes(toId)) this.connect(type, id, toType, toId);
    return { status: 201, body: { fromObjectTypeId: type, toObjectTypeId: toType } };
  }

  private readConnections(type: string, toType: string, { body }: WebCall): WebAnswer {
    const results = ConnectionsBody.parse(body).inputs.flatMap(({ id, after }) => {
      const all = this.between(type, toType, id).filter(({ to }) => isLiving(this.of(toType).get(to)));
      if (this.isLastFirst) all.reverse();
      const start = Number(after ?? 0);
      const end = start + this.connectionsPerPage;
      const to = all.slice(start, end).map((connection) => ({
        toObjectId: Number(connection.to),
        associationTypes: [
          { category: 'HUBSPOT_DEFINED', typeId: 279, label: null },
          ...(connection.label === null ? [] : [{ category: 'USER_DEFINED', typeId: 36, label: connection.label }]),
        ],
      }));
      const paging = end < all.length ? { paging: { next: { after: String(end) } } } : {};
      return to.length > 0 && isLiving(this.of(type).get(id)) ? [{ from: { id }, to, ...paging }] : [];
    });
    return { body: { status: 'COMPLETE', results } };
  }

  private listProperties(type: string): WebAnswer {
    return { body: { results: [...this.propertiesIn(type)].map((name) => ({ name, label: name, type: 'string' })) } };
  }

  private unknownIn(type: string, names: string[]): string | undefined {
    const known = this.properties[type];
    return known && names.find((name) => !known.has(name) && !/^hs_object_id$|lastmodifieddate$/.test(name));
  }
}

function isLiving(object: { archivedAt: string | null } | undefined): boolean {
  return object?.archivedAt === null;
}

function refusal(status: number, category: string, message: string): WebAnswer {
  return { status, body: { status: 'error', message, correlationId: 'c-1', category } };
}
