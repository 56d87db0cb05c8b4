import { describe, expect, it } from '@jest/globals';
import { record } from '../../../test/support/account-record';
import { compileMitigation } from './compile-mitigation';
import { compileRenewalBrief } from './compile-renewal-brief';
import { recommend } from './stance';
import { compileSuccessPlan } from './compile-success-plan';
import { BRIEF_SECTIONS, type MitigationAnswer, type SuccessPlanAnswer } from './draft-answers';
import { knownFacts } from './known-facts';
import { type AccountRecord } from './account-record.types';

const basisOf = (account: AccountRecord) => ({
  record: account,
  known: knownFacts(account),
  rejections: [],
  guidance: null,
});
const basis = basisOf(record);

const step: MitigationAnswer['steps'][number] = {
  kind: 'send_email',
  title: 'Ask what keeps the teams away',
  detail: 'Offer a session.',
  reaches: ['Simone Achterberg'],
  dueInDays: 7,
  expectedEvidence: 'A reply',
  because: ['risk.utilisation'],
};
const plan = (given: Partial<MitigationAnswer>) =>
  compileMitigation({ rootCauses: [], steps: [], answers: [], gaps: [], ...given }, basis);

describe('a mitigation plan', () => {
  it('gives each step an owner, a date and the address on record', () => {
    const [settled] = plan({ steps: [step] }).steps;
    expect(settled).toMatchObject({
      owner: 'agent',
      assignee: { email: 'anneke@vendor.example' },
      recipients: [{ email: 's.achterberg@kestrel.example' }],
      audience: 'customer',
      dueOn: '2026-12-01',
    });
  });

  it('reaches nobody whom the account does not know', () => {
    const content = plan({ steps: [{ ...step, reaches: ['Gordon Blackwood'] }] });
    expect(content.steps).toEqual([]);
    expect(content.notSupported[0]?.why).toBe('Gordon Blackwood is not a reachable person of the customer');
  });

  it('says to the customer what is meant for them, and nothing that we say among ourselves', () => {
    const message = { subject: 'A session with your teams', text: 'Dear Simone Achterberg,\n\nShall we meet?' };
    expect(plan({ steps: [{ ...step, message }] }).steps).toMatchObject([{ message }]);
    expect(plan({ steps: [{ ...step, reaches: [], message: { ...message, text: 'Shall we?' } }] }).steps).toMatchObject(
      [{ message: null }],
    );
    const blunt = { ...message, text: 'Your risk score is high.' };
    const { steps, notSupported } = plan({ steps: [{ ...step, message: blunt }] });
    expect(steps).toEqual([]);
    expect(notSupported).toMatchObject([
      { why: expect.stringMatching(/^“risk score” is not for the customer to read: /) },
    ]);
  });

  it('is held to what its messages would commit us to, and to the numbers they name', () => {
    const said = (text: string) => plan({ steps: [{ ...step, message: { subject: 'A session', text } }] });
    expect(said('We offer you a discount.').commitments).toEqual(['discount']);
    expect(said('You have 912 seats.').notSupported[0]?.why).toContain('912');
  });

  it('reaches nobody who has left', () => {
    const gone = { ...record, stakeholders: record.stakeholders.map((person) => ({ ...person, left: true })) };
    const answer = { rootCauses: [], steps: [step], answers: [], gaps: [] };
    expect(compileMitigation(answer, basisOf(gone)).steps).toEqual([]);
  });

  it('keeps a meeting without guests inside the account team', () => {
    const [meeting] = plan({ steps: [{ ...step, kind: 'schedule_meeting', reaches: [] }] }).steps;
    expect(meeting).toMatchObject({
      audience: 'internal',
      recipients: [{ name: 'Anneke Vos' }, { name: 'Raúl Pemberton' }],
    });
  });

  it('names what its steps would commit us to', () => {
    const offer = { ...step, detail: 'Offer a discount of some kind and extend the contract.' };
    expect(plan({ steps: [offer] }).commitments).toEqual(['discount', 'contract_change']);
  });

  it('lists a refusal that nobody answered as a gap', () => {
    const rejections = [{ approval: 'ap1', by: 'maria@vendor.example', reason: 'tone', text: 'too harsh' }];
    const content = compileMitigation({ rootCauses: [], steps: [], answers: [], gaps: [] }, { ...basis, rejections });
    expect(content.gaps).toContain('No answer yet to the refusal by maria@vendor.example: tone: too harsh');
  });

  it('carries only the evidence it cites', () => {
    expect(Object.keys(plan({ steps: [step] }).evidence).sort()).toEqual(['health', 'risk', 'risk.utilisation']);
  });
});

