import { describe, expect, it } from '@jest/globals';
import { ACTION_KINDS, DRAFT_KINDS } from '../../policy/policy.types';
import { kindInWords, oneOfKind } from './kind.wording';

describe('a kind in words', () => {
  it.each([...ACTION_KINDS, ...DRAFT_KINDS])('%s names a thing, and neither a machine nor a channel', (kind) => {
    expect(kindInWords(kind)).not.toMatch(/_|human|post|slack|create|escalate$/i);
  });

  it('takes the article it is spoken with', () => {
    expect(oneOfKind('escalate')).toBe('an escalation');
    expect(oneOfKind('send_email')).toBe('an e-mail');
    expect(oneOfKind('success_plan')).toBe('a success plan');
  });

  it('that nobody knows is read as it stands', () => {
    expect(kindInWords('send_gift')).toBe('send gift');
  });
});
