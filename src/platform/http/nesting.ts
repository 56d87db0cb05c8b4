/** Deeper than anything that is sent to us, and far from where code that walks a body by itself runs out of stack. */
export const DEEPEST = 64;

/** Walks level by level, so that what is nested however deep only costs as long as it is allowed to be. */
export function isNestedTooDeep(body: unknown): boolean {
  let level = childrenOf(body);
  for (let depth = 1; depth <= DEEPEST && level.length > 0; depth += 1) level = level.flatMap(childrenOf);
  return level.length > 0;
}

/** The lists and objects directly inside one; a stream or a buffer is neither. */
function childrenOf(value: unknown): object[] {
  return isPlain(value) ? Object.values(value).filter(isPlain) : [];
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
