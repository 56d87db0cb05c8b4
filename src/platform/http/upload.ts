import { createHash } from 'node:crypto';
import { type FastifyRequest } from 'fastify';

/** Of a file as it comes in, and of what an archive unpacks to. */
export const LARGEST_UPLOAD_BYTES = 2 ** 30;

export type RequestWithFile = FastifyRequest & {
  /** Of what the file of the request held, once it was read to its end. */
  fileDigest?: string;
};

/** The one file of a request, as it comes in; undefined where there is none. */
export async function fileOf(request: RequestWithFile) {
  const upload = request.isMultipart() ? await request.file() : undefined;
  return upload && { name: upload.filename, content: digested(upload.file, request) };
}

/** The digest of the file, read for that where nobody has read it yet. */
export async function fileDigestOf(request: RequestWithFile): Promise<string | undefined> {
  if (request.fileDigest !== undefined) return request.fileDigest;
  for await (const part of (await fileOf(request))?.content ?? []) void part;
  return request.fileDigest;
}

async function* digested(file: AsyncIterable<Buffer>, request: RequestWithFile): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  for await (const part of file) {
    digest.update(part);
    yield part;
  }
  request.fileDigest = digest.digest('hex');
}
