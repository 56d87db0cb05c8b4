import { z } from 'zod';

/** The kinds of records that the product reads or writes, as they stand in Planhat's paths. */
export type PlanhatModel =
  'companies' | 'endusers' | 'licenses' | 'conversations' | 'tasks' | 'deals' | 'lineitems' | 'users';

/** Words for the models, as Planhat and its administrators write them. */
const NAMES: [RegExp, PlanhatModel][] = [
  [/^compan(?:y|ies)$/i, 'companies'],
  [/^endusers?$/i, 'endusers'],
  [/^licen[cs]es?$/i, 'licenses'],
  [/^conversations?$|^notes?$/i, 'conversations'],
  [/^deals?$/i, 'deals'],
];

export function modelNamed(word: string): PlanhatModel | undefined {
  return NAMES.find(([name]) => name.test(word))?.[1];
}

/** What the name of a field begins with that a tenant has added. */
export const CUSTOM = 'custom.';

/** Planhat leaves out what is empty and takes what a tenant adds: only the id is certain. */
const id = z.string();
const text = z.string().nullish().catch(null);

/** A record of any model. What the mapping reads of it is looked up by name; this is what the product needs beside that. */
export const PlanhatRecord = z.looseObject({
  _id: id,
  companyId: text,
  updatedAt: text,
  createdAt: text,
  archived: z.boolean().nullish().catch(null),
  /** The tenant's own fields, by the name that Planhat shows. */
  custom: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type PlanhatRecord = z.infer<typeof PlanhatRecord>;

export const LeanCompany = z.looseObject({ _id: id, name: text, externalId: text, sourceId: text });
export type LeanCompany = z.infer<typeof LeanCompany>;

/** A field that a tenant has added; `parent` is the model, in words of Planhat's own. */
export const CustomField = z.looseObject({ name: z.string(), type: text, parent: text });
export type CustomField = z.infer<typeof CustomField>;

const failures = z.array(z.unknown()).default([]);
const written = z.array(z.looseObject({ _id: id })).catch([]);

/** Only the lists of errors are documented; the others are read where they are there. */
export const BulkAnswer = z.looseObject({
  createdErrors: failures,
  updatedErrors: failures,
  permissionErrors: failures,
  insertsKeys: written,
  updatesKeys: written,
  upsertedIds: z.array(z.string()).catch([]),
});
