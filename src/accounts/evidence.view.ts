import { type ApiPropertyOptions } from '@nestjs/swagger';

const text = { type: 'string' };
const offset = { type: 'integer', minimum: 0 };

/** How the API shows where a statement comes from. */
export const EVIDENCE: ApiPropertyOptions = {
  type: 'array',
  description: 'Words of a document with their place (offsets count UTF-16 units), a field of a record, or a person.',
  items: {
    oneOf: [
      {
        title: 'words of a document',
        type: 'object',
        required: ['documentId', 'quote', 'start', 'end'],
        properties: { documentId: text, quote: text, start: offset, end: offset },
      },
      {
        title: 'field of a record',
        type: 'object',
        required: ['record', 'field', 'value'],
        properties: { record: text, field: text, value: { description: 'What the field holds' } },
      },
      {
        title: 'person',
        type: 'object',
        required: ['person', 'at'],
        properties: { person: text, at: { type: 'string', format: 'date-time' } },
      },
    ],
  },
  example: [{ documentId: 'call-1', quote: 'We lose 14 hours a week', start: 13, end: 36 }],
};
