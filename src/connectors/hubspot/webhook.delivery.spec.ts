import { describe, expect, it } from '@jest/globals';
import { pushedByHubSpot } from './webhook.delivery';

const event = {
  eventId: 567001,
  subscriptionId: 234,
  portalId: 123,
  occurredAt: 1_795_300_000_123,
  subscriptionType: 'deal.propertyChange',
  attemptNumber: 0,
  objectId: 7001,
  propertyName: 'dealstage',
  propertyValue: 'closedwon',
};
const toldBy = (...events: object[]) => pushedByHubSpot(events)?.map(({ object, id }) => `${object} ${id}`);

describe('a delivery of HubSpot', () => {
  it('tells which records have changed', () => {
    expect(toldBy(event, { ...event, eventId: 567002, subscriptionType: 'contact.creation', objectId: 901 })).toEqual([
      'deals 7001',
      'contacts 901',
    ]);
  });

  it('tells of generic events by the number of the kind of object', () => {
    const generic = { ...event, subscriptionType: 'object.propertyChange' };
    expect(toldBy({ ...generic, objectTypeId: '0-46' }, { ...generic, objectTypeId: '2-900' })).toEqual(['notes 7001']);
  });

  it('tells of a merger the record that lives on, and of an association the one it begins with', () => {
    const { objectId: _, ...association } = {
      ...event,
      subscriptionType: 'deal.associationChange',
      fromObjectId: 7002,
    };
    const merger = { ...event, subscriptionType: 'company.merge', newObjectId: 5200, primaryObjectId: 5100 };
    expect(toldBy(merger, association)).toEqual(['companies 5200', 'deals 7002']);
  });

  it('is recognised when it is repeated, and not taken for another event of the same number', () => {
    const keyOf = (changed: object) => pushedByHubSpot([{ ...event, ...changed }])?.[0]?.key;
    expect(keyOf({ attemptNumber: 3 })).toBe(keyOf({}));
    for (const other of [{ objectId: 7002 }, { occurredAt: 1 }, { subscriptionId: 9 }, { eventId: 1 }]) {
      expect(keyOf(other)).not.toBe(keyOf({}));
    }
    expect(toldBy(event, event)).toEqual(['deals 7001']);
  });

  it.each([[{}], ['text'], [null], [[{ ...event, subscriptionType: undefined }]]])('is not %j', (body) => {
    expect(pushedByHubSpot(body)).toBeNull();
  });
});
