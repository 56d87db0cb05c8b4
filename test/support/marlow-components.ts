import { read } from '../../src/agents/offline/read';
import { type Dossier, type DossierDocument } from '../../src/evidence/dossier.types';
import { type AnchorKey, type AnchorStatus, type Evidence, type Reading } from '../../src/evidence/evidence.types';

/** A handoff of Marlow Components in which all seven anchors are firm; each test changes one thing. */
export const marlow: Dossier = {
  today: '2026-09-15',
  account: {
    externalId: 'MAR-1',
    name: 'Marlow Components',
    segment: 'mid_market',
    industry: 'Metal parts',
    csm: { name: 'Lena Hofer', email: 'lena.hofer@brightlane.example' },
    ae: { name: 'Tom Askew', email: 'tom.askew@brightlane.example' },
  },
  contract: {
    arr: 72000,
    currency: 'USD',
    seats: 240,
    startDate: '2026-09-01',
    renewalDate: '2027-09-01',
    noticePeriodDays: 60,
    plan: 'Business',
    entitlements: ['Maintenance planner', 'Mobile app', 'Standard support'],
  },
  opportunity: { name: 'Marlow', stage: 'Closed Won', amount: 72000, closeDate: '2026-08-28', nextStep: null },
  contacts: [
    { name: 'Gita Anand', email: 'g.anand@marlow.example', title: 'Reliability manager', crmRole: 'Main contact' },
    { name: 'Peter Holt', email: 'p.holt@marlow.example', title: 'Plant director', crmRole: null },
  ],
  documents: [
    {
      id: 'call',
      kind: 'call_transcript',
      date: '2026-07-08',
      author: 'Tom Askew',
      text: `[00:00:09] Gita Anand: Over the last twelve months we had forty-three hours of unplanned downtime a month on the two presses.
[00:00:21] Tom Askew: And what would you consider a win?
[00:00:25] Gita Anand: If that were twenty hours I would buy everybody cake. Twenty, no higher.
[00:00:33] Peter Holt: I've read her business case twice. The capital is in my plan for the year and I'm signing it off. You can take that as a firm yes from the plant.
[00:00:45] Gita Anand: That case took me four months of evenings, for the record.`,
    },
    {
      id: 'order',
      kind: 'order_form',
      date: '2026-08-26',
      author: 'Brightlane Orders',
      text: `Brightlane Order BL-7781
Customer: Marlow Components Inc.
Product: Brightlane Business - 240 user licenses
Subscription fee: $72,000 annually (240 x $300)
Effective date: September 1, 2026. Initial period of one year; renewal on September 1, 2027.
Termination: written notice at least 60 days prior to renewal
Not included: GIS connector, on-site training
Accepted and agreed, Marlow Components: Peter Holt, Plant Director, August 26, 2026`,
    },
    {
      id: 'goals',
      kind: 'email',
      date: '2026-09-02',
      author: 'Gita Anand',
      text: `From: Gita Anand <g.anand@marlow.example>
To: Lena Hofer <lena.hofer@brightlane.example>
Subject: Targets

Lena, this is what we will hold you to:
 - Unplanned press downtime no higher than 20 hours per month by the end of June 2027
 - Every work order raised in the app instead of on paper by 1 February 2027

Gita`,
    },
  ],
};

export const mail = (author: string, text: string): DossierDocument => ({
  id: 'later',
  kind: 'email',
  date: '2026-09-12',
  author,
  text: `From: ${author}\nTo: Lena Hofer\nSubject: update\n\n${text}\n`,
});
export const chat = (text: string): DossierDocument => ({
  id: 'later',
  kind: 'slack_thread',
  date: '2026-09-12',
  author: '#marlow',
  text,
});
export const after = (document: DossierDocument): Reading =>
  read({ ...marlow, documents: [...marlow.documents, document] });
export const statusOf = (reading: Reading, key: AnchorKey): AnchorStatus | undefined =>
  reading.anchors.find((anchor) => anchor.key === key)?.status;
export const open = (reading: Reading) =>
  reading.anchors.filter(({ status }) => status !== 'concrete').map(({ key }) => key);

/** Every quote a reading rests on. */
export function quotesOf({ anchors, stakeholders, gaps, riskSignals, injections }: Reading) {
  const all: Evidence[] = [
    ...[...anchors, ...stakeholders, ...gaps, ...riskSignals].flatMap(({ evidence }) => evidence),
    ...injections.map(({ evidence }) => evidence),
  ];
  return all.filter((evidence) => 'quote' in evidence);
}
