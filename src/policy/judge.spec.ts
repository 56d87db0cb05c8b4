import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isStricter, judge } from './judge';
import { InvalidPolicy } from './policy.faults';
import { parsePolicy } from './policy.schema';
import { ACTION_KINDS, AUDIENCES, COMMITMENTS, DRAFT_KINDS, SEGMENTS, TIERS, type Subject } from './policy.types';
import { RISK_BANDS } from '../scoring/risk';

const defaultText = readFileSync(join(__dirname, 'default-policy.yaml'), 'utf8');
const policy = parsePolicy(defaultText);

const reminder: Subject = {
  kind: 'post_slack',
  audience: 'internal',
  commitments: [],
  phase: 'velocity_monitoring',
  segment: 'mid_market',
  riskBand: 'low',
  gapsOpen: false,
  arr: 60_000,
  currency: 'USD',
};
const successPlan: Subject = { ...reminder, kind: 'success_plan', audience: 'internal' };

const someSubject = fc.record<Subject>({
  kind: fc.constantFrom(...ACTION_KINDS, ...DRAFT_KINDS),
  audience: fc.constantFrom(...AUDIENCES),
  commitments: fc.subarray([...COMMITMENTS]),
  phase: fc.constantFrom('handoff_audit', 'risk_mitigation', 'velocity_monitoring', 'pre_renewal'),
  segment: fc.constantFrom(...SEGMENTS, null),
  riskBand: fc.constantFrom(...RISK_BANDS, null),
  gapsOpen: fc.constantFrom(true, false, null),
  arr: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 500_000 })),
  currency: fc.constantFrom('USD', 'EUR', 'XAU', null),
});

describe('a rule about findings', () => {
  const strict = parsePolicy(
    defaultText.replace(
      'rules:\n',
      'rules:\n  - { id: no_strange_links, when: { finds: [unknown_link] }, tier: blocked }\n',
    ),
  );
  const mail: Subject = { ...reminder, kind: 'send_email', audience: 'customer' };

  it('decides where one of them was found, and nowhere else', () => {
    const found = (kind: 'unknown_link' | 'another_account') => ({ ...mail, findings: [{ kind, what: 'x' }] });
    expect(judge(strict, found('unknown_link'))).toMatchObject({ tier: 'blocked', rule: 'no_strange_links' });
    expect(judge(strict, found('another_account'))).toMatchObject({ rule: 'customer_reads_it' });
    expect(judge(strict, mail)).toMatchObject({ rule: 'customer_reads_it' });
  });
});

describe('the default policy', () => {
  it('lets internal reminders and CRM notes run', () => {
    expect(judge(policy, reminder)).toMatchObject({ tier: 'auto', rule: 'internal_note_or_reminder', needs: 0 });
    expect(judge(policy, { ...reminder, kind: 'log_crm_note' })).toMatchObject({ tier: 'auto' });
  });

  it('never lets by itself run what a customer reads', () => {
    fc.assert(
      fc.property(someSubject, (subject) => {
        fc.pre(subject.kind !== 'success_plan');
        expect(judge(policy, { ...subject, audience: 'customer' }).tier).not.toBe('auto');
      }),
    );
  });

  it.each(['discount', 'contract_change', 'legal_promise'] as const)(
    'blocks a %s whatever carries it',
    (commitment) => {
      fc.assert(
        fc.property(someSubject, (subject) => {
          expect(judge(policy, { ...subject, commitments: [commitment] }).tier).toBe('blocked');
        }),
      );
    },
  );

  it.each(['mitigation_plan', 'renewal_brief'])('never lets a %s pass without a person', (kind) => {
    fc.assert(fc.property(someSubject, (subject) => expect(judge(policy, { ...subject, kind }).tier).not.toBe('auto')));
  });

  it('accepts a routine success plan by rule', () => {
    expect(judge(policy, successPlan)).toMatchObject({ tier: 'auto', rule: 'routine_success_plan' });
  });

  it.each<Partial<Subject>>([
    { segment: 'enterprise' },
    { segment: null },
    { riskBand: 'high' },
    { riskBand: null },
    { gapsOpen: true },
    { gapsOpen: null },
    { commitments: ['price'] },
  ])('sends a success plan to a person when %j', (unusual) => {
    expect(judge(policy, { ...successPlan, ...unusual })).toMatchObject({
      tier: 'approval_required',
      rule: 'success_plan_out_of_routine',
    });
  });

  it('blocks a kind nobody knows', () => {
    expect(judge(policy, { ...reminder, kind: 'send_gift' })).toMatchObject({ tier: 'blocked', rule: 'unknown_kind' });
  });

  it('asks for a second approver from 100,000 a year in base currency', () => {
    const needs = (arr: number | null, currency: string | null) =>
      judge(policy, { ...reminder, kind: 'mitigation_plan', arr, currency }).needs;
    expect([needs(99_999.99, 'USD'), needs(100_000, 'USD')]).toEqual([1, 2]);
    expect([needs(92_000, 'EUR'), needs(93_000, 'EUR')]).toEqual([1, 2]);
    expect([needs(10, 'XAU'), needs(null, 'USD'), needs(10, null)]).toEqual([2, 2, 2]);
  });

  it('shows what it was judged by, with the date of the exchange rates', () => {
    expect(judge(policy, { ...reminder, arr: 10_000, currency: 'EUR', riskBand: null }).inputs).toMatchObject({
      amountInBase: { value: 10_800, currency: 'USD', rate: 1.08, ratesOf: policy.exchangeRates.asOf },
      unknown: ['riskBand'],
    });
  });
});

