/** The systems a customer relationship may be kept in. */
export const CRM_SYSTEMS = ['salesforce', 'hubspot', 'planhat'] as const;
export type CrmSystem = (typeof CRM_SYSTEMS)[number];

/**
 * Where the changes of a stream have been followed to. Several records may carry one stamp, so that only stamp and id
 * together say which of them come behind it.
 */
export interface Cursor {
  /** Modification stamp as an ISO instant, by the clock of the system it comes from. */
  stamp: string;
  id: string;
}

/** A record that is not as it was. What it says now is read with the whole account it belongs to. */
export interface Change extends Cursor {
  /** `merged`: it lives on in the record `into`. */
  what: 'changed' | 'deleted' | 'merged';
  into?: string;
  /** Ids of the accounts in the system that the record belongs to; for a merge, those of the survivor. */
  accounts: string[];
  /** It is a closed-won deal: its account is to be looked after from now on. */
  isWon?: boolean;
}

/** One record as the system gave it, kept as evidence. */
export interface RawRecord {
  /** The name of its stream, such as `Opportunity`; of an object without one, the system's own word for it. */
  object: string;
  id: string;
  /** Null where the system stamps nothing. */
  stamp: string | null;
  fields: Fields;
}

export type Fields = Record<string, unknown>;

/**
 * What belongs together, by the name of the object: `{ Contact: { Email … }, OpportunityContactRole: { Role … } }`.
 * The field mapping names its sources as `Object.Field`.
 */
export type Bundle = Record<string, Fields>;

/** Everything a system holds about one account that a handoff is made of. */
export interface CrmAccount {
  id: string;
  /** Ids that this record says the same account has in other systems. */
  alsoKnownAs: { system: CrmSystem; id: string }[];
  /** It has a closed-won deal: it is to be looked after. */
  isWon: boolean;
  /** Account, contract and the latest closed-won deal; an object that does not exist is left out. */
  handoff: Bundle;
  contacts: Bundle[];
  /** Notes, calls, mails. */
  documents: { object: string; id: string; bundle: Bundle }[];
  /** What was sold, one bundle a line. */
  entitlements: Bundle[];
  records: RawRecord[];
}

/** How well a field that the mapping reads is there in the live system. */
export interface FieldReadiness {
  object: string;
  field: string;
  exists: boolean;
  /** How many of the object's records have it filled, of how many. Null where the system cannot count. */
  filled: number | null;
  of: number | null;
}

/**
 * A system of record about customers. Every method reads only, repeats what may be repeated, and rejects with an
 * OutboundFailure. A field that the mapping names and the system does not know is left out, not an error.
 */
export interface CrmSource {
  readonly system: CrmSystem;
  /** The kinds of record whose changes can be followed; the first is the one of the deals. */
  readonly streams: readonly [string, ...string[]];

  /** How many deals are won; null where the system cannot count. */
  wonDeals(signal?: AbortSignal): Promise<number | null>;

  /** The newest position of a stream; null when it is empty. */
  head(stream: string, signal?: AbortSignal): Promise<Cursor | null>;

  /**
   * Changes behind the position (null: from the beginning), in the order of stamp and id, page by page. Each page may
   * be asked for minutes after the one before; who breaks off goes on from the last change of a complete page.
   */
  changes(stream: string, after: Cursor | null, signal?: AbortSignal): AsyncIterable<Change[]>;

  /** The accounts that records of a stream belong to now. A record that does not exist any more belongs to none. */
  accountsOf(stream: string, ids: readonly string[], signal?: AbortSignal): Promise<string[]>;

  /** These accounts as they stand now. One that does not exist any more is missing in the answer. */
  read(accountIds: readonly string[], signal?: AbortSignal): Promise<CrmAccount[]>;

  /** People and papers around an account that its handoff does not contain, such as those of other deals. */
  around(accountId: string, signal?: AbortSignal): Promise<Pick<CrmAccount, 'contacts' | 'documents'>>;

  /** People of this name or address in or beside the account. */
  people(accountId: string, name: string, signal?: AbortSignal): Promise<Bundle[]>;

  /** Looks the fields of the mapping up in the live system. */
  readiness(signal?: AbortSignal): Promise<FieldReadiness[]>;
}
