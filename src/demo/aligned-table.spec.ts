import { describe, expect, it } from '@jest/globals';
import { alignedTable } from './aligned-table';

describe('an aligned table', () => {
  it('puts text to the left and numbers to the right under their titles', () => {
    const table = alignedTable(
      [{ title: 'Account' }, { title: 'Risk', align: 'right' }],
      [
        ['Northwind Robotics', '31'],
        ['Énergie', '7'],
      ],
    );
    expect(table.split('\n')).toEqual([
      'Account             Risk',
      '──────────────────  ────',
      'Northwind Robotics    31',
      'Énergie                7',
    ]);
  });

  it('cuts what is longer than its column and leaves no blanks at the end of a line', () => {
    const table = alignedTable([{ title: 'Waits for', maxWidth: 8 }, { title: 'Next' }], [['supervisor', '']]);
    expect(table.split('\n').at(-1)).toBe('supervi…');
  });
});
