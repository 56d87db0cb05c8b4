import { type z } from 'zod';
import { type Objective, type ValueHypothesis } from './artifact.types';
import { strayNumber } from './check-claims';
import { quotesOf } from './claim';
import { type DraftBasis } from './compile';
import { type SuccessPlanAnswer } from './draft-answers';
import { writeMoney, writeNumber } from './wording';

/** Improvement × worth of a unit × units a year, with every factor shown; the amount stays null while one is unknown. */
export function valueHypothesis(
  objectives: Objective[],
  worth: SuccessPlanAnswer['worth'],
  { known, record }: DraftBasis,
): z.infer<typeof ValueHypothesis> {
  const pain = painAmong(objectives);
  const formula = 'improvement × worth of one unit × times a year';
  const { currency } = record.dossier.contract;
  if (!pain) return { amount: null, currency, formula, assumptions: [] };
  const { from, to, unit, evidence } = pain;
  const improvement = Math.abs(from - to);
  const reached = {
    name: `improvement from ${writeNumber(from)} to ${writeNumber(to)}${unit ? ` ${unit}` : ''}, if the target is reached in full`,
    value: improvement,
    evidence,
  };
  const quoted = (worth?.evidence ?? []).flatMap((id) => (known[id] ? [known[id].label, ...quotesOf(known[id])] : []));
  if (!worth || strayNumber(`${worth.amountPerUnit}; ${worth.unitsPerYear}`, quoted) !== null) {
    return { amount: null, currency, formula, assumptions: [reached] };
  }
  const amount = Math.round(improvement * worth.amountPerUnit * worth.unitsPerYear * 100) / 100;
  return {
    amount,
    currency: worth.currency ?? currency,
    formula: `${writeNumber(improvement)} × ${writeMoney(worth.amountPerUnit, worth.currency ?? currency)} × ${writeNumber(worth.unitsPerYear)} a year`,
    assumptions: [
      reached,
      ...(worth.currency === null
        ? [
            {
              name: 'currency of the contract, since the source names none',
              value: currency ?? 'unknown',
              evidence: [],
            },
          ]
        : []),
      { name: 'worth of one unit, as a source says', value: worth.amountPerUnit, evidence: worth.evidence },
      { name: 'times a year, from the period the source names', value: worth.unitsPerYear, evidence: worth.evidence },
    ],
  };
}

/** The measured pain in figures, where an objective has both of them. */
function painAmong(objectives: Objective[]) {
  const [pain] = objectives.flatMap(({ kpi, evidence }) =>
    evidence.includes('anchor.painMetric') && kpi?.baseline != null && typeof kpi.target === 'number'
      ? [{ from: kpi.baseline, to: kpi.target, unit: kpi.unit, evidence }]
      : [],
  );
  return pain;
}
