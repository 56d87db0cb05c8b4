import { painOf } from '../../../evidence/anchor.value';
import { cite } from '../../../evidence/drafting/claim';
import { criteriaOf } from '../../../evidence/drafting/compile-success-plan';
import { type ProposedStep, type SuccessPlanAnswer } from '../../../evidence/drafting/draft-answers';
import { anchorInWords } from '../../../evidence/drafting/anchor.wording';
import { statedWorth } from '../../../evidence/drafting/worth';
import { type PainValue } from '../../../evidence/evidence.types';
import { numbersIn } from '../../../evidence/text/numbers';
import { type DraftValues } from '../../prompt-values';
import { heed } from './feedback';
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
    objectives: objectives(values),
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

type ProposedObjective = SuccessPlanAnswer['objectives'][number];

function objectives({ record }: DraftValues): ProposedObjective[] {
  const pain = painOf(record.anchors);
  const criteria = criteriaOf({ record });
  const fromCriteria = criteria.map(({ text, by }): ProposedObjective => {
    const same = pain !== null && isAbout(text, pain);
    return {
      text,
      kpi: same ? kpiOf(pain) : targetIn(text),
      dueOn: by,
      evidence: same ? ['anchor.successCriteria', 'anchor.painMetric'] : ['anchor.successCriteria'],
    };
  });
  if (pain === null || criteria.some(({ text }) => isAbout(text, pain))) return fromCriteria;
  // A pain that no criterion mentions is an objective of its own; its date is the last one the customer named.
  const last =
    criteria
      .flatMap(({ by }) => by ?? [])
      .sort()
      .at(-1) ?? null;
  return [
    ...fromCriteria,
    {
      text: `Improve: ${pain.what}`,
      kpi: kpiOf(pain),
      dueOn: last,
      evidence: ['anchor.painMetric', 'anchor.successCriteria'],
    },
  ];
}

function kpiOf({ what, unit, baseline, target }: PainValue): ProposedObjective['kpi'] {
  return target === null ? null : { name: what, unit, baseline, target };
}

/** A criterion is its own KPI: it is met as a whole where it says "all" or "no", and otherwise at the figure to be reached. */
function targetIn(text: string): ProposedObjective['kpi'] {
  const asAWhole = { name: text, unit: null, baseline: null, target: text };
  if (/\b(?:all|every|no|none|each)\b/i.test(text)) return asAWhole;
  const bare = text.replace(/\d{4}-\d{2}-\d{2}/g, ' ');
  const numbers = numbersIn(bare, 'en');
  const goal = numbers.find(({ start }) => GOAL.test(bare.slice(0, start))) ?? numbers[0];
  if (!goal) return /\b(?:fully|without|everything)\b/i.test(text) ? asAWhole : null;
  const unit = /^\s*(?:%|per ?cent)/i.test(bare.slice(goal.end)) ? '%' : null;
  const written = bare.slice(goal.start, goal.end);
  // A figure with words in it stays as the customer said it.
  return { name: text, unit, baseline: null, target: /\p{L}/u.test(written) ? written : goal.value };
}

/** What stands before the figure to be reached, as opposed to the one it comes from. */
const GOAL = /\b(?:below|under|above|over|at (?:most|least)|no more than|up to|down to|to|within)\s+(?:[A-Z]{3}\s+)?$/i;

/** The criterion shares most of its words with the pain, or its target figure together with some of its words or its unit. */
function isAbout(text: string, { what, unit, target }: PainValue): boolean {
  const words = (each: string): string[] => each.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const own = words(text);
  const wanted = words(what);
  const shared = wanted.filter((word) => own.includes(word)).length;
  if (wanted.length > 0 && shared / wanted.length >= 0.6) return true;
  const namesTarget = typeof target === 'number' && numbersIn(text, 'en').some(({ value }) => value === target);
  return namesTarget && (shared > 0 || words(unit ?? '').some((word) => own.includes(word)));
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
