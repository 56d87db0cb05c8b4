import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from './digest';

describe('the digest of a payload', () => {
  it('does not depend on the order of keys, and does on every value', () => {
    expect(digestOf({ to: 'ana', text: 'hello' })).toBe(digestOf({ text: 'hello', to: 'ana' }));
    expect(digestOf({ to: 'ana', text: 'hello' })).not.toBe(digestOf({ to: 'ana', text: 'hello ' }));
  });

  it('survives storage as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) =>
        expect(digestOf(JSON.parse(JSON.stringify(payload)))).toBe(digestOf(payload)),
      ),
    );
  });
});
