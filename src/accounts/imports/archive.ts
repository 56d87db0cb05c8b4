import { Unzip, UnzipInflate } from 'fflate';

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

/** Small enough that even the worst archive unpacks to a bounded amount at a time. */
const PUSH_BYTES = 65_536;

/** The file itself, or the files of an archive one after the other. Nothing is held but the piece at hand. */
export async function* filesOf(file: ImportedFile): AsyncGenerator<ImportedFile> {
  if (!file.name.toLowerCase().endsWith('.zip')) {
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

function partsOf(chunks: AsyncIterable<Uint8Array>): Parts {
  const ready: Part[] = [];
  const unzip = new Unzip((entry) => {
    entry.ondata = (error, data, final) => {
      if (error) throw error;
      ready.push({ name: entry.name, data, final });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
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
