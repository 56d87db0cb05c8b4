import { describe, expect, it } from '@jest/globals';
import { type Block } from './page';
import { widthsOf } from './pdf';

const table = (columns: string[], ...rows: string[][]): Extract<Block, { kind: 'table' }> => ({
  kind: 'table',
  columns,
  rows,
});

describe('tables on paper', () => {
  it('stand in line where their columns are the same', () => {
    const first = table(['Step', 'Done by'], ['Kick-off with the champion of the customer', 'Marta']);
    const second = table(['Step', 'Done by'], ['Review', 'Marta Okonjo; the agent sends the invitation']);
    const other = table(['Team', 'Seats'], ['Night shift of the second plant', '40']);
    const all = [first, other, second];
    expect(widthsOf(first, all)).toEqual(widthsOf(second, all));
    expect(widthsOf(first, [first])).not.toEqual(widthsOf(second, [second]));
    expect(widthsOf(other, all)).toEqual(widthsOf(other, [other]));
  });
});
