import { type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { fromCsv } from './csv-row';

/** One row as it came in, with the line it stands on (from 1; the position in a JSON array). */
export type RawRow = { line: number; value: unknown } | { line: number; reason: string };

const LONGEST_LINE = 1_048_576;
const TOO_LONG = `longer than ${LONGEST_LINE.toLocaleString('en-US')} characters`;

export function* rowsOfArray(rows: unknown[]): Generator<RawRow> {
  for (const [index, value] of rows.entries()) yield { line: index + 1, value };
}

/** Reads line by line and never holds more than one; a line that is no JSON costs only itself. */
export async function* rowsOfNdjson(stream: Readable): AsyncGenerator<RawRow> {
  for await (const { line, text } of linesOf(stream)) {
    yield text === null ? { line, reason: `the line is ${TOO_LONG}: send one row a line` } : parsed(line, text);
  }
}

function parsed(line: number, text: string): RawRow {
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch {
    return { line, reason: 'the line is not valid JSON' };
  }
}

/** Lines that are not blank; `text` is null for one that is too long to hold. */
async function* linesOf(stream: Readable): AsyncGenerator<{ line: number; text: string | null }> {
  const decoder = new TextDecoder();
  let line = 1;
  let text: string | null = '';
  // Only grows until its line has ended, so that the work stays in proportion to what came in.
  const grow = (by: string) => (text = text === null || text.length + by.length > LONGEST_LINE ? null : text + by);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const [end = '', ...lines] = decoder.decode(chunk, { stream: true }).split('\n');
    grow(end);
    for (const next of lines) {
      if (text?.trim() !== '') yield { line, text };
      line += 1;
      text = '';
      grow(next);
    }
  }
  grow(decoder.decode());
  if (text?.trim() !== '') yield { line, text };
}

/** A file that stops being CSV is read up to there; where it broke is the last row. */
export async function* rowsOfCsv(
  stream: Readable,
  toValue: (record: Record<string, string>) => unknown = fromCsv,
): AsyncGenerator<RawRow> {
  const read: { line: number; value: unknown }[] = [];
  const parser = parse({
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
    // Taken here, since a parser that breaks off drops the rows it has not handed on yet.
    on_record: (record: Record<string, string>, { lines }) => void read.push({ line: lines, value: toValue(record) }),
  });
  parser.on('error', () => undefined).resume();
  let line = 1;
  const taken = function* () {
    for (const row of read.splice(0)) yield { ...row, line: (line = row.line) };
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const broken = await new Promise<Error | null | undefined>((done) => parser.write(chunk, done));
      yield* taken();
      if (broken) throw broken;
    }
    const broken = await new Promise<Error | null | undefined>((done) => parser.end(done));
    yield* taken();
    if (broken) throw broken;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason =
      error.code === 'CSV_MAX_RECORD_SIZE' ? `the row is ${TOO_LONG}: is a quote left open?` : error.message;
    yield { line: line + 1, reason: `not valid CSV from here on: ${reason}` };
  } finally {
    parser.destroy();
  }
}
