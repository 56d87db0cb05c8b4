import { type AccountRecord, type Rejection } from '../evidence/drafting/account-record.types';
import { type KnownFacts } from '../evidence/drafting/known-facts';
import { type Dossier } from '../evidence/dossier.types';
import { type Anchor } from '../evidence/evidence.types';

/** What every draft is made from: the record, the facts that may be cited, and what reviewers said before. */
export interface DraftValues {
  record: AccountRecord;
  known: KnownFacts;
  rejections: Rejection[];
  guidance: string | null;
}

/** The values each prompt is asked with, by the name of its file in `prompts/`. */
export interface PromptValues {
  'read-documents': { dossier: Dossier };
  'fetch-anchors': { anchors: Anchor[]; round: number; people: string[] };
  'map-stakeholders': { record: AccountRecord };
  'check-pain-metric': { pain: Anchor; dossier: Dossier };
  'propose-mitigation': DraftValues;
  'draft-success-plan': DraftValues;
  'draft-renewal-brief': DraftValues;
  'write-post-mortem': DraftValues;
  'judge-safety': { text: string };
}
export type PromptName = keyof PromptValues;
