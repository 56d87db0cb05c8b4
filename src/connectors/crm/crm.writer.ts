import { type CrmSystem } from './crm.source';

export type RecordKind = 'task' | 'note' | 'opportunity';

/** A record that the product makes in a system of record. The key is its own there, so that it is found again. */
export interface NewRecord {
  kind: RecordKind;
  key: string;
  /** The system's id of the account it belongs to. */
  accountId: string;
  title: string;
  text: string;
  /** The system's id of the colleague it is for; null leaves it with whom the system chooses. */
  ownerId: string | null;
  /** When a task is due, or an opportunity should close; ISO date. */
  dueOn: string | null;
  amount: { value: number; currency: string | null } | null;
}

export type FieldValue = string | number | boolean | null;

/** The writing side of a system of record. Every method rejects with an OutboundFailure. */
export interface CrmWriter {
  readonly system: CrmSystem;
  /** The system's id of an account, out of one that may be it; null when there is no such account. */
  accountIdOf(id: string, signal?: AbortSignal): Promise<string | null>;
  /** The system's id of an active colleague; null when it does not know the address. */
  ownerIdOf(email: string, signal?: AbortSignal): Promise<string | null>;
  /** Id of the record with this key; null when there is none. */
  find(kind: RecordKind, key: string, signal?: AbortSignal): Promise<string | null>;
  /** Writes the record of this key, and its id is the answer. Another write of the key makes no second record. */
  write(record: NewRecord, signal?: AbortSignal): Promise<string>;
  /** Puts a written record beside its account, where that is a step of its own. */
  attach(kind: RecordKind, id: string, accountId: string, signal?: AbortSignal): Promise<void>;
  /** A field of the account as it is now. */
  readField(accountId: string, field: string, signal?: AbortSignal): Promise<FieldValue>;
  setField(accountId: string, field: string, value: FieldValue, signal?: AbortSignal): Promise<void>;
}

/** How a field may be named: a field of the account, with its words between dots or blanks. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z][\w .-]{0,99}$/.test(name);
}
