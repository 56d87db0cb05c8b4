import { type StakeholderAnswer } from './drafting/draft-answers';
import { type Dossier, type DossierContact, type DossierDocument } from './dossier.types';
import { type AnchorKey, type Reading, type Stakeholder } from './evidence.types';

/** Loads all that is on record about an account, as of the business date. */
export abstract class Dossiers {
  abstract load(accountId: string): Promise<Dossier>;
}

/** Where readings are kept; `Transaction` is the store's own, handed through and never looked into. */
export abstract class Readings<Transaction> {
  /** The reading that stands; null before the first. */
  abstract current(accountId: string): Promise<Reading | null>;
  /** What was said so far about who is who and how much each person weighs; null before the first map. */
  abstract weighed(accountId: string): Promise<StakeholderAnswer | null>;
  /** How many fetch rounds ran since somebody outside last brought material; 0 is the first reading. */
  abstract round(accountId: string): Promise<number>;
  /** Replaces anchors, people and signals, and adds new promises to the ledger without touching the old ones' status. */
  abstract keep(tx: Transaction, kept: KeptReading): Promise<void>;
  /** Replaces the anchors alone, in the reading too. */
  abstract keepAnchors(tx: Transaction, accountId: string, reading: Reading): Promise<void>;
  /** Replaces the stakeholder map alone, and keeps what was said about the people for the readings to come. */
  abstract keepPeople(
    tx: Transaction,
    accountId: string,
    people: Stakeholder[],
    said: StakeholderAnswer,
  ): Promise<void>;
}
export interface KeptReading {
  accountId: string;
  /** The highest running number of material this reading covers. */
  upTo: number;
  by: 'offline' | 'anthropic' | 'openai';
  reading: Reading;
}

/** A CRM that may hold material about an account which the product does not hold yet. */
export abstract class CrmSearch {
  abstract search(accountId: string, query: string, signal: AbortSignal): Promise<FoundMaterial>;
}

/** A directory of people outside the account's own records. */
export abstract class PeopleDirectory {
  abstract lookUp(accountId: string, name: string, signal: AbortSignal): Promise<DossierContact[]>;
}

export interface FoundMaterial {
  documents: DossierDocument[];
  contacts: DossierContact[];
}

/** One tool called for one anchor, and what came of it. */
export interface FetchCall {
  anchor: AnchorKey;
  tool: 'search_crm' | 'search_documents' | 'people_lookup' | 'ask_human';
  query: string;
  /** Where it was looked and what was seen, in plain sentences. */
  findings: string[];
}

/** What a planner asked for and nobody ran: a tool that is not listed, a strange argument, an anchor that is not missing. */
export interface RefusedCall {
  tool: string;
  /** JSON, as the planner gave it. */
  input: string;
  why: string;
}

/** One round of looking for the anchors that are not concrete. */
export interface FetchRound {
  accountId: string;
  /** Journal entry that asked for the round. */
  seq: number;
  round: number;
  calls: FetchCall[];
  refused: RefusedCall[];
  /** Only what was not on record before. */
  found: FoundMaterial;
}

/** Keeps a round and what it found, so that the next reading sees it. */
export abstract class FetchRounds<Transaction> {
  abstract keep(tx: Transaction, round: FetchRound): Promise<void>;
}
