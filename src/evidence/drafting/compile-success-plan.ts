import { painOf } from '../anchor.value';
import { calledBriefly } from '../criteria';
import { type ArtifactContent, type Objective } from './artifact.types';
import { checkWords, whyUnsupported } from './check-claims';
import { quotesOf } from './claim';
import { answersTo, compile, type DraftBasis } from './compile';
import { type SuccessPlanAnswer } from './draft-answers';
import { painReadings, passedUnread, readingsOf } from './known-progress';
import { firstContactOf } from './people-in-charge';
import { asPerson, recipientNamed, settleSteps } from './settle-steps';
import { valueChart } from './charts';
import { valueHypothesis } from './value-hypothesis';
import { firstWords } from './wording';
import { workingAgreement } from './working-agreement';

export interface SuccessPlan {
  content: ArtifactContent;
  /** Objectives that still lack a KPI, an owner or a date; the plan may only be submitted when empty. */
  missing: string[];
}

/** The 30-60-90 plan. KPI figures and dates must stand in the cited facts; the owner is the CSM on record. */
export function compileSuccessPlan(answer: SuccessPlanAnswer, basis: DraftBasis): SuccessPlan {
  const { record } = basis;
  const { steps, removed } = settleSteps(answer.steps, basis);
  const proposed = checkObjectives(answer.objectives, basis);
  const objectives = proposed.objectives.flatMap((objective, at) => settleObjective(objective, at + 1, basis));
  const answered = answersTo(answer.answers, basis);
  const gaps = checkWords(answer.gaps, { known: basis.known, dossier: record.dossier });
  const hypothesis = valueHypothesis(objectives, answer.worth, basis);
  const content = compile('success_plan', basis, [{ heading: 'Starting point', claims: answer.situation }], {
    title: `Success plan for ${record.dossier.account.name}: the first 30, 60 and 90 days`,
    steps,
    objectives,
    charts: valueChart(basis, 'Starting point'),
    arrangements: workingAgreement(basis),
    valueHypothesis: hypothesis,
    answers: answered.answers,
    notSupported: [...removed, ...proposed.removed, ...gaps.removed],
    gaps: [
      ...objectives.flatMap((objective) => unmeasured(objective, record)),
      ...(hypothesis.amount === null
        ? ['The value in money is not known: no source says what one unit of improvement is worth.']
        : []),
      ...gaps.texts,
      ...answered.gaps,
    ],
  });
  return { content, missing: missingFromPlan(objectives) };
}

/** What a reading is missing for: how it ended where the day has passed, and otherwise where it starts. */
function unmeasured({ text, kpi, reading, dueOn }: Objective, record: DraftBasis['record']): string[] {
  if (reading === null && passedUnread({ text, by: dueOn }, record))
    return [`The day of “${named(text)}” passed on ${dueOn} without a reading: ask how it ended, or agree on another.`];
  return kpi !== null && kpi.baseline === null
    ? [`No baseline is on record for “${named(text)}”; measure it in the first 30 days.`]
    : [];
}

function named(text: string): string {
  return firstWords(calledBriefly(text));
}

/** What an objective lacks, one entry each, such as `“Reports take four hours” has no KPI`. A plan without any objective lacks them all. */
export function missingFromPlan(objectives: Objective[]): string[] {
  if (objectives.length === 0) return ['no objective is on record'];
  return objectives.flatMap(({ text, kpi, owner, dueOn }) => [
    ...(kpi === null ? [`“${named(text)}” has no KPI`] : []),
    ...(owner === null ? [`“${named(text)}” has no owner`] : []),
    ...(dueOn === null ? [`“${named(text)}” has no date`] : []),
  ]);
}

type ProposedObjective = SuccessPlanAnswer['objectives'][number];

/** An objective is a statement like any other: nobody and no link stands in it that its facts do not hold. */
function checkObjectives(all: ProposedObjective[], { known, record }: DraftBasis) {
  const checked = all.map((objective) => {
    const { text, evidence } = objective;
    const cited = evidence.filter((id) => Object.hasOwn(known, id));
    return { objective, why: whyUnsupported({ text, evidence: cited }, known, record.dossier) };
  });
  return {
    objectives: checked.flatMap(({ objective, why }) => (why === null ? [objective] : [])),
    removed: checked.flatMap(({ objective: { text }, why }) => (why === null ? [] : [{ text, why }])),
  };
}

function settleObjective(proposed: ProposedObjective, number: number, { record, known }: DraftBasis): Objective[] {
  const facts = proposed.evidence.filter((id) => Object.hasOwn(known, id));
  if (facts.length === 0) return [];
  const support = facts.flatMap((id) => {
    const fact = known[id];
    if (!fact) return [];
    return [fact.label, String(fact.value ?? ''), ...quotesOf(fact)];
  });
  const { kpi } = proposed;
  const measured = kpi ? [kpi.baseline ?? '', kpi.target, kpi.name, kpi.unit ?? ''].join('; ') : '';
  const isBorneOut = whyUnsupported({ text: measured, evidence: facts }, known, record.dossier) === null;
  const isDated = proposed.dueOn !== null && support.some((text) => text.includes(proposed.dueOn ?? ''));
  return [
    {
      id: `o${number}`,
      text: proposed.text,
      kpi: isBorneOut ? kpi : null,
      owner: asPerson(record.dossier.account.csm),
      counterpart: recipientNamed(firstContactOf(record) ?? '', record),
      reading: readingOf(kpi, record),
      dueOn: isDated ? proposed.dueOn : null,
      evidence: facts,
    },
  ];
}

/** The newest reading of the KPI, where that is the measured pain or goes by its own name. */
function readingOf(kpi: Objective['kpi'], record: DraftBasis['record']): Objective['reading'] {
  if (!kpi) return null;
  const isPain = kpi.name === painOf(record.anchors)?.what;
  const newest = (isPain ? painReadings(record) : readingsOf(record, [kpi.name])).at(-1);
  return newest ? { value: newest.value, on: newest.on } : null;
}
