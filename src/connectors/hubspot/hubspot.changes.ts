import { type Cursor } from '../crm/crm.source';
import { type HubSpotClient } from './hubspot.client';
import { type SearchFilter } from './hubspot.search';
import { type HubSpotObject, type HubSpotType } from './hubspot.shapes';

const PAGE = 200;
const BEFORE_ALL_IDS = '0';
const BEHIND_ALL_IDS = String(Number.MAX_SAFE_INTEGER);
const BEGINNING: Cursor = { stamp: new Date(0).toISOString(), id: BEFORE_ALL_IDS };

/** An object with the time of its last change, written as every stamp of ours. */
export type Stamped = HubSpotObject & { stamp: string };

export interface Followed {
  type: HubSpotType;
  properties: readonly string[];
  /** Leaves out objects that do not match. */
  only?: readonly SearchFilter[];
}

/**
 * All living objects of a type behind a position, in the order of stamp and id. HubSpot sorts by one property and shows
 * no more than 10,000 results of one search, so every page is a search of its own that begins behind the last object.
 * Where a page ends among objects of one stamp, these are left to the next one, and a whole page of them is read by id.
 */
export async function* livingBehind(
  client: HubSpotClient,
  { type, properties, only = [] }: Followed,
  after: Cursor | null,
  signal?: AbortSignal,
): AsyncGenerator<Stamped[]> {
  let behind = after ?? BEGINNING;
  const find = async (sortBy: string, ...either: SearchFilter[][]) => {
    const groups = either.map((filters) => [...filters, ...only]);
    const search = { groups, properties: [...properties, stampName(type)], sortBy, limit: PAGE };
    return (await client.search(type, search, signal)).map((object) => stamped(type, object)).sort(byPosition);
  };
  for (;;) {
    const page = await find(stampName(type), sameStamp(type, behind), [laterThan(type, behind)]);
    const last = page.at(-1);
    if (!last || page.length < PAGE) {
      if (last) yield page;
      return;
    }
    const complete = page.filter(({ stamp }) => stamp < last.stamp);
    if (complete.length > 0) {
      yield complete;
      behind = { stamp: last.stamp, id: BEFORE_ALL_IDS };
    } else {
      const from = last.stamp === behind.stamp ? behind.id : BEFORE_ALL_IDS;
      const some = await find('hs_object_id', sameStamp(type, { stamp: last.stamp, id: from }));
      if (some.length > 0) yield some;
      behind = { stamp: last.stamp, id: some.length < PAGE ? BEHIND_ALL_IDS : (some.at(-1)?.id ?? BEHIND_ALL_IDS) };
    }
  }
}

/** The property that carries the time of the last change. */
export function stampName(type: HubSpotType): string {
  return type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}

export function stamped(type: HubSpotType, object: HubSpotObject): Stamped {
  return { ...object, stamp: instant(object.properties[stampName(type)] ?? object.updatedAt) };
}

/** Orders by stamp, then by id as a number. */
export function byPosition(a: Cursor, b: Cursor): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? -1 : 1;
  return byId(a.id, b.id);
}

export function byId(a: string, b: string): number {
  return a.length - b.length || (a === b ? 0 : a < b ? -1 : 1);
}

export function instant(stamp: string | undefined): string {
  return new Date(stamp ?? 0).toISOString();
}

function sameStamp(type: HubSpotType, { stamp, id }: Cursor): SearchFilter[] {
  return [
    { propertyName: stampName(type), operator: 'EQ', value: String(Date.parse(stamp)) },
    { propertyName: 'hs_object_id', operator: 'GT', value: id },
  ];
}

function laterThan(type: HubSpotType, { stamp }: Cursor): SearchFilter {
  return { propertyName: stampName(type), operator: 'GT', value: String(Date.parse(stamp)) };
}
