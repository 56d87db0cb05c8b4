import { z } from 'zod';

const isoDate = z.iso.date();

/** The figures of a picture; how it is drawn is for whoever renders it. `under` is the heading it stands below. */
const picture = { title: z.string(), caption: z.string(), under: z.string(), evidence: z.array(z.string()) };
export const Chart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('usage'),
    ...picture,
    seats: z.number(),
    weeks: z.array(z.object({ monday: isoDate, people: z.number() })),
  }),
  z.object({
    kind: z.literal('drivers'),
    ...picture,
    value: z.number(),
    /** Points given, and how many the input could give at best. */
    bars: z.array(z.object({ label: z.string(), points: z.number(), most: z.number() })),
  }),
  z.object({ kind: z.literal('waste'), ...picture, currency: z.string(), used: z.number(), unused: z.number() }),
  z.object({
    kind: z.literal('value'),
    ...picture,
    unit: z.string(),
    plan: z.array(z.object({ on: isoDate, value: z.number() })),
    readings: z.array(z.object({ on: isoDate, value: z.number() })),
  }),
]);
export type Chart = z.infer<typeof Chart>;
