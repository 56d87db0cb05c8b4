import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BadRequestException, HttpException, PayloadTooLargeException } from '@nestjs/common';

/** What a compressed body of rows may hold: its sender pays for a thousandth of what we then work on. */
const MOST_BYTES = 67_108_864;
const MOST_LINES = 1_000_000;
const PIECE = { chunkSize: 65_536 };
const NEW_LINE = 10;
const count = (n: number) => n.toLocaleString('en-US');

/** A compressed body that is held in memory, as it unpacks. */
export function unpacked(payload: NodeJS.ReadableStream, limit: number): Readable {
  const unpacking = payload.pipe(createGunzip(PIECE));
  unpacking.once('error', (error) => payload.unpipe(unpacking) && unpacking.destroy(error));
  return Readable.from(within(unpacking, { bytes: limit }), { objectMode: false });
}

/** A compressed body of rows. All of it is looked through before its first row is taken, so that none is kept of one too large. */
export function unpackedRows(payload: NodeJS.ReadableStream): Readable {
  return Readable.from(lookedThrough(payload), { objectMode: false });
}

async function* lookedThrough(payload: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  const packed = await packedWithin(payload);
  yield* pipeline(Readable.from(packed), createGunzip(PIECE), () => undefined) as AsyncIterable<Buffer>;
}

/** The body as it came, once it is known to unpack to what is allowed. */
async function packedWithin(payload: NodeJS.ReadableStream): Promise<Buffer[]> {
  const packed: Buffer[] = [];
  let bytes = 0;
  const unpacking = createGunzip(PIECE);
  const keep = (piece: Buffer) => {
    packed.push(piece);
    bytes += piece.length;
    if (bytes > MOST_BYTES) unpacking.destroy(tooLarge(`has more than ${count(MOST_BYTES)} bytes`));
  };
  payload.on('data', keep).once('error', (error: Error) => unpacking.destroy(error));
  try {
    const rows = within(payload.pipe(unpacking), { bytes: MOST_BYTES, lines: MOST_LINES });
    for (let { done } = await rows.next(); !done;) ({ done } = await rows.next());
  } finally {
    payload.unpipe(unpacking).removeListener('data', keep);
  }
  return packed;
}

async function* within(
  unpacking: AsyncIterable<unknown>,
  { bytes, lines = Infinity }: { bytes: number; lines?: number },
): AsyncGenerator<Buffer, void> {
  let bytesLeft = bytes;
  let linesLeft = lines;
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      bytesLeft -= chunk.length;
      if (bytesLeft < 0) throw tooLarge(`unpacks to more than ${count(bytes)} bytes`);
      if (lines !== Infinity) linesLeft -= linesIn(chunk);
      if (linesLeft < 0) throw tooLarge(`unpacks to more than ${count(lines)} lines`);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof HttpException ? error : new BadRequestException('The body is not valid gzip');
  }
}

function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (const byte of chunk) if (byte === NEW_LINE) lines += 1;
  return lines;
}

function tooLarge(what: string): PayloadTooLargeException {
  return new PayloadTooLargeException(
    `The body ${what}: send it in parts, or rows as a file in one upload to /api/v1/imports`,
  );
}
