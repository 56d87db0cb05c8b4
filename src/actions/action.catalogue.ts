import { z } from 'zod';
import { type ActionKind } from '../policy/policy.types';
import { partsOf } from './cause';

export const Recipient = z.object({ name: z.string(), email: z.string().nullable() });
export type Recipient = z.infer<typeof Recipient>;
/** Whom a payload of any kind reaches; nobody where it does not say so. */
export const Addressed = z.object({ recipients: z.array(Recipient).catch([]) });

/** What every action says: a line that names it, what is to be done or sent, and whom it reaches. */
const common = { title: z.string().min(1), text: z.string(), recipients: z.array(Recipient).default([]) };
/** Why it is sent, and what to bear in mind: for our own people, beside what the recipients read. */
const internalNote = z.string().default('');
const fieldValue = z.union([z.string(), z.number(), z.boolean()]).nullable().default(null);
const money = z.number().nonnegative().nullable().default(null);

/**
 * Who reads what is carried out: our own people, or whoever the recipients are. Work that no system sends anywhere is
 * read by the colleague who does it; what that colleague then writes to the customer is an action of its own.
 */
type Reader = 'internal' | 'recipients';

/** Details a kind adds to what every action says. */
type Detail = string | number | boolean | null | string[];

export interface ActionPayload {
  title: string;
  text: string;
  recipients: Recipient[];
  [detail: string]: Detail | Recipient[];
}

interface CatalogueEntry {
  reader: Reader;
  owner: 'agent' | 'human' | 'both';
  payload: z.ZodType<ActionPayload>;
  expectedEvidence: string;
  ifNobodyActs: string;
}

/** Every kind of action: who reads it, who does it, what it carries, what proves it, and what not doing it means. */
export const catalogue: Record<ActionKind, CatalogueEntry> = {
  send_email: {
    reader: 'recipients',
    owner: 'agent',
    // Message-ID of the mail it answers, and those of the conversation before it.
    payload: z.object({
      ...common,
      internalNote,
      inReplyTo: z.string().nullable().default(null),
      references: z.array(z.string()).default([]),
    }),
    expectedEvidence: 'the e-mail that was sent',
    ifNobodyActs: 'The e-mail is not sent.',
  },
  post_slack: {
    reader: 'internal',
    owner: 'agent',
    payload: z.object({ ...common }),
    expectedEvidence: 'the message, or the word of whoever read it here',
    ifNobodyActs: 'Whoever it is meant for does not hear of it outside this queue.',
  },
  create_crm_task: {
    reader: 'internal',
    owner: 'agent',
    payload: z.object({ ...common, dueOn: z.iso.date().nullable().default(null) }),
    expectedEvidence: 'what came of it, or the task in the CRM',
    ifNobodyActs: 'It stays undone, and is shown as overdue after its date.',
  },
  update_crm_field: {
    reader: 'internal',
    owner: 'agent',
    payload: z.object({
      ...common,
      field: z.string().nullable().default(null),
      value: fieldValue,
      // What the field said when it was read: once it says anything else, a person decides.
      readValue: fieldValue,
    }),
    expectedEvidence: 'the field as the CRM reads it back',
    ifNobodyActs: 'The CRM keeps the old value.',
  },
  log_crm_note: {
    reader: 'internal',
    owner: 'agent',
    payload: z.object({ ...common }),
    expectedEvidence: 'the note in the CRM',
    ifNobodyActs: 'Colleagues who read only the CRM do not see it.',
  },
  schedule_meeting: {
    reader: 'recipients',
    owner: 'both',
    // Without a begin the mail asks for a time and carries no invitation.
    payload: z.object({
      ...common,
      internalNote,
      startsAt: z.iso.datetime({ offset: true }).nullable().default(null),
      minutes: z.number().int().positive().default(30),
      place: z.string().nullable().default(null),
    }),
    expectedEvidence: 'the invitation and who accepted it',
    ifNobodyActs: 'The meeting does not take place.',
  },
  ask_human: {
    reader: 'internal',
    owner: 'human',
    payload: z.object({ ...common, missing: z.array(z.string()).default([]) }),
    expectedEvidence: 'the answer, or the document it stands in',
    ifNobodyActs: 'The account keeps waiting; the supervisor hears of it after 48 hours.',
  },
  run_enablement: {
    reader: 'internal',
    owner: 'both',
    payload: z.object({ ...common, groups: z.array(z.string()).default([]) }),
    expectedEvidence: 'attendance, and usage of those teams four weeks later',
    ifNobodyActs: 'The teams that fall behind stay behind.',
  },
  reassign_licences: {
    reader: 'internal',
    owner: 'both',
    payload: z.object({
      ...common,
      unusedSeats: z.number().int().nonnegative().nullable().default(null),
      annualCost: money,
      currency: z.string().nullable().default(null),
    }),
    expectedEvidence: 'the seats that changed hands',
    ifNobodyActs: 'The unused seats are paid for until the renewal, where they argue for a smaller contract.',
  },
  open_expansion_opportunity: {
    reader: 'internal',
    owner: 'agent',
    payload: z.object({
      ...common,
      extraSeats: z.number().int().nonnegative().nullable().default(null),
      amount: money,
      currency: z.string().nullable().default(null),
      // Without a date the opportunity is to close in a quarter of a year.
      closeOn: z.iso.date().nullable().default(null),
    }),
    expectedEvidence: 'the opportunity in the CRM',
    ifNobodyActs: 'The customer needs more seats and nobody offers them.',
  },
  escalate: {
    reader: 'internal',
    owner: 'human',
    payload: z.object({ ...common, hardRed: z.array(z.string()).default([]) }),
    expectedEvidence: 'who took it over and what was agreed with the customer',
    ifNobodyActs: 'A hard-red signal goes unanswered.',
  },
};

/** What it means to leave it alone; nobody is reminded of a promise, unlike of what the account waits for. */
export function ifNobodyActs({ kind, cause }: { kind: string; cause: string }): string {
  if (!isActionKind(kind)) return '';
  if (partsOf(cause).family === 'promise')
    return 'The promise stays open: it counts as a risk, and the renewal brief lists it.';
  return catalogue[kind].ifNobodyActs;
}

export function isActionKind(kind: string): kind is ActionKind {
  return kind in catalogue;
}
