import { painOf } from '../../../evidence/anchor.value';
import { cite } from '../../../evidence/drafting/claim';
import { type ProposedStep, type SuccessPlanAnswer } from '../../../evidence/drafting/draft-answers';
import { anchorInWords } from '../../../evidence/drafting/anchor.wording';
import { statedWorth } from '../../../evidence/drafting/worth';
import { type DraftValues } from '../../prompt-values';
import { heed } from './feedback';
import { objectivesOf } from './plan.objectives';
import { deciderOf, firstContactOf } from '../../../evidence/drafting/people-in-charge';

/** Objectives from the customer's own criteria and measured pain, and the steps of the first 30, 60 and 90 days. */
export function draftSuccessPlan(values: DraftValues): SuccessPlanAnswer {
  const { record, rejections, guidance } = values;
  const { steps, answers } = heed({ rejections, guidance }, roadmap(values));
  const pain = painOf(record.anchors);
  const [worth] = pain ? statedWorth(pain, record.dossier) : [];
  return {
    situation: cite(values, [
      'contract.arr',
      'contract.seats',
      'contract.startDate',
      'contract.renewalDate',
      'utilisation',
    ]),
    objectives: objectivesOf(values),
    steps,
    worth: worth
      ? {
          amountPerUnit: worth.amountPerUnit,
          currency: worth.currency,
          unitsPerYear: worth.unitsPerYear,
          evidence: ['worth.1'],
        }
      : null,
    answers,
    gaps: record.anchors
      .filter(({ status }) => status !== 'concrete')
      .map((anchor) => [`${anchorInWords({ ...anchor, value: null })}.`, ...anchor.doubts].join(' ')),
  };
}

function roadmap({ record, known }: DraftValues): ProposedStep[] {
  const because = ['anchor.successCriteria', 'anchor.painMetric'].filter((id) => Object.hasOwn(known, id));
  if (because.length === 0) return [];
  const people = (name: string | null) => (name === null ? [] : [name]);
  const open = record.promises.filter(({ status }) => status === 'open').map(({ id }) => `promise.${id}`);
  const step = (
    dueInDays: number,
    kind: ProposedStep['kind'],
    title: string,
    detail: string,
    expectedEvidence: string,
    reaches: string[] = [],
  ): ProposedStep => ({
    kind,
    title,
    detail,
    reaches,
    dueInDays,
    expectedEvidence,
    because,
  });
  return [
    step(
      7,
      'schedule_meeting',
      'Kick-off with the champion',
      'Confirm the objectives, how each KPI is measured and by whom.',
      'The objectives are confirmed in writing',
      people(firstContactOf(record)),
    ),
    step(
      30,
      'create_crm_task',
      'Measure the baseline of every KPI',
      'Take each reading from the customer’s own data and record it.',
      'A first reading of each KPI is on record',
    ),
    ...(open.length > 0
      ? [
          {
            ...step(
              30,
              'ask_human',
              'Settle what was promised beyond the contract',
              'For each open promise: met, renegotiated or withdrawn, and who tells the customer.',
              'No promise is left open',
            ),
            because: open,
          },
        ]
      : []),
    step(
      60,
      'run_enablement',
      'Enable the teams that carry the objectives',
      'Train on the tasks behind the KPIs, team by team, and follow who has used them since.',
      'Use in those teams rises',
    ),
    step(
      60,
      'create_crm_task',
      'Take the second reading and correct course',
      'Compare with the line from baseline to target; where it lags, name the cause and the remedy.',
      'A second reading of each KPI is on record',
    ),
    step(
      90,
      'schedule_meeting',
      'Review the results with the decision maker',
      'Show baseline, reading and target of each KPI, and agree on the next quarter.',
      'A two-way contact with the decision maker is on record',
      people(deciderOf(record)),
    ),
  ];
}
