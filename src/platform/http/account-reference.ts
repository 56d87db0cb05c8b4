const EXTERNAL = 'ext:';

/** How callers name an account: by our id, or by `ext:` and its id in the source system. */
export type AccountReference = { id: string } | { externalId: string };

export function referenceOf(text: string): AccountReference {
  return text.startsWith(EXTERNAL) ? { externalId: text.slice(EXTERNAL.length) } : { id: text };
}
