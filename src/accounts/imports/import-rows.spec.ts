import { describe, expect, it } from '@jest/globals';
import { rowsOf } from './import-rows';

describe('the rows of a large file', () => {
  it.each([
    ['rows.csv', 'colour,size', 'red,9'],
    ['rows.ndjson', '{}', '{"colour":"red"}'],
  ])('leave turns to whatever else waits, in %s', async (name, first, row) => {
    const content = [Buffer.from([first, ...Array<string>(5_000).fill(row)].join('\n'))];
    let turns = 0;
    let isOver = false;
    const wait = () => void setImmediate(() => !isOver && ++turns && wait());
    wait();
    let rows = 0;
    for await (const { kind } of rowsOf({ name, content: asStored(content) })) rows += kind === null ? 1 : 0;
    isOver = true;
    expect(rows).toBeGreaterThanOrEqual(5_000);
    expect(turns).toBeGreaterThanOrEqual(8);
  });
});

/** Content as an embedded database gives it: at once. */
async function* asStored(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}
