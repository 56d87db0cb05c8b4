import { painOf } from '../../../evidence/anchor.value';
import { type Criterion, criteriaOf, isAboutPain, namesAnyDay } from '../../../evidence/criteria';
import { type SuccessPlanAnswer } from '../../../evidence/drafting/draft-answers';
import { phrase, sentence } from '../../../evidence/drafting/wording';
import { type PainValue } from '../../../evidence/evidence.types';
import { type DraftValues } from '../../prompt-values';
import { type Kpi, kpiOfCriterion, withoutTalk } from './criterion.kpi';

type ProposedObjective = SuccessPlanAnswer['objectives'][number];

/**
 * One objective for each KPI and day. What speaks of the measured pain takes its figures; a criterion that names nothing
 * but a day gives that day to the pain, unless the customer wants the pain gone by another.
 */
export function objectivesOf({ record: { anchors } }: DraftValues): ProposedObjective[] {
  const pain = painOf(anchors);
  const painKpi = pain && kpiOfPain(pain);
  const criteria = criteriaOf(anchors).map(({ text, by }) => {
    const wanted = { text: withoutTalk(text), by };
    return { ...wanted, kpi: kpiOfCriterion(wanted) };
  });
  const aboutPain = criteria.filter(({ text }) => isAboutPain(text, anchors));
  const bareDays = criteria.filter(
    (each) =>
      pain &&
      !aboutPain.includes(each) &&
      each.kpi === null &&
      namesAnyDay(each.text) &&
      (aboutPain.length === 0 || aboutPain.some(({ by }) => by === each.by)),
  );
  const days = [...new Set([...aboutPain, ...bareDays].map(({ by }) => by))];
  // A pain that no criterion mentions is an objective of its own; its date is the last one the customer named.
  if (pain && days.length === 0) days.push(lastOf(criteria));
  const forPain = days.map((by): ProposedObjective => {
    const named = [...aboutPain, ...bareDays].filter((each) => each.by === by);
    const said = named.map(({ text }) => text);
    if (pain && aboutPain.length === 0) said.unshift(`Relieve the measured pain: ${phrase(pain.what)}`);
    const [alone = '', ...more] = said;
    return {
      text: more.length === 0 ? alone : said.map(sentence).join(' '),
      kpi: painKpi ?? named.find(({ kpi }) => kpi !== null)?.kpi ?? null,
      dueOn: by,
      evidence: ['anchor.successCriteria', 'anchor.painMetric'],
    };
  });
  const others = criteria
    .filter((each) => !aboutPain.includes(each) && !bareDays.includes(each))
    .map(({ text, by, kpi }): ProposedObjective => ({ text, kpi, dueOn: by, evidence: ['anchor.successCriteria'] }));
  return [...forPain, ...others];
}

function kpiOfPain({ what, unit, baseline, target }: PainValue): Kpi {
  return target === null ? null : { name: what, unit, baseline, target };
}

function lastOf(criteria: Criterion[]): string | null {
  const days = criteria.flatMap(({ by }) => by ?? []).sort();
  return days.at(-1) ?? null;
}
