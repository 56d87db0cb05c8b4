import { expect, it } from '@jest/globals';
import { retryAfterOf } from './retry-after';

it.each([
  ['2', 2_000],
  ['0.5', 500],
  ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['Wed, 24 Nov 2027 12:00:00 GMT', 86_400_000],
  ['31536000', 86_400_000],
  ['9'.repeat(400), 86_400_000],
  ['-60', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %p asks for a pause of %p ms', (header, pause) => {
  expect(retryAfterOf(header, Date.parse('2026-11-24T12:00:00Z'))).toBe(pause);
});
