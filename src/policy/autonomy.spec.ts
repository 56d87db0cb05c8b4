import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { earnedBy, type TrackRecord } from './autonomy';
import { earnedClasses, earnedRuleFor, withEarnedRule, withoutRule } from './earned-rules';
import { isStricter, judge } from './judge';
import { parsePolicy } from './policy.schema';
import { ACTION_KINDS, AUDIENCES, COMMITMENTS, SEGMENTS, type Subject } from './policy.types';
import { RISK_BANDS } from '../scoring/risk';

const document = readFileSync(join(__dirname, 'default-policy.yaml'), 'utf8');
const policy = parsePolicy(document);
const terms = { lowerBound: 0.9 };
const record = (part: Partial<TrackRecord>): TrackRecord => ({
  unedited: 0,
  edited: 0,
  rejected: 0,
  badOutcomes: 0,
  ...part,
});

describe('a kind of action', () => {
  it.each([
    ['never decided on', record({}), null, false],
    ['passed ten times of ten', record({ unedited: 10 }), 0.7225, false],
    ['passed 34 times of 34', record({ unedited: 34 }), 0.8985, false],
    ['passed 35 times of 35', record({ unedited: 35 }), 0.9011, true],
    ['passed 98 times of 100', record({ unedited: 98, edited: 1, rejected: 1 }), 0.93, true],
    ['passed 90 times of 100', record({ unedited: 90, edited: 10 }), 0.8256, false],
  ])('%s has earned its freedom only when the unlucky case passes too', (_what, given, lowerBound, earned) => {
    expect(earnedBy(given, terms)).toMatchObject({ lowerBound, earned });
  });

  it('that did harm once has not earned it, however often it was passed', () => {
    expect(earnedBy(record({ unedited: 1_000, badOutcomes: 1 }), terms)).toMatchObject({
      earned: false,
      approvalsToEarn: null,
    });
  });

  it('has earned it after as many further approvals as it says, and not after one less', () => {
    const counts = { unedited: fc.nat(200), edited: fc.nat(20), rejected: fc.nat(20), badOutcomes: fc.constant(0) };
    fc.assert(
      fc.property(fc.record(counts), (given) => {
        const { approvalsToEarn } = earnedBy(given, terms);
        const after = (more: number) => earnedBy({ ...given, unedited: given.unedited + more }, terms).earned;
        expect(after(approvalsToEarn ?? 0)).toBe(true);
        if (approvalsToEarn) expect(after(approvalsToEarn - 1)).toBe(false);
      }),
    );
  });
});

const mails = { kind: 'send_email', rule: 'customer_reads_it' } as const;
const mail: Subject = {
  kind: 'send_email',
  audience: 'customer',
  commitments: [],
  phase: 'velocity_monitoring',
  segment: 'smb',
  riskBand: 'low',
  gapsOpen: false,
  arr: 20_000,
  currency: 'USD',
};

describe('an earned rule', () => {
  const rule = earnedRuleFor(mails, policy);
  const freer = withEarnedRule(document, rule!);

  it('lets the calm cases of its class run and leaves the others with people', () => {
    const judged = (part: Partial<Subject>) => judge(parsePolicy(freer), { ...mail, ...part });
    expect(judged({})).toMatchObject({ tier: 'auto', rule: 'earned_send_email_by_customer_reads_it' });
    expect(judged({ riskBand: 'high' }).tier).toBe('approval_required');
    expect(judged({ riskBand: null }).tier).toBe('approval_required');
    expect(judged({ arr: 100_000 }).tier).toBe('approval_required');
    expect(judged({ arr: null }).tier).toBe('approval_required');
    expect(judged({ commitments: ['price'] }).tier).toBe('approval_required');
    expect(judged({ commitments: ['discount'] }).tier).toBe('blocked');
    expect(judged({ findings: [{ kind: 'unknown_link', what: 'evil.example' }] }).tier).toBe('approval_required');
    expect(judged({ kind: 'schedule_meeting' }).tier).toBe('approval_required');
  });

  it('keeps every other word of the document, and is gone without a trace', () => {
    expect(freer).toContain('# Commitments a person makes in the systems meant for them, never the agent.');
    expect([...earnedClasses(parsePolicy(freer)).values()]).toEqual([mails]);
    expect(parsePolicy(withoutRule(freer, rule!.id))).toEqual(policy);
  });

  it.each([
    ['an unknown rule', { kind: 'send_email', rule: 'nobody_wrote_it' }],
    ['a rule that asks nobody', { kind: 'send_email', rule: 'internal_note_or_reminder' }],
    ['a rule about what commits us', { kind: 'send_email', rule: 'price_is_a_persons_call' }],
    ['a rule about other kinds', { kind: 'send_email', rule: 'escalation_is_a_supervisors_call' }],
  ] as const)('is not made from %s', (_what, given) => {
    expect(earnedRuleFor(given, policy)).toBeNull();
  });

  it('changes nothing but the cases its own rule decided, and those only towards freedom', () => {
    const someSubject = fc.record<Subject>({
      kind: fc.constantFrom(...ACTION_KINDS),
      audience: fc.constantFrom(...AUDIENCES),
      commitments: fc.subarray([...COMMITMENTS]),
      phase: fc.constant('velocity_monitoring'),
      segment: fc.constantFrom(...SEGMENTS, null),
      riskBand: fc.constantFrom(...RISK_BANDS, null),
      gapsOpen: fc.constantFrom(true, false, null),
      arr: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 200_000 })),
      currency: fc.constantFrom('USD', 'EUR', 'XAU'),
    });
    const after = parsePolicy(freer);
    fc.assert(
      fc.property(someSubject, (subject) => {
        const [before, now] = [judge(policy, subject), judge(after, subject)];
        expect(isStricter(now, before)).toBe(false);
        if (isStricter(before, now)) expect(before).toMatchObject({ rule: mails.rule, tier: 'approval_required' });
      }),
    );
  });
});
