import { z } from 'zod';
import { pushedId as id, readableIn, type PushedChange } from '../crm/push';
import { type HubSpotType } from './hubspot.shapes';

/** What a subscription calls an object, by name or by number, and what paths call it. */
const TYPES: Partial<Record<string, HubSpotType>> = {
  company: 'companies',
  '0-2': 'companies',
  deal: 'deals',
  '0-3': 'deals',
  contact: 'contacts',
  '0-1': 'contacts',
  note: 'notes',
  '0-46': 'notes',
  meeting: 'meetings',
  '0-47': 'meetings',
  call: 'calls',
  '0-48': 'calls',
  email: 'emails',
  '0-49': 'emails',
  line_item: 'line_items',
  '0-8': 'line_items',
};

const Event = z.object({
  eventId: id,
  subscriptionId: id,
  subscriptionType: z.string(),
  objectTypeId: z.string().optional(),
  objectId: id.optional(),
  occurredAt: id,
  /** Of a merger: the object that both have become. */
  newObjectId: id.nullish(),
  primaryObjectId: id.nullish(),
  /** Of an association that was made or ended. */
  fromObjectId: id.optional(),
  fromObjectTypeId: z.string().optional(),
});

/**
 * The records that a delivery of up to a hundred events tells of, each once, in the order of the events. Events of
 * other kinds of objects tell of nothing.
 * @returns null when the body is no delivery of HubSpot
 */
export function pushedByHubSpot(body: unknown): PushedChange[] | null {
  const events = Array.isArray(body) ? readableIn(Event, body) : null;
  if (events === null) return null;
  const pushed = events.flatMap((event) => {
    const { subscriptionId, eventId, occurredAt, subscriptionType } = event;
    const [named = ''] = subscriptionType.split('.');
    const object = TYPES[event.objectTypeId ?? ''] ?? TYPES[event.fromObjectTypeId ?? ''] ?? TYPES[named];
    const of = event.newObjectId ?? event.primaryObjectId ?? event.objectId ?? event.fromObjectId;
    if (!object || of === undefined) return [];
    // An event's id alone may come again for another event.
    return [{ object, id: of, key: `hubspot:${subscriptionId}:${eventId}:${of}:${occurredAt}` }];
  });
  return [...new Map(pushed.map((change) => [change.key, change])).values()];
}
