import { z } from 'zod';
import { type DossierContact, type DossierDocument } from '../../evidence/dossier.types';
import { SEGMENTS } from '../../policy/policy.types';
import { type Bundle, type CrmAccount, type CrmSystem } from './crm.source';
import { type FieldRule, type SystemMapping } from './field-mapping';
import { calendarDate, LARGEST_AMOUNT, LONGEST_NOTICE_DAYS, MOST_SEATS } from '../../evidence/limits';

type Value = string | number | boolean;

const text = z.string().nullable();
const number = z.number().nullable();

/** A handoff as one system tells it; null is what it leaves open. */
export const MappedHandoff = z.object({
  account: z.object({
    name: z.string(),
    segment: z.enum(SEGMENTS),
    industry: text,
    fit: z.enum(['strong', 'partial', 'poor']).nullable(),
    csmName: text,
    csmEmail: text,
    aeName: text,
    aeEmail: text,
  }),
  contract: z.object({
    arr: number,
    currency: text,
    seats: number,
    startDate: text,
    renewalDate: text,
    noticePeriodDays: number,
    plan: text,
    entitlements: z.array(z.string()),
  }),
  opportunity: z.object({ name: text, stage: text, amount: number, closeDate: text, nextStep: text }),
  contacts: z.array(z.object({ name: z.string(), email: text, title: text, crmRole: text })),
  documents: z.array(z.object({ id: z.string(), kind: z.string(), date: text, author: text, text: z.string() })),
});
export type MappedHandoff = z.infer<typeof MappedHandoff>;

const { segment: Segment, fit: Fit } = MappedHandoff.shape.account.shape;

/** Puts an account of a CRM into our words. What is filled and cannot be read is left open, and named in `unreadable`. */
export function handoffOf(
  account: CrmAccount,
  system: CrmSystem,
  mapping: SystemMapping,
): { handoff: MappedHandoff; unreadable: string[] } {
  const unreadable: string[] = [];
  const read = readerOf(account.handoff, (field) => unreadable.push(`${account.id}: ${field}`));
  const { contract, opportunity } = mapping;
  const handoff: MappedHandoff = {
    account: {
      name: read.text(mapping.account.name) ?? account.id,
      segment: Segment.catch('mid_market').parse(read.text(mapping.account.segment)),
      industry: read.text(mapping.account.industry),
      fit: Fit.catch(null).parse(read.text(mapping.account.fit)),
      csmName: read.text(mapping.account.csmName),
      csmEmail: read.address(mapping.account.csmEmail, 'account.csmEmail'),
      aeName: read.text(mapping.account.aeName),
      aeEmail: read.address(mapping.account.aeEmail, 'account.aeEmail'),
    },
    contract: {
      arr: read.number(contract.arr, 'contract.arr'),
      currency:
        read
          .text(contract.currency)
          ?.toUpperCase()
          .match(/^[A-Z]{3}$/)?.[0] ?? null,
      seats: read.integer(contract.seats, 'contract.seats', MOST_SEATS),
      startDate: read.date(contract.startDate, 'contract.startDate'),
      renewalDate: read.date(contract.renewalDate, 'contract.renewalDate'),
      noticePeriodDays: read.integer(contract.noticePeriodDays, 'contract.noticePeriodDays', LONGEST_NOTICE_DAYS),
      plan: read.text(contract.plan),
      entitlements: entitlementsOf(account.entitlements, mapping.entitlement),
    },
    opportunity: {
      name: read.text(opportunity.name),
      stage: read.text(opportunity.stage),
      amount: read.number(opportunity.amount, 'opportunity.amount'),
      closeDate: read.date(opportunity.closeDate, 'opportunity.closeDate'),
      nextStep: read.text(opportunity.nextStep),
    },
    contacts: contactsOf(account.contacts, mapping),
    documents: documentsOf(account.documents, system, mapping),
  };
  return { handoff, unreadable };
}