describe('a success plan', () => {
  const answer: SuccessPlanAnswer = {
    situation: [],
    objectives: [
      {
        text: 'Dwell time at the dock at 50 minutes',
        kpi: { name: 'Dwell time', unit: 'minutes', baseline: 74, target: 50 },
        dueOn: '2027-02-28',
        evidence: ['anchor.successCriteria', 'anchor.painMetric'],
      },
    ],
    steps: [],
    worth: { amountPerUnit: 3_000, currency: 'USD', unitsPerYear: 12, evidence: ['worth.1'] },
    answers: [],
    gaps: [],
  };
  const [objective] = answer.objectives;

  it('is complete when each objective has KPI, owner and date', () => {
    expect(compileSuccessPlan(answer, basis).missing).toEqual([]);
  });

  it('shows the value in money with every factor and its evidence', () => {
    expect(compileSuccessPlan(answer, basis).content.valueHypothesis).toMatchObject({
      amount: 864_000,
      currency: 'USD',
      formula: '24 × 3,000 USD × 12 a year',
      assumptions: [{ value: 24 }, { value: 3_000, evidence: ['worth.1'] }, { value: 12 }],
    });
  });

  it('names no money when the worth of a unit stands in no source', () => {
    const worth = { amountPerUnit: 9_999, currency: 'USD', unitsPerYear: 12, evidence: ['worth.1'] };
    expect(compileSuccessPlan({ ...answer, worth }, basis).content.valueHypothesis?.amount).toBeNull();
  });

  it('commits us to what it proposes, and not to the promise that it only quotes to have it settled', () => {
    const [first] = record.promises;
    const promise = 'i’ll give two remote training days at no charge.';
    const promised = basisOf({ ...record, promises: first ? [{ ...first, status: 'open', promise }] : [] });
    const { content } = compileSuccessPlan(answer, promised);
    expect(JSON.stringify(content.arrangements)).toContain('two remote training days at no charge');
    expect(content.commitments).toEqual([]);
    const offering = {
      ...answer,
      steps: [{ ...step, detail: 'Offer a discount.', because: ['anchor.painMetric'] }],
    };
    expect(compileSuccessPlan(offering, promised).content.commitments).toEqual(['discount']);
  });

  it('names an objective by its first words where it says what is missing of it', () => {
    const text =
      'Dwell time at the dock at 50 minutes, on every day of the week and at both of the gates, night shift included';
    const kpi = { name: 'Dwell time', unit: 'minutes', baseline: null, target: 50 };
    const objectives = objective ? [{ ...objective, text, kpi }] : [];
    const { gaps } = compileSuccessPlan({ ...answer, objectives }, basis).content;
    expect(gaps.find((gap) => gap.startsWith('No baseline'))).toBe(
      'No baseline is on record for “Dwell time at the dock at 50 minutes, on every day of the…”; measure it in the first 30 days.',
    );
  });

  it.each([
    [
      'a KPI figure that stands in no cited fact',
      { kpi: { name: 'Dwell time', unit: null, baseline: 74, target: 5 } },
      'has no KPI',
    ],
    ['a date that stands in no cited fact', { dueOn: '2026-12-24' }, 'has no date'],
  ])('drops %s and says that it is missing', (_, change, missing) => {
    const objectives = objective ? [{ ...objective, ...change }] : [];
    expect(compileSuccessPlan({ ...answer, objectives }, basis).missing).toEqual([
      `“Dwell time at the dock at 50 minutes” ${missing}`,
    ]);
  });

  it('has no owner when the account has no CSM', () => {
    const orphan = { ...record, dossier: { ...record.dossier, account: { ...record.dossier.account, csm: null } } };
    expect(compileSuccessPlan(answer, basisOf(orphan)).missing).toEqual([
      '“Dwell time at the dock at 50 minutes” has no owner',
    ]);
  });
});

describe('a renewal brief', () => {
  const empty = { sections: [], questions: [], answers: [], gaps: [] };

  it('skips no section: what the drafter left out is filled from the record, and what is empty is a gap', () => {
    const { sections, gaps } = compileRenewalBrief(empty, basis);
    const shown = sections.map(({ heading }) => heading);
    const told = BRIEF_SECTIONS.filter((heading) => !shown.includes(heading)).map(
      (heading) => `Nothing is on record about: ${heading.toLowerCase()}.`,
    );
    expect(shown).toContain('Waste in money');
    expect(gaps).toEqual(expect.arrayContaining(told));
  });

  it('recommends by rule, whatever the drafter wrote', () => {
    expect(recommend(basis)).toEqual({ stance: 'at_risk', target: 'Keep 60,000 USD a year against a risk of 62.' });
    expect(recommend(basisOf({ ...record, scores: null })).stance).toBe('undecided');
  });

  it('tells of a reading by whichever name of the criterion it came in', () => {
    const dwell = 'Dwell time at the dock at 50 minutes';
    const other = 'Two sites live';
    const criteria = [dwell, other].map((text) => ({ text, by: '2027-02-28' }));
    const measured = basisOf({
      ...record,
      anchors: record.anchors.map((each) => (each.key === 'successCriteria' ? { ...each, value: { criteria } } : each)),
      kpiReadings: [
        { criterion: dwell.toUpperCase(), on: '2026-11-20', value: 62 },
        { criterion: other, on: '2026-11-21', value: 1 },
      ],
    });
    const { sections } = compileRenewalBrief(empty, measured);
    const said = sections.find(({ heading }) => heading === 'Value delivered')?.claims.map(({ text }) => text);
    expect(said).toEqual(
      expect.arrayContaining([
        'Measured on 2026-11-20: 62.',
        '50 % of the way from 74 to 50 is covered.',
        'Agreed for 2027-02-28: Two sites live.',
        'Measured on 2026-11-21: 1.',
      ]),
    );
  });

  it('asks about each open promise', () => {
    expect(compileRenewalBrief(empty, basis).questions).toContain(
      'Is this promise met, renegotiated or withdrawn: A mobile app?',
    );
  });
});
