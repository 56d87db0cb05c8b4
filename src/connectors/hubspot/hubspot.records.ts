import { type Fields, type RawRecord } from '../crm/crm.source';
import { fieldsOf, pathsOf, type SystemMapping } from '../crm/field-mapping';
import { plainText } from '../crm/plain-text';
import { OutboundFailure } from '../resilience/outbound.failure';
import { byId, stampName, stamped } from './hubspot.changes';
import { type HubSpotClient } from './hubspot.client';
import { type SearchFilter } from './hubspot.search';
import { HUBSPOT_TYPES, type Association, type HubSpotObject, type HubSpotType } from './hubspot.shapes';

/** Properties that the product itself looks at, whatever the mapping reads. */
export const IS_WON = 'hs_is_closed_won';
export const CLOSED = 'closedate';
export const OWNER = 'hubspot_owner_id';
const OWN: Partial<Record<HubSpotType, string[]>> = {
  deals: [IS_WON, CLOSED],
  companies: ['domain', 'salesforceaccountid'],
  contacts: ['firstname', 'lastname', 'email'],
};

/** An object with the properties that the mapping reads, and its owner's name and address below `owner`. */
export type HubSpotRecord = RawRecord & { stamp: string };

/** A record that another one is connected with. */
export interface Connected {
  record: HubSpotRecord;
  labels: string[];
}

/** Reads objects of HubSpot as the mapping wants them. */
export class HubSpotRecords {
  /** The kinds of objects that hold documents. */
  readonly papers: HubSpotType[];
  private readonly needsOwners: boolean;

  constructor(
    private readonly client: HubSpotClient,
    private readonly mapping: SystemMapping,
  ) {
    this.papers = HUBSPOT_TYPES.filter((type) => type in mapping.documents);
    this.needsOwners = pathsOf(mapping).some((path) => path.includes('.owner.'));
  }

  async read(type: HubSpotType, ids: readonly string[], signal?: AbortSignal): Promise<HubSpotRecord[]> {
    if (ids.length === 0) return [];
    return this.records(type, await this.client.read(type, ids, this.propertiesOf(type), signal), signal);
  }

  /** The first matches. */
  async search(
    type: HubSpotType,
    groups: readonly (readonly SearchFilter[])[],
    signal?: AbortSignal,
  ): Promise<HubSpotRecord[]> {
    const objects = await this.client.search(type, { groups, properties: this.propertiesOf(type) }, signal);
    return this.records(type, objects, signal);
  }

  /** What each object of a type is connected with; nothing where the token may not look at it, which `readiness` tells. */
  async connected(
    from: HubSpotType,
    ids: readonly string[],
    to: HubSpotType,
    signal?: AbortSignal,
  ): Promise<Map<string, Connected[]>> {
    try {
      const links = await this.client.associations(from, to, ids, signal);
      const others = [...links.values()].flatMap((some) => some.map((link) => link.to));
      const records = new Map((await this.read(to, others, signal)).map((record) => [record.id, record]));
      // HubSpot gives connections in any order, and the same ones are to look the same each time.
      const connectedBy = (some: Association[]) =>
        some
          .flatMap(({ to: other, labels }) => {
            const record = records.get(other);
            return record ? [{ record, labels }] : [];
          })
          .sort((a, b) => byId(a.record.id, b.record.id));
      return new Map([...links].map(([id, some]) => [id, connectedBy(some)]));
    } catch (error) {
      if (isOutOfSight(error)) return new Map();
      throw error;
    }
  }

  /** The ids of what each object of a type is connected with. */
  async linked(
    from: HubSpotType,
    ids: readonly string[],
    to: HubSpotType,
    signal?: AbortSignal,
  ): Promise<Map<string, string[]>> {
    const links = await this.client.associations(from, to, ids, signal);
    return new Map([...links].map(([id, others]) => [id, others.map((other) => other.to)]));
  }

  private propertiesOf(type: HubSpotType): string[] {
    const mapped = fieldsOf(this.mapping, type).filter((field) => !field.startsWith('owner.'));
    return [...new Set([...mapped, ...(OWN[type] ?? []), OWNER, stampName(type)])];
  }

  private async records(
    type: HubSpotType,
    objects: readonly HubSpotObject[],
    signal?: AbortSignal,
  ): Promise<HubSpotRecord[]> {
    const owners = await this.ownersOf(objects, signal);
    const isPaper = this.papers.includes(type);
    return objects.map((object) => {
      const { id, stamp, properties } = stamped(type, object);
      const owner = owners.get(properties[OWNER] ?? '');
      const fields = isPaper ? readable(properties) : properties;
      return { object: type, id, stamp, fields: { ...fields, ...(owner && { owner }) } };
    });
  }

  private async ownersOf(objects: readonly HubSpotObject[], signal?: AbortSignal): Promise<Map<string, Fields>> {
    if (!this.needsOwners || !objects.some(({ properties }) => properties[OWNER])) return new Map();
    const owners = await this.client.owners(signal);
    return new Map(
      owners.map(({ id, email = null, firstName, lastName }) => {
        const name = [firstName, lastName].filter(Boolean).join(' ') || null;
        return [id, { name, email }];
      }),
    );
  }
}

/** HubSpot keeps what people write as HTML. */
function readable(properties: HubSpotObject['properties']): HubSpotObject['properties'] {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value && plainText(value)]));
}

/** The token was not given the scope for this kind of object. */
export function isOutOfSight(error: unknown): boolean {
  return error instanceof OutboundFailure && error.code === 'missing_scopes';
}
