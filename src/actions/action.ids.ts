import { createHash } from 'node:crypto';

/** The same parts give the same id, so that an effect performed twice proposes one work unit. */
export function workUnitId(...parts: (string | number)[]): string {
  return `wu_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}
