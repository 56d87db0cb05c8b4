import { type ApiRequest } from '../resilience/json-api';
import { objectsPath } from './hubspot.api';
import { type HubSpotType } from './hubspot.shapes';

const SEARCH_PAGE = 200;

export interface SearchFilter {
  propertyName: string;
  operator: 'EQ' | 'GT' | 'GTE' | 'LT' | 'LTE' | 'IN' | 'CONTAINS_TOKEN' | 'HAS_PROPERTY';
  value?: string;
  values?: readonly string[];
}

export interface Search {
  /** All filters of a group hold; one group is enough. */
  groups: readonly (readonly SearchFilter[])[];
  properties: readonly string[];
  sortBy?: string;
  limit?: number;
}

export function searchRequest(
  type: HubSpotType,
  { groups, properties, sortBy, limit = SEARCH_PAGE }: Search,
): ApiRequest {
  const filterGroups = groups.map((filters) => ({ filters }));
  const sorts = sortBy === undefined ? [] : [sortBy];
  const body = { filterGroups, sorts, properties, limit, after: '0' };
  return { method: 'POST', path: objectsPath(type, 'search'), body };
}
