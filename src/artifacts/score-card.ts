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
const figure = {
  value: value.default(null),
  band: z.string().default('insufficient_data'),
  contributions: z.array(Contribution).default([]),
  missing: names,
};
const StoredFigure = z.object(figure);
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
  expansion: ifStored(z.object({ ...figure, extraSeats: value.default(null) })),
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
      mura: ifStored(z.object({ ...figure, expectedLoss: value.default(null) })),
      muri: ifStored(z.object({ ...figure, expectedLoss: value.default(null) })),
    })
    .default({ muda: null, mura: null, muri: null }),
  alarms: z.object({ hardRed: names }).default({ hardRed: [] }),
  engagement: z.object({ quiet: z.array(z.string()).nullable().default(null) }).default({ quiet: null }),
});

/** Reads stored scores. @throws ZodError when they are not ours. */
export function scoreCardOf(asOf: string, stored: unknown): ScoreCard {
  const { waste, alarms, engagement, ...scores } = StoredScores.parse(stored);
  return { asOf, ...scores, ...waste, hardRed: alarms.hardRed, quiet: engagement.quiet ?? [] };
}

export function valueOf(stored: unknown, name: 'risk' | 'health'): Figure['value'] {
  return z.object({ [name]: z.object({ value }) }).safeParse(stored).data?.[name]?.value ?? null;
}
