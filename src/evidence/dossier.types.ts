import { type Segment } from '../policy/policy.types';
import { type AnchorKey } from './evidence.types';

/** Everything known about an account that a reader may look at; the packet of `POST /accounts`. */
export interface Dossier {
  /** ISO date the reading is made for. */
  today: string;
  account: DossierAccount;
  contract: DossierContract;
  opportunity: DossierOpportunity | null;
  contacts: DossierContact[];
  documents: DossierDocument[];
  statedAnchors?: StatedAnchor[];
}

export interface DossierAccount {
  externalId: string;
  name: string;
  segment: Segment | null;
  industry: string | null;
  csm: Colleague | null;
  ae: Colleague | null;
}
export interface Colleague {
  name: string;
  email: string | null;
}
/** Null means the field is empty in the source system. */
export interface DossierContract {
  arr: number | null;
  currency: string | null;
  seats: number | null;
  startDate: string | null;
  renewalDate: string | null;
  noticePeriodDays: number | null;
  plan: string | null;
  entitlements: string[];
}
export interface DossierOpportunity {
  name: string | null;
  stage: string | null;
  amount: number | null;
  closeDate: string | null;
  nextStep: string | null;
}
export interface DossierContact {
  name: string;
  email: string | null;
  title: string | null;
  crmRole: string | null;
}
export interface DossierDocument {
  id: string;
  /** call_transcript, crm_note, email, order_form, slack_thread, ticket or another word of the source. */
  kind: string;
  date: string | null;
  author: string | null;
  text: string;
}
/** A person's answer to a question about an anchor (`PUT /accounts/:id/anchors/:key`). */
export interface StatedAnchor {
  key: AnchorKey;
  value: unknown;
  by: string;
  at: string;
}
