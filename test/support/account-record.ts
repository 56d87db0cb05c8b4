import { type AccountRecord, type Figure, type ScoreCard } from '../../src/evidence/drafting/account-record.types';
import { type Dossier } from '../../src/evidence/dossier.types';
import { type Anchor } from '../../src/evidence/evidence.types';

const figure = (value: number | null, band: string, more: Partial<Figure> = {}): Figure => ({
  value,
  band,
  contributions: [],
  missing: [],
  ...more,
});

export const handoff: Dossier = {
  today: '2026-11-24',
  account: {
    externalId: 'crm-1',
    name: 'Kestrel Freight',
    segment: 'mid_market',
    industry: 'Logistics',
    csm: { name: 'Anneke Vos', email: 'anneke@vendor.example' },
    ae: { name: 'Raúl Pemberton', email: 'raul@vendor.example' },
  },
  contract: {
    arr: 60_000,
    currency: 'USD',
    seats: 400,
    startDate: '2026-07-01',
    renewalDate: '2027-07-01',
    noticePeriodDays: 60,
    plan: 'Business',
    entitlements: ['Dock scheduling', 'Reports'],
  },
  opportunity: null,
  contacts: [
    { name: 'Simone Achterberg', email: 's.achterberg@kestrel.example', title: 'Head of Yards', crmRole: 'Champion' },
  ],
  documents: [
    {
      id: 'd1',
      kind: 'email',
      date: '2026-06-24',
      author: 'Simone Achterberg',
      text: 'Dwell time at the dock is 74 minutes today. The target is 50 minutes by 2027-02-28. Each minute costs us USD 3,000 a month in fees. You promised us a mobile app.',
    },
  ],
};

const quote = (words: string) => {
  const text = handoff.documents[0]?.text ?? '';
  const start = text.indexOf(words);
  return { documentId: 'd1', quote: words, start, end: start + words.length };
};

export const anchors: Anchor[] = [
  {
    key: 'painMetric',
    status: 'concrete',
    value: { what: 'Dwell time at the dock', unit: 'minutes', baseline: 74, target: 50 },
    evidence: [quote('Dwell time at the dock is 74 minutes today.'), quote('The target is 50 minutes by 2027-02-28.')],
    round: 0,
    doubts: [],
  },
  {
    key: 'successCriteria',
    status: 'concrete',
    value: { criteria: [{ text: 'Dwell time at the dock at 50 minutes', by: '2027-02-28' }] },
    evidence: [quote('The target is 50 minutes by 2027-02-28.')],
    round: 0,
    doubts: [],
  },
  { key: 'seats', status: 'vague', value: 400, evidence: [], round: 1, doubts: ['Nobody confirmed the number.'] },
];

const scores: ScoreCard = {
  asOf: '2026-11-23',
  active28: { value: 100, method: 'distinct' },
  risk: figure(62, 'high', {
    contributions: [
      { input: 'utilisation', value: 0.25, points: 34 },
      { input: 'expectationGaps', value: 1, points: 28 },
    ],
    missing: ['nps'],
  }),
  health: figure(44, 'red'),
  hardRed: [],
  maturity: figure(90, 'partial'),
  utilisation: figure(0.25, 'red'),
  trend: figure(-0.3, 'yellow'),
  timeToValue: null,
  expansion: { ...figure(0, 'none'), extraSeats: null, signals: [] },
  muda: { ...figure(0.75, 'red'), unusedSeats: 300, annualCost: 45_000, atMost: false },
  mura: null,
  muri: null,
  quiet: [],
};

/** An account at risk: a quarter of the seats in use, one open promise, a reachable champion. */
export const record: AccountRecord = {
  accountId: 'acc_1',
  dossier: handoff,
  anchors,
  stakeholders: [
    {
      name: 'Simone Achterberg',
      side: 'customer',
      role: 'champion',
      executive: false,
      sentiment: 'positive',
      influence: 'high',
      left: false,
      resolved: true,
      email: 's.achterberg@kestrel.example',
      title: 'Head of Yards',
      lastContact: '2026-06-24',
      evidence: [{ record: 'contacts', field: 'name', value: 'Simone Achterberg' }],
    },
  ],
  riskSignals: [],
  promises: [
    {
      id: 'p1',
      promise: 'A mobile app',
      status: 'open',
      dueOn: null,
      evidence: [quote('You promised us a mobile app.')],
    },
  ],
  scores,
  kpiReadings: [],
  milestones: [],
  openTickets: [],
  licences: null,
  contacts: [],
  scoreHistory: [{ asOf: '2026-11-23', risk: 62, health: 44 }],
  earlierDrafts: [],
  weeklyUse: [],
  stances: { ended: [], csm: null },
};
