import { z } from 'zod';
import { DAY_MS } from '../../calendar/calendar';
import { type ActionKind } from '../../policy/policy.types';
import {
  CONFLICT,
  type Attempt,
  type NotDelivered,
  type Outbound,
  type OutboundAction,
  type Outcome,
  type ProviderReference,
} from '../outbound';
import { OutboundFailure } from '../resilience/outbound.failure';
import { outcomeOf, sendOnce } from '../resilience/send-once';
import { isFieldName, type CrmWriter, type FieldValue, type NewRecord, type RecordKind } from './crm.writer';

const CRM = 'crm';
const QUARTER_MS = 91 * DAY_MS;
const RECORDS: Partial<Record<ActionKind, RecordKind>> = {
  create_crm_task: 'task',
  log_crm_note: 'note',
  open_expansion_opportunity: 'opportunity',
};

const Value = z.union([z.string(), z.number(), z.boolean()]).nullable().default(null);
const Details = z.object({
  dueOn: z.string().nullable().default(null),
  closeOn: z.string().nullable().default(null),
  amount: z.number().nullable().default(null),
  currency: z.string().nullable().default(null),
  field: z.string().nullable().default(null),
  value: Value,
  readValue: Value,
});

/** An account at home in a system of record. */
interface Home {
  writer: CrmWriter;
  accountId: string;
}

/** Actions whose receiver is a system of record: the first of the connected ones that knows the account. */
export class CrmOutbound implements Outbound {
  readonly system = CRM;
  readonly kinds: readonly ActionKind[] = [
    'create_crm_task',
    'log_crm_note',
    'open_expansion_opportunity',
    'update_crm_field',
  ];

  /** @param writers the most believed one first */
  constructor(private readonly writers: readonly CrmWriter[]) {}

  async execute(action: OutboundAction, attempt: Attempt): Promise<Outcome> {
    try {
      const homes = await this.homesOf(action, attempt.signal);
      const [home] = homes;
      if (!home) return nowhere(action);
      const kind = RECORDS[action.kind];
      return kind ? await this.make(kind, action, homes, attempt) : await setField(home, action, attempt.signal);
    } catch (error) {
      if (!(error instanceof OutboundFailure)) throw error;
      // Until here nothing was written by this attempt; what an earlier one did is as unknown as before.
      return attempt.mayHaveArrived && error.isPassing
        ? { result: 'unknown_outcome', code: error.code, reason: error.reason }
        : outcomeOf(error);
    }
  }

  async find(action: OutboundAction, signal?: AbortSignal): Promise<ProviderReference | null> {
    const kind = RECORDS[action.kind];
    const homes = await this.homesOf(action, signal);
    if (kind) return (await found(kind, action.id, homes, signal))?.reference ?? null;
    const { field, value } = Details.parse(action.payload);
    const [home] = homes;
    if (!home || !field || !isFieldName(field)) return null;
    const now = await home.writer.readField(home.accountId, field, signal);
    return isSame(now, value) ? fieldReference(home, field) : null;
  }

  private make(kind: RecordKind, action: OutboundAction, homes: Home[], { mayHaveArrived, signal }: Attempt) {
    return sendOnce(
      {
        absenceIsProof: true,
        find: async (each) => {
          const earlier = await found(kind, action.id, homes, each);
          if (earlier) await attached(earlier.home, kind, earlier.reference.id, each);
          return earlier?.reference ?? null;
        },
        send: async (each) => {
          const [home] = homes;
          if (!home) throw new TypeError('There is no home to send to');
          const { record, notDelivered } = await recordOf(kind, action, home, each);
          const id = await home.writer.write(record, each);
          await attached(home, kind, id, each);
          return { reference: referenceTo(home, kind, id, action.id), notDelivered };
        },
      },
      { mayHaveArrived, signal },
    );
  }

