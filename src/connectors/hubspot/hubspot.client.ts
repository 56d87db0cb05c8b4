import { type ApiRequest } from '../resilience/json-api';
import { OutboundFailure } from '../resilience/outbound.failure';
import { inParts } from '../../platform/lists';
import { RELEASE, objectsPath, type HubSpotApi } from './hubspot.api';
import {
  AssociationAnswer,
  BatchAnswer,
  HubSpotObject,
  ObjectPage,
  OwnerPage,
  PropertyList,
  type Association,
  type HubSpotOwner,
  type HubSpotProperty,
  type HubSpotType,
} from './hubspot.shapes';
import { searchRequest, type Search, type SearchFilter } from './hubspot.search';

const LIST_PAGE = 100;
const BATCH = 100;
/** What HubSpot says of an object that is not there, and of one that a batch does not find. */
const NOT_THERE = ['object_not_found', 'http_404'];

/** What the product asks of HubSpot. Everything here only reads. */
export class HubSpotClient {
  constructor(private readonly api: HubSpotApi) {}

  /** One page of all objects of a type, in the order of their creation. `after` is the cursor of the page before. */
  list(
    type: HubSpotType,
    { properties, after, archived = false }: { properties: readonly string[]; after?: string; archived?: boolean },
    signal?: AbortSignal,
  ): Promise<ObjectPage> {
    const query = { limit: LIST_PAGE, after, properties, archived: String(archived) };
    return this.api.read(ObjectPage, { method: 'GET', path: objectsPath(type), query }, signal);
  }

  /** The first matches, at most 200. HubSpot shows 10,000 of one search: who wants all searches behind the last one. */
  async search(type: HubSpotType, search: Search, signal?: AbortSignal): Promise<HubSpotObject[]> {
    const { results } = await this.api.read(ObjectPage, searchRequest(type, search), signal);
    return results;
  }

  /** How many objects match. */
  async count(type: HubSpotType, filters: readonly SearchFilter[], signal?: AbortSignal): Promise<number> {
    const request = searchRequest(type, { groups: filters.length > 0 ? [filters] : [], properties: [], limit: 1 });
    const { total, results } = await this.api.read(ObjectPage, request, signal);
    return total ?? results.length;
  }

  /** The objects with these ids; those that are gone are left out. */
  async read(
    type: HubSpotType,
    ids: readonly string[],
    properties: readonly string[],
    signal?: AbortSignal,
  ): Promise<HubSpotObject[]> {
    const found: HubSpotObject[] = [];
    for (const some of inParts([...new Set(ids)], BATCH)) {
      const body = { inputs: some.map((id) => ({ id })), properties, propertiesWithHistory: [] };
      const request: ApiRequest = { method: 'POST', path: objectsPath(type, 'batch', 'read'), body };
      const { results, errors } = await this.api.read(BatchAnswer, request, signal);
      onlyNotThere(errors);
      found.push(...results);
    }
    return found;
  }

  /** Whom each of the objects is connected with; every object asked for has an entry. */
  async associations(
    from: HubSpotType,
    to: HubSpotType,
    ids: readonly string[],
    signal?: AbortSignal,
  ): Promise<Map<string, Association[]>> {
    const found = new Map<string, Association[]>(ids.map((id) => [id, []]));
    const path = `/crm/associations/${RELEASE}/${from}/${to}/batch/read`;
    let open: { id: string; after?: string }[] = [...found.keys()].map((id) => ({ id }));
    while (open.length > 0) {
      const body = { inputs: open.slice(0, BATCH) };
      const { results, errors } = await this.api.read(AssociationAnswer, { method: 'POST', path, body }, signal);
      onlyNotThere(errors);
      const unfinished = results.flatMap(({ from: { id }, to: others, paging }) => {
        const known = others.map(({ toObjectId, associationTypes }) => ({
          to: toObjectId,
          labels: associationTypes.flatMap(({ label }) => label ?? []),
        }));
        found.set(id, [...(found.get(id) ?? []), ...known]);
        return paging?.next ? [{ id, after: paging.next.after }] : [];
      });
      open = [...open.slice(BATCH), ...unfinished];
    }
    return found;
  }

  /** The object of this id, or of this value of a unique property; null when there is none. */
  async get(
    type: HubSpotType,
    id: string,
    { properties, idProperty }: { properties: readonly string[]; idProperty?: string },
    signal?: AbortSignal,
  ): Promise<HubSpotObject | null> {
    try {
      const query = { idProperty, properties };
      return await this.api.read(HubSpotObject, { method: 'GET', path: objectsPath(type, id), query }, signal);
    } catch (error) {
      if (error instanceof OutboundFailure && NOT_THERE.includes(error.code)) return null;
      throw error;
    }
  }

  /** Every property that this portal has for a type. */
  async properties(type: HubSpotType, signal?: AbortSignal): Promise<HubSpotProperty[]> {
    const path = `/crm/properties/${RELEASE}/${type}`;
    return (await this.api.read(PropertyList, { method: 'GET', path }, signal)).results;
  }

  async owners(signal?: AbortSignal): Promise<HubSpotOwner[]> {
    const owners: HubSpotOwner[] = [];
    let after: string | undefined;
    do {
      const request: ApiRequest = { method: 'GET', path: `/crm/owners/${RELEASE}`, query: { limit: LIST_PAGE, after } };
      const page = await this.api.read(OwnerPage, request, signal);
      owners.push(...page.results);
      after = page.paging?.next?.after;
    } while (after !== undefined);
    return owners;
  }

  /** The time on HubSpot's clock, to the second, and whether it answers to this token at all. @throws OutboundFailure */
  async now(signal?: AbortSignal): Promise<Date> {
    return (await this.api.answerTo({ method: 'GET', path: objectsPath('companies'), query: { limit: 1 } }, signal)).at;
  }
}

/** Part of a batch may be gone; a part that failed for another reason would be missing without a word. */
function onlyNotThere(errors: readonly { message: string; category?: string }[]): void {
  const other = errors.find(({ category }) => !NOT_THERE.includes(category?.toLowerCase() ?? ''));
  if (!other) return;
  const code = other.category?.toLowerCase() ?? 'partly_failed';
  throw new OutboundFailure('hubspot', 'failed_before_write', code, `a part of the answer failed: ${other.message}`);
}
