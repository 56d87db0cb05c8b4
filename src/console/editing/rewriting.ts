/** Texts by where they stand, and entries of lists that go. */
export interface Changes {
  words: ReadonlyMap<string, string>;
  gone: ReadonlySet<string>;
}

/** The same payload in other words; what is not text stays as it is. */
export function rewritten(payload: object, changes: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, rewrittenAt(key, value, changes)]));
}

function rewrittenAt(path: string, value: unknown, changes: Changes): unknown {
  if (typeof value === 'string') return changes.words.get(path) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value)
    .map(([key, part]): [string, unknown] => [`${path}.${key}`, part])
    .filter(([at]) => !changes.gone.has(at))
    .map(([at, part]): [string, unknown] => [at.slice(path.length + 1), rewrittenAt(at, part, changes)]);
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
