import { z } from 'zod';
import { outcome, type Outcome, type ScoringPolicy } from '../../scoring';
import { type MetricsRow } from './metrics.row';

/** What a success plan says of an objective, as far as progress is concerned. */
const Objective = z.object({
  id: z.string(),
  text: z.string(),
  kpi: z
    .object({ name: z.string(), baseline: z.number().nullable(), target: z.union([z.number(), z.string()]).nullable() })
    .nullable(),
  dueOn: z.string().nullable(),
});
type Objective = z.infer<typeof Objective>;
const Objectives = z.array(Objective);

/**
 * How far each success criterion has come: the objectives of the accepted plan, and before there is one the criteria of
 * the handoff, measured by the pain they are to end.
 */
export function outcomesOf(row: MetricsRow, asOf: string, policy: ScoringPolicy): Outcome[] {
  const objectives = objectivesOf(row);
  if (objectives.length > 0) return objectives.map((objective) => outcomeOf(objective, row, asOf, policy));
  const pain = row.painMetric;
  const criteria = row.criteria ?? (pain ? [{ text: pain.what ?? 'painMetric', by: row.renewalDate }] : []);
  return criteria.map(({ text, by }) => {
    const target = numberOf(pain?.target);
    const isThePain = criteria.length === 1 || (target !== null && text.includes(String(target)));
    return outcome(
      {
        asOf,
        baseline: isThePain ? numberOf(pain?.baseline) : null,
        target: isThePain ? target : null,
        current: currentOf(row, [text, ...(isThePain ? ['painMetric', pain?.what] : [])]),
        setOn: row.startDate,
        by,
      },
      policy,
    );
  });
}

/** Ids of the objectives of the accepted plan whose date has passed without anybody having read their target. */
export function slippedObjectives(row: MetricsRow, asOf: string, policy: ScoringPolicy): string[] {
  return objectivesOf(row)
    .filter(({ dueOn }) => dueOn !== null && dueOn < asOf)
    .filter((objective) => outcomeOf(objective, row, asOf, policy).status !== 'met')
    .map(({ id }) => id);
}

function objectivesOf({ objectives }: MetricsRow): Objective[] {
  return Objectives.safeParse(objectives).data ?? [];
}

function outcomeOf({ id, text, kpi, dueOn }: Objective, row: MetricsRow, asOf: string, policy: ScoringPolicy): Outcome {
  return outcome(
    {
      asOf,
      baseline: kpi?.baseline ?? null,
      target: numberOf(kpi?.target),
      current: currentOf(row, [id, kpi?.name, text]),
      setOn: row.planWrittenOn,
      by: dueOn,
    },
    policy,
  );
}

function currentOf({ kpis }: MetricsRow, names: (string | undefined)[]): number | null {
  const known = names.find((name) => name !== undefined && kpis?.[name.toLowerCase()] !== undefined);
  return known === undefined ? null : (kpis?.[known.toLowerCase()] ?? null);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
