import { describe, expect, it } from '@jest/globals';
import { readCommand, readinessTable } from './command';

describe('npm run sync', () => {
  it.each([
    ['salesforce', { kind: 'run', system: 'salesforce', isFull: false }],
    ['hubspot --full', { kind: 'run', system: 'hubspot', isFull: true }],
    ['check planhat', { kind: 'check', system: 'planhat' }],
    ['', null],
    ['sales', null],
    ['check', null],
    ['check salesforce --full', null],
    ['salesforce --all', null],
    ['salesforce hubspot', null],
  ])('understands %p', (words, command) => {
    expect(readCommand(words.split(' ').filter(Boolean))).toEqual(command);
  });

  it('shows what is missing before what is there', () => {
    const field = { object: 'Account', of: 200, exists: true };
    const table = readinessTable('salesforce', [
      { ...field, field: 'Name', filled: 200 },
      { ...field, field: 'Notes', filled: null },
      { ...field, object: 'Event', field: 'Type', filled: 0, of: 0 },
      { ...field, field: 'Industry', filled: 31 },
      { ...field, field: 'Segment__c', exists: false, filled: null, of: null },
    ]);
    expect(table.split('\n')).toEqual([
      'salesforce has 4 of the 5 fields that the mapping reads.',
      '  Account.Segment__c  not there',
      '  Account.Industry    filled in 31 of 200 (16 %)',
      '  Account.Name        filled in 200 of 200 (100 %)',
      '  Account.Notes       there; the system cannot count how often it is filled',
      '  Event.Type          there; nobody has such a record yet',
      'A copy of src/connectors/crm/default-mapping.yaml, named by FIELD_MAPPING_FILE, can name others.',
    ]);
  });
});
