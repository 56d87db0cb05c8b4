import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parsePolicy } from './policy.schema';
import { type Subject } from './policy.types';
import { whatIf, type Case } from './what-if';

const text = readFileSync(join(__dirname, 'default-policy.yaml'), 'utf8');
const current = parsePolicy(text);
const note: Subject = {
  kind: 'log_crm_note',
  audience: 'internal',
  commitments: [],
  phase: 'velocity_monitoring',
  segment: 'smb',
  riskBand: 'low',
  gapsOpen: false,
  arr: 60_000,
  currency: 'EUR',
};
const cases: Case[] = [
  { accountId: 'acme', id: 'wu_1', subject: note },
  { accountId: 'acme', id: 'wu_2', subject: note },
  { accountId: 'globex', id: 'wu_3', subject: { ...note, arr: 5_000, currency: 'XAU' } },
  { accountId: 'globex', id: null, subject: { ...note, kind: 'mitigation_plan', arr: 5_000, currency: 'XAU' } },
];

describe('trying out a policy', () => {
  it('changes nothing when it says the same', () => {
    const { changes, arrTouched, reviewerHours } = whatIf(current, current, cases);
    expect(changes).toEqual([]);
    expect(arrTouched).toEqual({ byCurrency: {}, inBase: 0, currency: 'USD', unknown: 0 });
    expect(reviewerHours.after).toBe(reviewerHours.before);
  });

  it('shows which actions change tier, the ARR they touch once for each account, and the hours of review', () => {
    const stricter = parsePolicy(
      text.replace(
        'rules:\n',
        'rules:\n  - { id: notes_too, when: { kind: [log_crm_note] }, tier: approval_required }\n',
      ),
    );
    const { changes, moves, arrTouched, reviewerHours } = whatIf(current, stricter, cases);
    expect(changes.map(({ id, to }) => [id, to.rule])).toEqual([
      ['wu_1', 'notes_too'],
      ['wu_2', 'notes_too'],
      ['wu_3', 'notes_too'],
    ]);
    expect(changes.map(({ arr }) => arr)).toEqual([
      { amount: 60_000, currency: 'EUR', inBase: 64_800 },
      { amount: 60_000, currency: 'EUR', inBase: 64_800 },
      { amount: 5_000, currency: 'XAU', inBase: null },
    ]);
    // The amount of one account being unknown, two people have to look at its note.
    const [small, large] = [
      { from: 0, to: 1 },
      { from: 0, to: 2 },
    ];
    expect(moves).toMatchObject([
      { from: 'auto', to: 'approval_required', needs: small, count: 2, arrTouched: { inBase: 64_800, unknown: 0 } },
      { from: 'auto', to: 'approval_required', needs: large, count: 1, arrTouched: { inBase: 0, unknown: 1 } },
    ]);
    expect(arrTouched).toEqual({
      byCurrency: { EUR: 60_000, XAU: 5_000 },
      inBase: 64_800,
      currency: 'USD',
      unknown: 1,
    });
    // The plan takes two reviewers a quarter of an hour each, its account's amount being unknown; the notes 4 × 4 minutes.
    expect(reviewerHours).toEqual({ before: 0.5, after: 0.8 });
  });
});
