import { FakeWebService } from './web.fake';
import { type Texts } from './hubspot.search';

export interface Stored {
  id: string;
  properties: Texts;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}
interface Connection {
  from: string;
  to: string;
  label: string | null;
}
type Moment = Date | string;

/** The objects of a HubSpot portal and their connections, as people type, change, merge and throw them away. */
export abstract class FakePortal extends FakeWebService {
  /** The properties each type has, where that matters: others cannot be written, and nobody can read them. */
  readonly properties: Record<string, Set<string>> = {};
  readonly owners: { id: string; email: string; firstName: string; lastName: string }[] = [];
  private readonly objects = new Map<string, Map<string, Stored>>();
  private readonly connections = new Map<string, Map<string, Connection[]>>();
  private created = 5_000;

  add(type: string, properties: Texts, at: Moment = this.now()): string {
    this.created += 1;
    const id = String(this.created);
    const stamp = new Date(at).toISOString();
    const object = { id, properties: {}, createdAt: stamp, updatedAt: stamp, archivedAt: null };
    this.of(type).set(id, object);
    this.touch(type, object, properties, stamp);
    return id;
  }

  edit(type: string, id: string, properties: Texts, at: Moment = this.now()): void {
    const object = this.of(type).get(id);
    if (!object) throw new Error(`The fake has no ${type} ${id}`);
    this.touch(type, object, properties, new Date(at).toISOString());
  }

  /** Puts an object into the recycle bin, where its last change stays what it was. */
  remove(type: string, id: string, at: Moment = this.now()): void {
    const object = this.of(type).get(id);
    if (object) object.archivedAt = new Date(at).toISOString();
  }

  /** One object takes over the connections of another, which is gone. */
  merge(type: string, into: string, gone: string, at: Moment = this.now()): void {
    this.of(type).delete(gone);
    for (const [pair, from] of this.connections) {
      if (!pair.startsWith(`${type}>`)) continue;
      const other = pair.slice(type.length + 1);
      for (const { to, label } of from.get(gone) ?? []) this.connect(type, into, other, to, label);
    }
    this.edit(type, into, { hs_merged_object_ids: gone }, at);
  }

  connect(fromType: string, from: string, toType: string, to: string, label: string | null = null): void {
    this.between(fromType, toType, from).push({ from, to, label });
    this.between(toType, fromType, to).push({ from: to, to: from, label });
  }

  /** The properties of every living object of a type. */
  all(type: string): (Texts & { id: string })[] {
    return this.living(type).map(({ id, properties }) => ({ ...properties, id }));
  }

  connectedWith(fromType: string, from: string, toType: string): string[] {
    return this.between(fromType, toType, from).map(({ to }) => to);
  }

  protected now(): Date {
    return new Date(Date.now() + this.clockSkewMs);
  }

  protected living(type: string): Stored[] {
    return [...this.of(type).values()].filter(({ archivedAt }) => archivedAt === null);
  }

  protected of(type: string): Map<string, Stored> {
    const known = this.objects.get(type) ?? new Map<string, Stored>();
    this.objects.set(type, known);
    return known;
  }

  protected between(from: string, to: string, id: string): Connection[] {
    const pair = this.connections.get(`${from}>${to}`) ?? new Map<string, Connection[]>();
    this.connections.set(`${from}>${to}`, pair);
    const known = pair.get(id) ?? [];
    pair.set(id, known);
    return known;
  }

  protected propertiesIn(type: string): Set<string> {
    return this.properties[type] ?? new Set(this.living(type).flatMap(({ properties }) => Object.keys(properties)));
  }

  /** Only properties that the type has are shown, and none that nobody asked for. */
  protected shown(type: string, { id, properties, ...times }: Stored, wanted: readonly string[]): object {
    const known = this.properties[type];
    const own = wanted.filter((name) => !known || known.has(name) || name in STAMPS);
    const shown = Object.fromEntries(own.map((name) => [name, properties[name] ?? null]));
    const { createdAt, updatedAt, archivedAt } = times;
    return {
      id,
      properties: shown,
      createdAt,
      updatedAt,
      archived: archivedAt !== null,
      ...(archivedAt && { archivedAt }),
    };
  }

  /** Like HubSpot, contacts stamp their changes under another name than the other types. */
  private touch(type: string, object: Stored, properties: Texts, stamp: string): void {
    const stampName = type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
    Object.assign(object.properties, properties, { hs_object_id: object.id, [stampName]: stamp });
    object.updatedAt = stamp;
  }
}

const STAMPS = { lastmodifieddate: true, hs_lastmodifieddate: true, hs_object_id: true, hs_merged_object_ids: true };
