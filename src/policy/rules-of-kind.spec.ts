import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge } from './judge';
import { parsePolicy } from './policy.schema';
import { ACTION_KINDS, AUDIENCES, COMMITMENTS, SEGMENTS, type Subject } from './policy.types';
import { rulesOfKind } from './rules-of-kind';
import { RISK_BANDS } from '../scoring/risk';

const policy = parsePolicy(readFileSync(join(__dirname, 'default-policy.yaml'), 'utf8'));

describe('the rules that can decide on a kind', () => {
  it('end where one of them holds in every case, and name what is still open', () => {
    expect(rulesOfKind(policy, 'escalate', ['internal'])).toMatchObject([
      { id: 'discount', when: { commitsTo: ['discount'] } },
      { id: 'contract_terms' },
      { id: 'legal_promise' },
      { id: 'escalation_is_a_supervisors_call', when: {} },
    ]);
  });

  it('leave out what is about other readers', () => {
    const ids = (readers: Parameters<typeof rulesOfKind>[2]) =>
      rulesOfKind(policy, 'send_email', readers).map(({ id }) => id);
    expect(ids(['customer'])).not.toContain('internal_note_or_reminder');
    expect(ids(['internal'])).not.toContain('customer_reads_it');
    expect(ids(['internal', 'customer'])).toEqual(
      expect.arrayContaining(['internal_note_or_reminder', 'customer_reads_it']),
    );
  });

  it('are those of which one decides, whatever the case', () => {
    const someSubject = fc.record<Subject>({
      kind: fc.constantFrom(...ACTION_KINDS),
      audience: fc.constantFrom(...AUDIENCES),
      commitments: fc.subarray([...COMMITMENTS]),
      phase: fc.constant('velocity_monitoring'),
      segment: fc.constantFrom(...SEGMENTS),
      riskBand: fc.constantFrom(...RISK_BANDS),
      gapsOpen: fc.boolean(),
      arr: fc.integer({ min: 0, max: 200_000 }),
      currency: fc.constant('USD'),
    });
    fc.assert(
      fc.property(someSubject, (subject) => {
        const ids = rulesOfKind(policy, subject.kind, [subject.audience]).map(({ id }) => id);
        expect(['no_rule', ...ids]).toContain(judge(policy, subject).rule);
      }),
    );
  });
});
