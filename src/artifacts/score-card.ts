import { z } from 'zod';
import { type Figure, type ScoreCard } from '../evidence/drafting/account-record.types';
import { isSignalName, type ScoringPolicy, type Signals } from '../scoring';
import { readSignal } from '../scoring/signals';

const value = z.number().nullable();
const names = z.array(z.string()).default([]);
const Contribution = z.object({
  input: z.string(),
  value: z
    .union([z.number(), z.string(), z.array(z.string()).transform((list) => list.join(', '))])
    .nullable()
    .default(null),
  points: z.number(),
});
const StoredUse = z.object({ value: z.number(), method: z.enum(['distinct', 'reported', 'at_least']) });
const figure = {
  value: value.default(null),
  band: z.string().default('insufficient_data'),
  contributions: z.array(Contribution).default([]),
  missing: names,
};
const StoredFigure = z.object(figure);
const assumptions = z.object({ baseAnnualLoss: z.number(), relativeRisk: z.number() }).nullable().default(null);
const unknown: Figure = { value: null, band: 'insufficient_data', contributions: [], missing: [] };
const ifStored = <Shape extends z.ZodType>(shape: Shape) => shape.nullable().default(null);

/** What drafts need of the scores as they were written down. What was not scored then is unknown, never an error. */
const StoredScores = z.object({
  risk: StoredFigure.default(unknown),
  health: StoredFigure.default(unknown),
  maturity: ifStored(StoredFigure),
  utilisation: ifStored(StoredFigure),
  trend: ifStored(StoredFigure),
  timeToValue: ifStored(StoredFigure),
  expansion: ifStored(z.object({ ...figure, extraSeats: value.default(null), signals: names })),
  active28: StoredUse.nullable().default(null).catch(null),
  waste: z
    .object({
      muda: ifStored(
        z.object({
          ...figure,
          unusedSeats: value.default(null),
          annualCost: value.default(null),
          atMost: z.boolean().default(false),
        }),
      ),
      mura: ifStored(z.object({ ...figure, expectedLoss: value.default(null), assumptions })),
      muri: ifStored(z.object({ ...figure, expectedLoss: value.default(null), assumptions })),
    })
    .default({ muda: null, mura: null, muri: null }),
  alarms: z.object({ hardRed: names }).default({ hardRed: [] }),
  engagement: z.object({ quiet: z.array(z.string()).nullable().default(null) }).default({ quiet: null }),
});

/** Scores as they were written down, with the signals behind them. */
export interface StoredScoring {
  asOf: string;
  scores: unknown;
  signals: unknown;
}

/** Reads stored scores. @throws ZodError when they are not ours. */
export function scoreCardOf({ asOf, scores: stored, signals }: StoredScoring, policy: ScoringPolicy): ScoreCard {
  const { waste, alarms, engagement, ...scores } = StoredScores.parse(stored);
  const weighed = (name: 'risk' | 'health'): Figure => ({
    ...scores[name],
    contributions: scores[name].contributions.map((each) => ({
      ...each,
      ...weighing(name, each.input, signals, policy),
    })),
  });
  return {
    asOf,
    ...scores,
    risk: weighed('risk'),
    health: weighed('health'),
    ...waste,
    hardRed: alarms.hardRed,
    quiet: engagement.quiet ?? [],
  };
}

/** Weight and concern of an input by the published curves; a line that is no signal, such as a cap, has neither. */
function weighing(score: 'risk' | 'health', input: string, stored: unknown, policy: ScoringPolicy) {
  const signals = z
    .object({ signals: z.custom<Signals>((each) => typeof each === 'object' && each !== null) })
    .safeParse(stored).data;
  if (!isSignalName(input) || !signals) return {};
  const concern = readSignal(input, signals.signals, policy)?.concern;
  return { weight: policy.signals[input][score], concern };
}

export function valueOf(stored: unknown, name: 'risk' | 'health'): Figure['value'] {
  return z.object({ [name]: z.object({ value }) }).safeParse(stored).data?.[name]?.value ?? null;
}
