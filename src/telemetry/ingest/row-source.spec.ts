import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { rowsOfCsv, rowsOfNdjson, type RawRow } from './row-source';

const TOO_LONG = /longer than 1,048,576 characters/;

async function rowsIn(rows: AsyncIterable<RawRow>): Promise<RawRow[]> {
  const all: RawRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** As a network brings it: in small pieces. */
function* inPieces(text: string, size: number): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const ndjson = (text: string, size: number) => rowsIn(rowsOfNdjson(Readable.from(inPieces(text, size))));
const csv = (text: string, size: number) => rowsIn(rowsOfCsv(Readable.from(inPieces(text, size))));

describe('a line that is too long', () => {
  it.each([1_000, 4_000_000])('costs only itself, when it comes in pieces of %i bytes', async (size) => {
    const rows = await ndjson(`{"a":1}\n"${'x'.repeat(1_100_000)}"\n\n{"a":"ü"}`, size);
    expect(rows).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, reason: expect.stringMatching(TOO_LONG) },
      { line: 4, value: { a: 'ü' } },
    ]);
  });

  it('is passed over in a time that grows as it does', async () => {
    const of = async (length: number) => {
      const begun = performance.now();
      expect(await ndjson('x'.repeat(length), 1_000)).toHaveLength(1);
      return performance.now() - begun;
    };
    await of(1_000_000);
    // Read again with each piece it takes over five seconds.
    expect(await of(20_000_000)).toBeLessThan(2_000);
  });

  it('ends a CSV file, since nobody can tell where its row would end', async () => {
    const rows = await csv(`a\n1\n"${'x'.repeat(2_000_000)}`, 50_000);
    expect(rows).toEqual([
      { line: 2, value: { a: '1' } },
      { line: 3, reason: expect.stringMatching(TOO_LONG) },
    ]);
  });
});
