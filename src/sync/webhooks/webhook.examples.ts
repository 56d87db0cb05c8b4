import { type ApiBodyOptions } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../../platform/http/open-object';

const text = { type: 'string' };

/** What each system sends, for the document of the API; what is read of it is written down beside its signature. */
export const deliveries: Record<'salesforce' | 'hubspot' | 'planhat', ApiBodyOptions> = {
  salesforce: {
    schema: {
      type: 'object',
      required: ['records'],
      properties: {
        records: {
          type: 'array',
          items: { type: 'object', required: ['object', 'id'], properties: { object: text, id: text } },
        },
      },
      example: { records: [{ object: 'Opportunity', id: '006000000000001AAA' }] },
    },
  },
  hubspot: {
    schema: {
      type: 'array',
      items: OPEN_OBJECT,
      example: [
        {
          eventId: 1,
          subscriptionId: 12,
          subscriptionType: 'deal.propertyChange',
          objectId: 4711,
          occurredAt: 1793404800000,
        },
      ],
    },
  },
  planhat: {
    schema: {
      type: 'object',
      required: ['model', '_id'],
      properties: { model: text, _id: text, updatedAt: text },
      example: { model: 'Company', _id: '5f1b2c3d4e5f6a7b8c9d0e1f', updatedAt: '2026-10-30T08:00:00.000Z' },
    },
  },
};
