import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { CRM_SYSTEMS, type CrmSystem } from './crm.source';

const Path = z
  .string()
  .regex(/^[A-Za-z]\w*\.\S(?:.*\S)?$/, 'give Object.Field, such as Opportunity.Amount or Opportunity.Owner.Email');
const Paths = z.union([Path, z.array(Path).min(1)]);
const Rule = z
  .union([
    Paths,
    z.strictObject({
      /** Left out where nothing but `otherwise` is meant. */
      from: Paths.default([]),
      /** What the system writes → what is meant; anything else counts as `otherwise`. */
      values: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
      /** Taken where the system has nothing. */
      otherwise: z.union([z.string(), z.number(), z.boolean()]).optional(),
      /** Puts all filled fields together with this between them, in place of taking the first one. */
      join: z.string().optional(),
    }),
  ])
  .transform((rule) => {
    const { from, ...rest } = typeof rule === 'string' || Array.isArray(rule) ? { from: rule } : rule;
    return { from: typeof from === 'string' ? [from] : from, ...rest };
  });
/** Where one field of a handoff comes from: the first of these fields that is filled. */
export type FieldRule = z.output<typeof Rule>;

const optional = Rule.optional();

const SystemMapping = z.strictObject({
  account: z.strictObject({
    name: Rule,
    /** Becomes smb, mid_market or enterprise. */
    segment: Rule,
    industry: optional,
    /** Becomes strong, partial or poor. */
    fit: optional,
    csmName: optional,
    csmEmail: optional,
    aeName: optional,
    aeEmail: optional,
  }),
  contract: z.strictObject({
    arr: optional,
    currency: optional,
    seats: optional,
    startDate: optional,
    renewalDate: optional,
    noticePeriodDays: optional,
    plan: optional,
  }),
  opportunity: z.strictObject({
    name: optional,
    stage: optional,
    amount: optional,
    closeDate: optional,
    nextStep: optional,
  }),
  contact: z.strictObject({ name: Rule, email: Rule, title: optional, crmRole: optional }),
  /** Name of something that was sold. */
  entitlement: optional,
  /** By the object that holds them. */
  documents: z.record(z.string(), z.strictObject({ kind: Rule, date: optional, author: optional, text: Rule })),
  /** By object: the unique field of ours by which a record we wrote is found again. */
  keys: z.record(z.string(), z.string()).default({}),
});
export type SystemMapping = z.output<typeof SystemMapping>;

const FieldMapping = z.strictObject({
  systems: z.partialRecord(z.enum(CRM_SYSTEMS), SystemMapping),
  /**
   * Whose word counts where several systems fill the same field, the strongest first: for one field such as
   * `contract.seats`, for a part such as `contract`, or by `default`.
   */
  sourceOfTruth: z
    .object({ default: z.array(z.enum(CRM_SYSTEMS)).min(1) })
    .catchall(z.array(z.enum(CRM_SYSTEMS)).min(1))
    .default({ default: [...CRM_SYSTEMS] }),
});
/** Which fields of the connected systems say what; one file for an installation. */
export type FieldMapping = z.output<typeof FieldMapping>;

export class InvalidMapping extends Error {
  constructor(
    /** Such as `systems.salesforce.contact.email`. */
    readonly field: string,
    reason: string,
  ) {
    super(`Field mapping${field ? `, ${field}` : ''}: ${reason}`);
    this.name = 'InvalidMapping';
  }
}

/** Reads a mapping file; a system it leaves out keeps the mapping of `defaults`. @throws InvalidMapping */
export function readMapping(yaml: string, defaults?: FieldMapping): FieldMapping {
  const { systems, sourceOfTruth } = parsed(yaml);
  return { systems: { ...defaults?.systems, ...systems }, sourceOfTruth };
}

function parsed(yaml: string): FieldMapping {
  try {
    const read = FieldMapping.safeParse(parse(yaml));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new InvalidMapping(issue?.path.join('.') ?? '', issue?.message ?? 'not a mapping');
  } catch (error) {
    if (error instanceof YAMLParseError) throw new InvalidMapping('', error.message);
    throw error;
  }
}

/** All `Object.Field` paths that a system's mapping reads. */
export function pathsOf(mapping: SystemMapping): string[] {
  const sections = [mapping.account, mapping.contract, mapping.opportunity, mapping.contact];
  const rules: (FieldRule | undefined)[] = [
    ...sections.flatMap((section) => Object.values<FieldRule | undefined>(section)),
    ...Object.values(mapping.documents).flatMap((document) => Object.values<FieldRule | undefined>(document)),
    mapping.entitlement,
  ];
  return [...new Set(rules.flatMap((rule) => rule?.from ?? []))];
}

/** The fields of one object that a system's mapping reads, such as `Amount` and `Owner.Email` of `Opportunity`. */
export function fieldsOf(mapping: SystemMapping, object: string): string[] {
  return pathsOf(mapping)
    .filter((path) => path.startsWith(`${object}.`))
    .map((path) => path.slice(object.length + 1));
}

/** The systems in the order in which they are believed about a field, such as `contract.seats`. */
export function believed({ sourceOfTruth }: FieldMapping, field: string): CrmSystem[] {
  const [part = ''] = field.split('.');
  const order = sourceOfTruth[field] ?? sourceOfTruth[part] ?? sourceOfTruth.default;
  return [...order, ...CRM_SYSTEMS.filter((system) => !order.includes(system))];
}
