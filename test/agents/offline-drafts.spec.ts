import { describe, expect, it } from '@jest/globals';
import { draftMitigation } from '../../src/agents/offline/drafters/propose-mitigation.drafter';
import { draftSuccessPlan } from '../../src/agents/offline/drafters/draft-success-plan.drafter';
import { draftRenewalBrief } from '../../src/agents/offline/drafters/draft-renewal-brief.drafter';
import { draftPostMortem } from '../../src/agents/offline/drafters/write-post-mortem.drafter';
import { compileMitigation } from '../../src/evidence/drafting/compile-mitigation';
import { compilePostMortem } from '../../src/evidence/drafting/compile-post-mortem';
import { compileRenewalBrief } from '../../src/evidence/drafting/compile-renewal-brief';
import { compileSuccessPlan } from '../../src/evidence/drafting/compile-success-plan';
import { knownFacts } from '../../src/evidence/drafting/known-facts';
import { type AccountRecord, type Rejection } from '../../src/evidence/drafting/account-record.types';
import { type Anchor } from '../../src/evidence/evidence.types';
import { PageRenderer } from '../../src/artifacts/render/page-renderer';
import { record } from '../support/account-record';

const basisOf = (account: AccountRecord, rejections: Rejection[] = []) => ({
  record: account,
  known: knownFacts(account, { rejections, guidance: null }),
  rejections,
  guidance: null,
});
const planFor = (text: string) => {
  const basis = basisOf(record, [{ approval: 'ap_1', by: 'maria@vendor.example', reason: 'other', text }]);
  return compileMitigation(draftMitigation(basis), basis);
};
const plain = compileMitigation(draftMitigation(basisOf(record)), basisOf(record));

describe('a mitigation plan without a model', () => {
  it('names the drivers of the risk by weight, each with the fact behind it', () => {
    const causes = plain.sections.find(({ heading }) => heading === 'Root causes')?.claims ?? [];
    expect(causes.map(({ evidence }) => evidence)).toEqual([
      ['risk.utilisation', 'utilisation', 'muda.annualCost'],
      ['risk.expectationGaps', 'promise.p1'],
    ]);
    expect(causes[0]?.text).toContain('45,000 USD');
  });

  it('sets a remedy with owner and date against each driver', () => {
    expect(plain.steps.map(({ kind, owner, dueOn }) => [kind, owner, dueOn])).toEqual([
      ['reassign_licences', 'both', '2026-12-08'],
      ['ask_human', 'agent', '2026-11-27'],
    ]);
  });

  it('says what is not measured instead of guessing', () => {
    expect(plain.gaps).toContain('Not measured: NPS answers.');
  });

  it('plans to measure what nobody knows, instead of a remedy for it', () => {
    const unknown = {
      value: null,
      band: 'insufficient_data',
      contributions: [],
      missing: ['utilisation', 'usageTrend', 'fit'],
    };
    const basis = basisOf({ ...record, scores: { ...record.scores!, risk: unknown } });
    const { sections, steps } = compileMitigation(draftMitigation(basis), basis);
    expect(sections[0]?.claims.map(({ text }) => text)).toContain(
      'The risk is not known. Licence utilisation would change that most; also not measured: usage trend, fit of the customer.',
    );
    expect(steps.map(({ title, effect, dueOn }) => [title, effect, dueOn])).toEqual([
      [
        'Bring in the daily usage, by a feed or as a file',
        'makes known: licence utilisation, usage trend',
        '2026-11-29',
      ],
      [
        'Ask the account executive how well the product fits what was sold',
        'makes known: fit of the customer',
        '2026-11-29',
      ],
    ]);
  });

  it('leaves an account without a score to a person', () => {
    const basis = basisOf({ ...record, scores: null });
    const { steps, gaps } = compileMitigation(draftMitigation(basis), basis);
    expect(steps).toEqual([]);
    expect(gaps).toContain('No step is borne out by the record; a person has to plan.');
  });
});

describe('a refused plan comes back changed', () => {
  it('without the kind of step that was not wanted', () => {
    const { steps, answers } = planFor('Do not touch the licences now.');
    expect(steps.map(({ kind }) => kind)).toEqual(['ask_human']);
    expect(answers).toEqual([
      {
        approval: 'ap_1',
        reason: 'other: Do not touch the licences now.',
        answer: 'The steps of the kind “reassign licences” are left out.',
      },
    ]);
  });

  it('sooner', () => {
    expect(planFor('This is too late.').steps.map(({ dueOn }) => dueOn)).toEqual(['2026-12-01', '2026-11-25']);
  });

  it('with the point put to the reviewer where no rule can act on it', () => {
    const [first] = planFor('The tone feels off.').steps;
    expect(first).toMatchObject({
      kind: 'ask_human',
      title: 'Ask maria@vendor.example what the plan should do differently',
    });
    expect(first?.detail).toContain('“The tone feels off.”');
  });
});

