import { setImmediate } from 'node:timers/promises';
import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import { Unzip, UnzipInflate } from 'fflate';
import { LARGEST_UPLOAD_BYTES } from '../../platform/http/upload';

/** One file of an import; its content is read once, in order. */
export interface ImportedFile {
  name: string;
  content: AsyncIterable<Uint8Array>;
}

interface Part {
  name: string;
  data: Uint8Array;
  final: boolean;
}
type Parts = () => Promise<Part | undefined>;

/** Small enough that even the worst archive unpacks to a bounded amount at a time: a thousand times as much. */
const PUSH_BYTES = 16_384;
/** After so much at once, waiting requests have their turn. */
const YIELD_AFTER_BYTES = 1_048_576;
const TOO_LARGE =
  `The archive unpacks to more than ${LARGEST_UPLOAD_BYTES.toLocaleString('en-US')} bytes: ` +
  'send its files in several archives, or a larger file in parts';
const isArchive = ({ name }: ImportedFile) => name.toLowerCase().endsWith('.zip');

/** The file itself, or the files of an archive one after the other. Nothing is held but the piece at hand. */
export async function* filesOf(file: ImportedFile): AsyncGenerator<ImportedFile> {
  if (!isArchive(file)) {
    yield file;
    return;
  }
  const next = partsOf(file.content);
  for (let first = await next(); first; first = await next()) {
    const content = contentOf(first, next);
    yield { name: first.name, content };
    for await (const _ of content);
  }
}

/** The file as it comes in; an archive that unpacks to more than a file may have is refused before any of it is taken. */
export async function* withinBounds(file: ImportedFile): AsyncGenerator<Uint8Array> {
  if (!isArchive(file)) {
    yield* file.content;
    return;
  }
  let unpacked = 0;
  const unzip = unzipInto(({ data }) => (unpacked += data.length));
  for await (const piece of pieces(file.content)) {
    const before = unpacked;
    try {
      unzip.push(piece);
    } catch (error) {
      throw new BadRequestException(`${file.name} is not a zip that can be read: ${String(error)}`);
    }
    if (unpacked > LARGEST_UPLOAD_BYTES) throw new PayloadTooLargeException(TOO_LARGE);
    if (unpacked - before > YIELD_AFTER_BYTES) await setImmediate();
    yield piece;
  }
}

function partsOf(chunks: AsyncIterable<Uint8Array>): Parts {
  const ready: Part[] = [];
  const unzip = unzipInto((part) => ready.push(part));
  const source = pieces(chunks);
  let hasEnded = false;
  return async () => {
    while (ready.length === 0 && !hasEnded) {
      const { value, done } = await source.next();
      hasEnded = done === true;
      unzip.push(value ?? new Uint8Array(0), hasEnded);
    }
    return ready.shift();
  };
}

function unzipInto(take: (part: Part) => void): Unzip {
  const unzip = new Unzip((entry) => {
    entry.ondata = (error, data, final) => {
      if (error) throw error;
      take({ name: entry.name, data, final });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  return unzip;
}

async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += PUSH_BYTES) yield chunk.subarray(from, from + PUSH_BYTES);
  }
  return undefined;
}

async function* contentOf(first: Part, next: Parts): AsyncGenerator<Uint8Array> {
  for (let part: Part | undefined = first; part; part = await next()) {
    yield part.data;
    if (part.final) return;
  }
  throw new Error(`The archive ends in the middle of ${first.name}`);
}
