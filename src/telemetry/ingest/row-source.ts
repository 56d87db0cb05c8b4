import { type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { fromCsv } from './csv-row';

/** One row as it came in, with the line it stands on (from 1; the position in a JSON array). */
export type RawRow = { line: number; value: unknown } | { line: number; reason: string };

const LONGEST_LINE = 1_048_576;

export function* rowsOfArray(rows: unknown[]): Generator<RawRow> {
  for (const [index, value] of rows.entries()) yield { line: index + 1, value };
}

/** Reads line by line and never holds more than one; a line that is no JSON costs only itself. */
export async function* rowsOfNdjson(stream: Readable): AsyncGenerator<RawRow> {
  for await (const { line, text } of linesOf(stream)) {
    if (text === null) yield { line, reason: `the line is longer than ${LONGEST_LINE} characters` };
    else if (text.trim() !== '') yield parsed(line, text);
  }
}

function parsed(line: number, text: string): RawRow {
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch {
    return { line, reason: 'the line is not valid JSON' };
  }
}

/** `text` is null for a line that is too long to hold. */
async function* linesOf(stream: Readable): AsyncGenerator<{ line: number; text: string | null }> {
  const decoder = new TextDecoder();
  let line = 1;
  let rest = '';
  let isTooLong = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) {
      yield { line: line++, text: isTooLong ? null : text };
      isTooLong = false;
    }
    if (rest.length > LONGEST_LINE) {
      isTooLong = true;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '' || isTooLong) yield { line, text: isTooLong ? null : rest };
}

/** A file that stops being CSV is read up to there; where it broke is the last row. */
export async function* rowsOfCsv(
  stream: Readable,
  toValue: (record: Record<string, string>) => unknown = fromCsv,
): AsyncGenerator<RawRow> {
  const parser = parse({
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  });
  stream.once('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      line = info.lines;
      yield { line, value: toValue(record) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { line: line + 1, reason: `not valid CSV from here on: ${error.message}` };
  }
}

type CsvRecord = { record: Record<string, string>; info: { lines: number } };