describe('a success plan without a model', () => {
  const basis = basisOf(record);
  const { content, missing } = compileSuccessPlan(draftSuccessPlan(basis), basis);

  it('takes objective, KPI and date from the customer’s own words', () => {
    expect(content.objectives).toMatchObject([
      {
        kpi: { name: 'Dwell time at the dock', unit: 'minutes', baseline: 74, target: 50 },
        owner: { name: 'Anneke Vos' },
        dueOn: '2027-02-28',
      },
    ]);
    expect(missing).toEqual([]);
  });

  it('puts a value in money on it only because a source says what a minute costs', () => {
    expect(content.valueHypothesis?.amount).toBe(864_000);
    expect(content.valueHypothesis?.assumptions[0]?.name).toBe(
      'improvement from 74 to 50 minutes, if the target is reached in full',
    );
    const silent = { ...record, dossier: { ...record.dossier, documents: [] } };
    const other = compileSuccessPlan(draftSuccessPlan(basisOf(silent)), basisOf(silent)).content;
    expect(other.valueHypothesis?.amount).toBeNull();
    expect(other.gaps).toContain(
      'The value in money is not known: no source says what one unit of improvement is worth.',
    );
  });

  it('puts no value in money on a criterion besides the pain', () => {
    const anchors = record.anchors.map((anchor) =>
      anchor.key === 'painMetric'
        ? { ...anchor, value: { what: 'Dwell time at the dock', unit: 'minutes', baseline: 74, target: null } }
        : { ...anchor, value: { criteria: [{ text: 'CSAT at 4.4 (3.7 today)', by: '2027-02-28' }] } },
    );
    const vague = basisOf({ ...record, anchors });
    const { objectives, valueHypothesis } = compileSuccessPlan(draftSuccessPlan(vague), vague).content;
    expect(objectives.at(-1)?.kpi).toMatchObject({ baseline: 3.7, target: 4.4 });
    expect(valueHypothesis?.amount).toBeNull();
  });

  it('settles open promises in the first 30 days and reviews on day 90', () => {
    expect(content.steps.map(({ dueOn, kind }) => [dueOn, kind])).toEqual([
      ['2026-12-01', 'schedule_meeting'],
      ['2026-12-24', 'create_crm_task'],
      ['2026-12-24', 'ask_human'],
      ['2027-01-23', 'run_enablement'],
      ['2027-01-23', 'create_crm_task'],
      ['2027-02-22', 'schedule_meeting'],
    ]);
  });

  it('says who does each step: a task that the agent sets is a colleague’s to do', async () => {
    const { body } = await new PageRenderer().render(content, 'md');
    const steps = String(body)
      .split('\n')
      .filter((line) => line.includes('Anneke Vos;'));
    expect(steps.find((line) => line.includes('baseline'))).toContain('Anneke Vos; the agent sets the task');
    expect(String(body)).not.toContain('done by the agent');
  });

  it('has no objective where the customer named none, and says so', () => {
    const silent = { ...record, anchors: [] };
    expect(compileSuccessPlan(draftSuccessPlan(basisOf(silent)), basisOf(silent)).missing).toEqual([
      'no objective is on record',
    ]);
  });
});

it.each([
  ['mitigation plan', plain],
  ['success plan', compileSuccessPlan(draftSuccessPlan(basisOf(record)), basisOf(record)).content],
  ['renewal brief', compileRenewalBrief(draftRenewalBrief(basisOf(record)), basisOf(record))],
  ['post-mortem', compilePostMortem(draftPostMortem(basisOf(record)), basisOf(record))],
])('nothing in an offline %s fails its own check, and it offers nothing', (_, content) => {
  expect(content.notSupported).toEqual([]);
  expect(content.commitments).toEqual([]);
});