/** A record without a name is nobody; the same person in several roles of the deal is told with all of them. */
export function contactsOf(bundles: readonly Bundle[], { contact }: SystemMapping): DossierContact[] {
  return bundles.flatMap((bundle) => {
    const read = readerOf(bundle, () => undefined);
    const name = read.text(contact.name);
    return name === null
      ? []
      : [
          {
            name,
            email: read.text(contact.email),
            title: read.text(contact.title),
            crmRole: read.text(contact.crmRole),
          },
        ];
  });
}

/** A document without a text tells nothing. */
export function documentsOf(
  documents: CrmAccount['documents'],
  system: CrmSystem,
  mapping: SystemMapping,
): DossierDocument[] {
  return documents.flatMap(({ object, id, bundle }) => {
    const rules = mapping.documents[object];
    if (!rules) return [];
    const read = readerOf(bundle, () => undefined);
    const text = read.text(rules.text);
    if (text === null) return [];
    const kind = read.text(rules.kind) ?? 'crm_note';
    const date = read.date(rules.date, 'date');
    return [{ id: `${system}:${object}:${id}`, kind, date, author: read.text(rules.author), text }];
  });
}

function entitlementsOf(lines: readonly Bundle[], rule: FieldRule | undefined): string[] {
  return [...new Set(lines.flatMap((line) => readerOf(line, () => undefined).text(rule) ?? []))];
}

function readerOf(bundle: Bundle, refuse: (field: string) => void) {
  const value = (rule: FieldRule | undefined) => (rule ? ruled(bundle, rule) : null);
  const number = (rule: FieldRule | undefined, field: string): number | null => {
    const given = value(rule);
    if (given === null) return null;
    const parsed = Number(given);
    if (Number.isFinite(parsed) && parsed >= 0 && parsed <= LARGEST_AMOUNT) return parsed;
    refuse(`${field} is ${String(given).slice(0, 40)}, not an amount`);
    return null;
  };
  return {
    number,
    text: (rule: FieldRule | undefined): string | null => {
      const text = value(rule);
      return text === null ? null : String(text).trim() || null;
    },
    address: (rule: FieldRule | undefined, field: string): string | null => {
      const given = value(rule);
      if (given === null || z.email().safeParse(given).success) return given === null ? null : String(given);
      refuse(`${field} is ${String(given).slice(0, 40)}, not an address`);
      return null;
    },
    integer: (rule: FieldRule | undefined, field: string, largest: number): number | null => {
      const parsed = number(rule, field);
      if (parsed === null || (Number.isInteger(parsed) && parsed <= largest)) return parsed;
      refuse(`${field} is ${parsed}, not a whole number up to ${largest}`);
      return null;
    },
    /** The calendar date at the beginning of a date or instant. */
    date: (rule: FieldRule | undefined, field: string): string | null => {
      const given = value(rule);
      if (given === null) return null;
      const [day] = String(given).match(/^\d{4}-\d{2}-\d{2}/) ?? [];
      const { data: date } = calendarDate.safeParse(day);
      if (date !== undefined) return date;
      refuse(`${field} is ${String(given).slice(0, 40)}, not a date`);
      return null;
    },
  };
}

function ruled(bundle: Bundle, { from, values, otherwise, join }: FieldRule): Value | null {
  const filled = from.flatMap((path) => valueAt(bundle, path) ?? []);
  const given = join === undefined ? filled[0] : filled.length > 0 ? filled.join(join) : undefined;
  if (given === undefined) return otherwise ?? null;
  return values === undefined ? given : (values[String(given)] ?? otherwise ?? null);
}

/** A name may itself contain dots, as those of custom fields do. */
function valueAt(bundle: Bundle, path: string): Value | undefined {
  const [object = '', ...steps] = path.split('.');
  return filledIn(at(bundle[object], steps));
}

function at(value: unknown, steps: readonly string[]): unknown {
  if (steps.length === 0 || typeof value !== 'object' || value === null) return steps.length === 0 ? value : undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const [first = '', ...rest] = steps;
  return fields.has(steps.join('.')) ? fields.get(steps.join('.')) : at(fields.get(first), rest);
}

/** An empty text is as good as no value. */
function filledIn(value: unknown): Value | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
