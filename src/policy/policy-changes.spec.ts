import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { policyChanges } from './policy-changes';
import { parsePolicy } from './policy.schema';

const text = readFileSync(join(__dirname, 'default-policy.yaml'), 'utf8');
const changes = (edit: (document: string) => string) => policyChanges(parsePolicy(text), parsePolicy(edit(text)));

describe('what one policy says otherwise than another', () => {
  it('is nothing where only comments and layout differ', () => {
    expect(changes((document) => document.replace(/^#.*$/gm, '').replace('USD\n', 'USD # dollars\n'))).toEqual([]);
  });

  it('is a setting by its place, with a value left out as null', () => {
    const edited = changes((document) =>
      document.replace('twoApproversFrom: 100000', 'twoApproversFrom: 50000').replace('    GBP: 1.27\n', ''),
    );
    expect(edited).toEqual([
      { kind: 'setting', path: ['exchangeRates', 'toBase', 'GBP'], before: 1.27, after: null },
      { kind: 'setting', path: ['twoApproversFrom'], before: 100_000, after: 50_000 },
    ]);
  });

  it('is a rule that came, went or decides otherwise, and before which other it stands', () => {
    const edited = changes((document) =>
      document
        .replace('rules:\n', 'rules:\n  - { id: notes_too, when: { kind: [log_crm_note] }, tier: approval_required }\n')
        .replace(/ {2}- id: legal_promise\n.*\n.*\n/, '')
        .replace(
          'when: { audience: customer }\n    tier: approval_required',
          'when: { audience: customer }\n    tier: auto',
        ),
    );
    expect(edited).toMatchObject([
      { kind: 'rule', id: 'notes_too', before: null, after: { above: 'discount' } },
      {
        kind: 'rule',
        id: 'customer_reads_it',
        before: { rule: { tier: 'approval_required' } },
        after: { rule: { tier: 'auto' } },
      },
      { kind: 'rule', id: 'legal_promise', after: null },
    ]);
  });

  it('is the order of rules, of which the first that holds decides', () => {
    const { rules, ...others } = parsePolicy(text);
    const turned = { ...others, rules: rules.toReversed() };
    const ids = rules.map(({ id }) => id);
    expect(policyChanges({ ...others, rules }, turned)).toEqual([
      { kind: 'order', before: ids, after: ids.toReversed() },
    ]);
  });
});