describe('the objectives of a success plan', () => {
  const pain = {
    what: 'Nineteen hours a week of roster work',
    unit: 'hours per week',
    baseline: 19,
    target: 6,
  };
  const objectivesFor = (criteria: { text: string; by: string | null }[]) => {
    const anchors = record.anchors.flatMap((anchor): Anchor[] =>
      anchor.key === 'painMetric'
        ? [{ ...anchor, value: pain }]
        : anchor.key === 'successCriteria'
          ? [{ ...anchor, value: { criteria } }]
          : [],
    );
    const basis = basisOf({ ...record, anchors });
    const { objectives } = compileSuccessPlan(draftSuccessPlan(basis), basis).content;
    return objectives.map(({ text, kpi, dueOn }) => [text, kpi && [kpi.baseline, kpi.target], dueOn]);
  };

  it('are one for each figure and day: a sentence that names the day alone stands with what it dates', () => {
    expect(
      objectivesFor([
        { text: 'Write that down, 12 October 2026.', by: '2026-10-12' },
        { text: 'roster work from 19 to 6 hours/week by Oct 12', by: '2026-10-12' },
        { text: 'fewer than 2 unfilled shifts a month by December 31, 2026', by: '2026-12-31' },
      ]),
    ).toEqual([
      ['Roster work from 19 to 6 hours/week by Oct 12. Write that down, 12 October 2026.', [19, 6], '2026-10-12'],
      ['fewer than 2 unfilled shifts a month by December 31, 2026', [null, 2], '2026-12-31'],
    ]);
  });

  it.each([
    'Antes del 30 de junio de 2027.',
    'Spätestens am 30. Juni 2027.',
    'Avant le 30 juin 2027.',
    'Até 30 de junho de 2027.',
    'Entro il 30 giugno 2027.',
    'Uiterlijk 30 juni 2027.',
    'Deadline is 2027-06-30, and I put my name under it.',
  ])('take the day of the pain from a sentence that names nothing else: %s', (text) => {
    expect(objectivesFor([{ text, by: '2027-06-30' }])).toEqual([
      [`Relieve the measured pain: ${pain.what}. ${text}`, [19, 6], '2027-06-30'],
    ]);
  });

  it.each([
    ['and CSAT at 4.4 by January 31, 2027. it’s 3.7 now.', ' those two, nothing else, please don’t invent more.'],
    ['Höchstens 2 % Fehler bis zum 31. Januar 2027.', ' Das ist mir wirklich wichtig.'],
    ['Menos de 2 % de errores antes del 31 de enero de 2027.', ' Eso es lo que firmé, y lo mantengo.'],
    ['Moins de 2 % d’erreurs avant le 31 janvier 2027.', ' On en a déjà parlé, non ?'],
  ])('leave out what is said behind it: %s', (wanted, talk) => {
    expect(objectivesFor([{ text: `${wanted}${talk}`, by: '2027-01-31' }]).at(-1)?.[0]).toBe(wanted);
  });

  it('say where a day has passed that nobody took a reading for', () => {
    const criteria = [
      { text: 'Kein Papier in den Höfen', by: '2026-11-01' },
      { text: 'CSAT at 4.4', by: '2027-11-01' },
    ];
    const anchors = record.anchors.map((anchor) =>
      anchor.key === 'successCriteria' ? { ...anchor, value: { criteria } } : anchor,
    );
    const basis = basisOf({ ...record, anchors });
    const { gaps } = compileSuccessPlan(draftSuccessPlan(basis), basis).content;
    expect(gaps.slice(0, 2)).toEqual([
      'The day of “Kein Papier in den Höfen” passed on 2026-11-01 without a reading: ask how it ended, or agree on another.',
      'No baseline is on record for “CSAT at 4.4”; measure it in the first 30 days.',
    ]);
  });

  it('leave the figures of the pain to what speaks of it', () => {
    expect(
      objectivesFor([{ text: 'Alle sechs Häuser planen im Werkzeug bis zum 28.02.2027', by: '2027-02-28' }]),
    ).toEqual([
      [`Relieve the measured pain: ${pain.what}`, [19, 6], '2027-02-28'],
      [
        'Alle sechs Häuser planen im Werkzeug bis zum 28.02.2027',
        [null, 'Alle sechs Häuser planen im Werkzeug bis zum 28.02.2027'],
        '2027-02-28',
      ],
    ]);
  });
});

describe('the value delivered in a renewal brief', () => {
  const [pain, success] = record.anchors;
  const deliveredBy = (kpiReadings: AccountRecord['kpiReadings']) => {
    const criteria = [
      { text: 'Dwell time at the dock at 50 minutes', by: '2026-10-31' },
      { text: 'Kein Papier in den Höfen', by: '2026-11-23' },
      { text: 'CSAT at 4.4', by: '2026-11-24' },
    ];
    const basis = basisOf({ ...record, anchors: [pain!, { ...success!, value: { criteria } }], kpiReadings });
    const { sections } = compileRenewalBrief(draftRenewalBrief(basis), basis);
    const claims = sections.find(({ heading }) => heading === 'Value delivered')?.claims ?? [];
    return claims.map(({ text }) => text).filter((text) => text.startsWith('Agreed'));
  };

  it('says which days have passed without a reading', () => {
    expect(deliveredBy([])).toEqual([
      'Agreed for 2026-10-31, which passed without a reading: Dwell time at the dock at 50 minutes.',
      'Agreed for 2026-11-23, which passed without a reading: Kein Papier in den Höfen.',
      'Agreed for 2026-11-24: CSAT at 4.4.',
    ]);
  });

  it.each([
    [{ criterion: 'painMetric', value: 61 }, 'Agreed for 2026-10-31: Dwell time at the dock at 50 minutes.'],
    [{ criterion: 'kein papier in den höfen', value: 0 }, 'Agreed for 2026-11-23: Kein Papier in den Höfen.'],
  ])('and not where one is on record: %j', (reading, line) => {
    const lines = deliveredBy([{ ...reading, on: '2026-10-30' }]);
    expect(lines).toContain(line);
    expect(lines.filter((each) => each.includes('without a reading'))).toHaveLength(1);
  });

  it('nor where a reading of the plan’s second objective may be the one', () => {
    expect(deliveredBy([{ criterion: 'o2', value: 0, on: '2026-11-01' }]).join()).not.toContain('without a reading');
  });
});
