import { type FieldReadiness } from '../crm/crm.source';
import { type HubSpotClient } from './hubspot.client';
import { OWNER, isOutOfSight } from './hubspot.records';
import { HUBSPOT_TYPES, type HubSpotType } from './hubspot.shapes';

/** A label belongs to a connection, of which HubSpot keeps no count. */
const CONNECTION = 'association';

/** How well the mapped fields, such as `deals.amount`, are there and filled. */
export async function readinessOf(
  client: HubSpotClient,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<FieldReadiness[]> {
  const fields = paths.map((path) => {
    const [object = '', ...rest] = path.split('.');
    return { object, field: rest.join('.') };
  });
  const readings: FieldReadiness[] = [];
  for (const object of new Set(fields.map((each) => each.object))) {
    const names = fields.filter((each) => each.object === object).map(({ field }) => field);
    const type = HUBSPOT_TYPES.find((known) => known === object);
    const counted = type ? await countsOf(client, type, names, signal) : new Map<string, Count>();
    readings.push(
      ...names.map((field) => {
        const count = counted.get(field);
        const exists = count !== undefined || `${object}.${field}` === `${CONNECTION}.label`;
        return { object, field, exists, filled: count?.filled ?? null, of: count?.of ?? null };
      }),
    );
  }
  return readings;
}

interface Count {
  filled: number;
  of: number;
}

/** Of those fields that the type has; none where the token may not look at it. */
async function countsOf(
  client: HubSpotClient,
  type: HubSpotType,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>();
  try {
    const known = new Set((await client.properties(type, signal)).map(({ name }) => name));
    const of = await client.count(type, [], signal);
    for (const field of fields) {
      const propertyName = field.startsWith('owner.') ? OWNER : field;
      if (!known.has(propertyName)) continue;
      counts.set(field, { of, filled: await client.count(type, [{ propertyName, operator: 'HAS_PROPERTY' }], signal) });
    }
  } catch (error) {
    if (!isOutOfSight(error)) throw error;
  }
  return counts;
}
