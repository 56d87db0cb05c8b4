import { z } from 'zod';

export type Texts = Record<string, string | null>;

const Filter = z.object({
  propertyName: z.string(),
  operator: z.enum(['EQ', 'NEQ', 'GT', 'GTE', 'LT', 'LTE', 'IN', 'HAS_PROPERTY', 'CONTAINS_TOKEN']),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});
export const SearchBody = z.strictObject({
  filterGroups: z.array(z.object({ filters: z.array(Filter).min(1).max(10) })).max(5),
  sorts: z.array(z.string()).max(1),
  properties: z.array(z.string()),
  limit: z.number().int().min(1).max(200),
  after: z.string(),
});
export type SearchBody = z.infer<typeof SearchBody>;

/** What matches, in the order that was asked for. Objects that sort alike come in no order that one could rely on. */
export function found<Stored extends { id: string; properties: Texts }>(all: Stored[], search: SearchBody): Stored[] {
  const { filterGroups, sorts } = search;
  const matching = all.filter(
    ({ properties }) =>
      filterGroups.length === 0 ||
      filterGroups.some(({ filters }) => filters.every((filter) => holds(properties, filter))),
  );
  const [by] = sorts;
  if (by === undefined) return matching;
  return matching
    .map((object): [number, Stored] => [comparable(object.properties[by] ?? '0'), object])
    .sort(([a, one], [b, other]) => a - b || Number(other.id) - Number(one.id))
    .map(([, object]) => object);
}

function holds(
  properties: Texts,
  { propertyName, operator, value = '', values = [] }: z.infer<typeof Filter>,
): boolean {
  const own = properties[propertyName] ?? null;
  if (operator === 'HAS_PROPERTY') return own !== null;
  if (own === null) return operator === 'NEQ';
  switch (operator) {
    case 'EQ':
      return own === value || comparable(own) === comparable(value);
    case 'NEQ':
      return own !== value;
    case 'IN':
      return values.includes(own);
    case 'CONTAINS_TOKEN':
      return own.toLowerCase().split(/\s+/).includes(value.toLowerCase());
    case 'GT':
      return comparable(own) > comparable(value);
    case 'GTE':
      return comparable(own) >= comparable(value);
    case 'LT':
      return comparable(own) < comparable(value);
    case 'LTE':
      return comparable(own) <= comparable(value);
  }
}

/** Times are compared by their milliseconds, in whichever way they are written. */
function comparable(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
}
