/** Above every page, part and answer that is ever asked for. */
const LARGEST_ANSWER_BYTES = 128 * 2 ** 20;

/** The other side does not come to an end. */
export class AnswerTooLarge extends Error {
  readonly code = 'answer_too_large';

  constructor() {
    super(`The answer is larger than ${LARGEST_ANSWER_BYTES} bytes`);
  }
}

/**
 * `fetch` that follows no redirect, which would carry what is sent to wherever it points, and takes no answer that does
 * not fit into memory.
 */
export const guardedFetch: typeof fetch = async (input, init) => {
  const answer = await fetch(input, { ...init, redirect: 'error' });
  const { status, statusText, headers, body } = answer;
  return body === null ? answer : new Response(body.pipeThrough(atMost()), { status, statusText, headers });
};

/** Counted as it is read, unpacked: what a header says of its length may be wrong. */
function atMost(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, into) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_ANSWER_BYTES) into.error(new AnswerTooLarge());
      else into.enqueue(chunk);
    },
  });
}