describe('any policy', () => {
  const condition = fc.record(
    {
      kind: fc.subarray([...ACTION_KINDS, ...DRAFT_KINDS], { minLength: 1 }),
      audience: fc.constantFrom(...AUDIENCES),
      segment: fc.subarray([...SEGMENTS], { minLength: 1 }),
      riskBand: fc.subarray([...RISK_BANDS], { minLength: 1 }),
      gapsOpen: fc.boolean(),
      commitsTo: fc.subarray([...COMMITMENTS], { minLength: 1 }),
      arrFrom: fc.integer({ min: 0, max: 300_000 }),
      arrBelow: fc.integer({ min: 1, max: 300_000 }),
    },
    { requiredKeys: [] },
  );
  const somePolicy = fc
    .array(fc.record({ when: condition, tier: fc.constantFrom(...TIERS) }), { minLength: 1, maxLength: 6 })
    .map((rules) => ({ ...policy, rules: rules.map((rule, at) => ({ id: `rule_${at}`, ...rule })) }));

  it('decides the same about an unknown as about the strictest value it could have', () => {
    const known = fc.record({
      segment: fc.constantFrom(...SEGMENTS),
      riskBand: fc.constantFrom(...RISK_BANDS),
      gapsOpen: fc.boolean(),
      arr: fc.integer({ min: 0, max: 400_000 }),
      currency: fc.constant('USD'),
    });
    const unknowns = fc.subarray(['segment', 'riskBand', 'gapsOpen', 'arr'] as const);
    fc.assert(
      fc.property(somePolicy, someSubject, known, unknowns, (rules, subject, truth, hidden) => {
        const whole = { ...subject, ...truth };
        const partial = { ...whole, ...Object.fromEntries(hidden.map((name) => [name, null])) };
        expect(isStricter(judge(rules, whole), judge(rules, partial))).toBe(false);
      }),
    );
  });

  it('blocks what no rule names', () => {
    const silent = {
      ...policy,
      rules: [{ id: 'notes', when: { kind: ['log_crm_note' as const] }, tier: 'auto' as const }],
    };
    expect(judge(silent, reminder)).toMatchObject({ tier: 'blocked', rule: 'no_rule' });
  });

  it('asks for approvers only where an approval is required', () => {
    fc.assert(
      fc.property(somePolicy, someSubject, (rules, subject) => {
        const { tier, needs } = judge(rules, subject);
        expect(needs > 0).toBe(tier === 'approval_required');
      }),
    );
  });
});

describe('a policy document', () => {
  const refusal = (document: string) => {
    try {
      parsePolicy(document);
      return [];
    } catch (error) {
      if (error instanceof InvalidPolicy) return error.issues;
      throw error;
    }
  };
  it.each([
    ['a misspelt tier', defaultText.replace('tier: auto', 'tier: automatic'), 'rules.routine_success_plan.tier', 102],
    ['a rule name used twice', defaultText.replace('id: legal_promise', 'id: discount'), 'rules', 81],
    [
      'an unknown condition',
      defaultText.replace('commitsTo: [discount]', 'mentions: [discount]'),
      'rules.discount.when.mentions',
      82,
    ],
    [
      'a clock that expires before it escalates',
      defaultText.replace('expireAfterHours: 72', 'expireAfterHours: 40'),
      'approvalClock',
      26,
    ],
    ['text that is no YAML', 'baseCurrency: USD\nrules: [', 'document', 2],
    ['a name that nothing carries', 'rules: *these', 'document', null],
    ['a currency that is none', defaultText.replace('EUR: 1.08', 'EURO: 1.08'), 'exchangeRates.toBase.EURO', 11],
    ['a field left out', defaultText.replace('twoApproversFrom: 100000', ''), 'twoApproversFrom', null],
  ])('with %s is refused and says where', (_, document, path, line) => {
    expect(refusal(document)).toContainEqual({ path, line, message: expect.any(String) });
  });
});