  private async homesOf({ account }: OutboundAction, signal?: AbortSignal): Promise<Home[]> {
    const homes: Home[] = [];
    for (const writer of this.writers) {
      const id = account.crmIds?.[writer.system] ?? account.externalId;
      const accountId = await writer.accountIdOf(id, signal);
      if (accountId !== null) homes.push({ writer, accountId });
    }
    return homes;
  }
}

/** Looks in every home: which one is the most believed may have changed since. */
async function found(kind: RecordKind, key: string, homes: readonly Home[], signal?: AbortSignal) {
  for (const home of homes) {
    const id = await home.writer.find(kind, key, signal);
    if (id !== null) return { home, reference: referenceTo(home, kind, id, key) };
  }
  return null;
}

/** The record is written by then: a failure leaves the outcome open, and the next attempt finds the record. */
async function attached({ writer, accountId }: Home, kind: RecordKind, id: string, signal?: AbortSignal) {
  try {
    await writer.attach(kind, id, accountId, signal);
  } catch (error) {
    if (!(error instanceof OutboundFailure) || !error.isPassing) throw error;
    throw new OutboundFailure(error.system, 'unknown_outcome', error.code, error.reason, error.details);
  }
}

async function recordOf(kind: RecordKind, action: OutboundAction, { writer, accountId }: Home, signal?: AbortSignal) {
  const { id: key, assignee, payload } = action;
  const { dueOn, closeOn, amount, currency } = Details.parse(payload);
  const ownerId = assignee === null ? null : await writer.ownerIdOf(assignee, signal);
  const notDelivered: NotDelivered[] =
    assignee !== null && ownerId === null ? [{ recipient: assignee, reason: `not a user of ${writer.system}` }] : [];
  const record: NewRecord = {
    kind,
    key,
    accountId,
    title: payload.title,
    text: payload.text,
    ownerId,
    dueOn: kind === 'opportunity' ? (closeOn ?? quarterAfter(action.since)) : dueOn,
    amount: amount === null ? null : { value: amount, currency },
  };
  return { record, notDelivered };
}

/** Sets a field unless its owner changed it since it was read; a field that nobody read is set only while it is empty. */
async function setField(home: Home, { payload }: OutboundAction, signal?: AbortSignal): Promise<Outcome> {
  const { field, value, readValue } = Details.parse(payload);
  const { writer, accountId } = home;
  if (field === null || !isFieldName(field)) {
    return { result: 'refused', code: 'no_field', reason: 'field: name a field of the account, such as Industry' };
  }
  const now = await writer.readField(accountId, field, signal);
  if (!isSame(now, value)) {
    if (!isSame(now, readValue)) {
      const reason = `${field} says ${said(now)} in ${writer.system}; when it was read it said ${said(readValue)}`;
      return { result: 'refused', code: CONFLICT, reason };
    }
    await writer.setField(accountId, field, value, signal);
  }
  return { result: 'ok', reference: fieldReference(home, field), notDelivered: [] };
}

function quarterAfter(since: Date): string {
  return new Date(since.getTime() + QUARTER_MS).toISOString().slice(0, 10);
}

function nowhere({ account }: OutboundAction): Outcome {
  const reason = `no connected CRM has an account ${account.externalId}`;
  return { result: 'refused', code: 'no_account', reason };
}

function referenceTo({ writer, accountId }: Home, kind: RecordKind, id: string, key: string): ProviderReference {
  return { system: writer.system, id, details: { kind, key, account: accountId } };
}

function fieldReference({ writer, accountId }: Home, field: string): ProviderReference {
  return { system: writer.system, id: accountId, details: { kind: 'field', field } };
}

/** Some systems keep all values as text, and an empty text for none. */
function isSame(a: FieldValue, b: FieldValue): boolean {
  const [one, other] = [textOf(a), textOf(b)];
  return one === other || (one !== '' && other !== '' && Number(one) === Number(other));
}

function textOf(value: FieldValue): string {
  return value === null ? '' : String(value).trim();
}

function said(value: FieldValue): string {
  return textOf(value) === '' ? 'nothing' : `“${textOf(value)}”`;
}
