const document = `baseCurrency: USD
exchangeRates: { asOf: 2026-10-30, toBase: { EUR: 1.08 } }
twoApproversFrom: 100000
approvalClock: { remindAfterHours: 24, escalateAfterHours: 48, expireAfterHours: 72 }
reviewMinutes: { default: 4 }
rules:
  - { id: notes_of_small_accounts, when: { kind: [log_crm_note], arrBelow: 50000 }, tier: auto }
  - { id: everything_else, when: {}, tier: approval_required }
`;

/** A policy that can be tried out as it stands, and then put. */
export const policyExamples = { cautious: { summary: 'A person looks at almost everything', value: { document } } };
