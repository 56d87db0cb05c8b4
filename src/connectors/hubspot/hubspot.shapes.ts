import { z } from 'zod';

/** The kinds of objects that the product reads or writes, as they stand in HubSpot's paths. */
export const HUBSPOT_TYPES = [
  'companies',
  'deals',
  'contacts',
  'notes',
  'calls',
  'emails',
  'meetings',
  'line_items',
  'tasks',
] as const;
export type HubSpotType = (typeof HUBSPOT_TYPES)[number];

/** Every property value is a text; an empty one is as good as none. */
const Properties = z.record(z.string(), z.string().nullable());
const instant = z.iso.datetime({ offset: true }).optional();

export const HubSpotObject = z.object({
  id: z.string(),
  properties: Properties.default({}),
  createdAt: instant,
  updatedAt: instant,
  archivedAt: instant,
});
export type HubSpotObject = z.infer<typeof HubSpotObject>;

const paging = z.object({ next: z.object({ after: z.string() }).optional() }).optional();

export const ObjectPage = z.object({ results: z.array(HubSpotObject), paging, total: z.number().optional() });
export type ObjectPage = z.infer<typeof ObjectPage>;

/** With status 207 some of what was asked for failed, and the rest did not. */
export const BatchAnswer = z.object({
  results: z.array(HubSpotObject),
  errors: z.array(z.object({ message: z.string(), category: z.string().optional() })).default([]),
});

export const AssociationAnswer = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: z.string() }),
      to: z.array(
        z.object({
          toObjectId: z.coerce.string(),
          associationTypes: z.array(z.object({ label: z.string().nullish() })).default([]),
        }),
      ),
      paging,
    }),
  ),
  errors: z.array(z.object({ message: z.string(), category: z.string().optional() })).default([]),
});

/** Whom an object is connected with, and by which labels. */
export interface Association {
  to: string;
  labels: string[];
}

export const PropertyList = z.object({
  results: z.array(z.object({ name: z.string(), label: z.string().default(''), type: z.string().default('string') })),
});
export type HubSpotProperty = z.infer<typeof PropertyList>['results'][number];

export const OwnerPage = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
    }),
  ),
  paging,
});
/** A colleague whom objects can belong to. */
export type HubSpotOwner = z.infer<typeof OwnerPage>['results'][number];
