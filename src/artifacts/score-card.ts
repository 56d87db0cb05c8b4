import { z } from 'zod';
import { type Figure, type ScoreCard } from '../evidence/drafting/account-record.types';

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
const figure = { value, band: z.string(), contributions: z.array(Contribution).default([]), missing: names };
const StoredFigure = z.object(figure);
const optional = StoredFigure.nullable().default(null).catch(null);

/** What drafts need of the scores as they were written down; anything beside it is left alone. */
const StoredScores = z.object({
  risk: StoredFigure,
  health: StoredFigure,
  maturity: optional,
  utilisation: optional,
  trend: optional,
  timeToValue: optional,
  expansion: z
    .object({ ...figure, extraSeats: value.default(null) })
    .nullable()
    .default(null)
    .catch(null),
  waste: z.object({
    muda: z.object({
      ...figure,
      unusedSeats: value.default(null),
      annualCost: value.default(null),
      atMost: z.boolean().default(false),
    }),
    mura: z.object({ ...figure, expectedLoss: value.default(null) }),
    muri: z.object({ ...figure, expectedLoss: value.default(null) }),
  }),
  alarms: z.object({ hardRed: names }),
  engagement: z.object({ quiet: z.array(z.string()).nullable().default(null) }),
});

/** Reads stored scores. @throws ZodError when they are not ours. */
export function scoreCardOf(asOf: string, stored: unknown): ScoreCard {
  const { waste, alarms, engagement, ...scores } = StoredScores.parse(stored);
  return { asOf, ...scores, ...waste, hardRed: alarms.hardRed, quiet: engagement.quiet ?? [] };
}

export function valueOf(stored: unknown, name: 'risk' | 'health'): Figure['value'] {
  return z.object({ [name]: z.object({ value }) }).safeParse(stored).data?.[name]?.value ?? null;
}
