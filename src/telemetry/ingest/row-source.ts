import { type Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type TelemetryKind } from './telemetry.rows';

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

/** Columns that hold more than text. Lists are separated by semicolons; `events.<feature>` columns make up `events`. */
const NUMBERS = new Set(['activeUsers', 'licensedUsers', 'sessions', 'value']);
const LISTS = new Set(['users', 'people', 'escalatedOn', 'reopenedOn']);

export async function* rowsOfCsv(stream: Readable, kind: TelemetryKind): AsyncGenerator<RawRow> {
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
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>) {
    yield { line: info.lines, value: fromCsv(record, kind) };
  }
}

function fromCsv(record: Record<string, string>, kind: TelemetryKind): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const events: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue;
    if (kind === 'usage' && column.startsWith('events.')) events[column.slice('events.'.length)] = toNumber(cell);
    else if (column === 'events') Object.assign(events, toObject(cell));
    else if (NUMBERS.has(column)) row[column] = toNumber(cell);
    else if (LISTS.has(column)) row[column] = cell.split(';').map((item) => item.trim());
    else if (column === 'twoWay') row[column] = cell === 'true' ? true : cell === 'false' ? false : cell;
    else row[column] = cell;
  }
  return kind === 'usage' ? { ...row, events } : row;
}

/** What is no number stays text, so that the row is refused with the field's name. */
function toNumber(cell: string): number | string {
  return Number.isFinite(Number(cell)) ? Number(cell) : cell;
}

function toObject(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return { [cell]: cell };
  }
}
