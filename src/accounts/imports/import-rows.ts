import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { rowsOfArray, rowsOfCsv, rowsOfNdjson, type RawRow } from '../../telemetry/ingest/row-source';
import { fromCsv } from '../../telemetry/ingest/csv-row';
import { type TelemetryKind } from '../../telemetry/ingest/telemetry.rows';
import { packetFromCsv } from './csv-packet';
import { type ImportedFile } from './archive';

const LARGEST_JSON_BYTES = 67_108_864;
/** Rows that lie in memory follow each other without a pause; after so many, waiting requests have their turn. */
const ROWS_AT_A_TURN = 500;

/** What a row of a file is about: a handoff packet, or one kind of telemetry. */
type RowKind = 'packet' | TelemetryKind;
export type FileRow = { kind: RowKind; line: number; value: unknown } | { kind: null; line: number; reason: string };

/** Rows of one file. What each is about is told by its fields, so that files may be named and mixed as one likes. */
export async function* rowsOf({ name, content }: ImportedFile): AsyncGenerator<FileRow> {
  let taken = 0;
  for await (const row of rawRows(name.toLowerCase(), Readable.from(content))) {
    if (++taken % ROWS_AT_A_TURN === 0) await setImmediate();
    yield recognise(row);
  }
}

function rawRows(name: string, content: Readable): AsyncIterable<RawRow> | Iterable<RawRow> {
  if (name.endsWith('.csv')) return rowsOfCsv(content, packetOrTelemetry);
  if (name.endsWith('.json')) return jsonRows(content);
  return rowsOfNdjson(content);
}

async function* jsonRows(content: Readable): AsyncGenerator<RawRow> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > LARGEST_JSON_BYTES) {
      yield { line: 1, reason: `a JSON file of more than ${LARGEST_JSON_BYTES} bytes: send it as NDJSON` };
      return;
    }
    parts.push(Buffer.from(part));
  }
  try {
    const value = JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
    yield* rowsOfArray(Array.isArray(value) ? value : [value]);
  } catch {
    yield { line: 1, reason: 'the file is not valid JSON' };
  }
}

function packetOrTelemetry(record: Record<string, string>): unknown {
  const isPacket = Object.keys(record).some((column) => column.startsWith('account.'));
  return isPacket ? packetFromCsv(record) : fromCsv(record);
}

/** The fields by which each kind is known, the most telling first. */
const MARKS: [RowKind, string[]][] = [
  ['usage', ['activeUsers']],
  ['tickets', ['openedOn']],
  ['surveys', ['respondent']],
  ['interactions', ['twoWay']],
  ['kpis', ['criterion']],
  ['milestones', ['key', 'on']],
];

function recognise(row: RawRow): FileRow {
  if ('reason' in row) return { kind: null, ...row };
  const { line, value } = row;
  if (typeof value === 'object' && value !== null) {
    // Labelled handoff files hold the packet beside its labels.
    if ('packet' in value) return { kind: 'packet', line, value: value.packet };
    if ('account' in value && typeof value.account === 'object') return { kind: 'packet', line, value };
    const [known] = MARKS.filter(([, fields]) => fields.every((field) => field in value));
    if (known) return { kind: known[0], line, value };
  }
  return { kind: null, line, reason: 'neither a handoff packet nor a known kind of telemetry' };
}
