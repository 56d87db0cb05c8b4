import { z } from 'zod';
import { type Cursor, type Fields } from '../crm/crm.source';

/** How records of one kind are followed. */
export interface Stream {
  /** Path of the id of the account, or for a note of the record, that it hangs on. */
  owner: string;
  /** What else a change is judged by. */
  extra: string[];
}

export const DEALS = 'Opportunity';
const STREAMS: Record<string, Stream> = {
  [DEALS]: { owner: 'AccountId', extra: ['IsWon'] },
  Account: { owner: 'Id', extra: ['MasterRecordId'] },
  Contact: { owner: 'AccountId', extra: ['MasterRecordId'] },
  OpportunityContactRole: { owner: 'Opportunity.AccountId', extra: [] },
  OpportunityLineItem: { owner: 'Opportunity.AccountId', extra: [] },
  Contract: { owner: 'AccountId', extra: [] },
};
/** Documents of these objects hang on any record; others say their account themselves. */
const HANGING: Record<string, string> = { Note: 'ParentId' };

/** The kinds of record that are followed where these objects hold the documents. */
export function streamNames(documents: readonly string[]): readonly [string, ...string[]] {
  const others = Object.keys(STREAMS).filter((name) => name !== DEALS);
  return [DEALS, ...others, ...documents.filter((name) => !(name in STREAMS))];
}

export function streamOf(name: string): Stream {
  return STREAMS[name] ?? { owner: HANGING[name] ?? 'AccountId', extra: [] };
}

const Stamped = z.looseObject({ Id: z.string(), SystemModstamp: z.string() });

export function positionOf(record: Fields): Cursor {
  const { Id, SystemModstamp } = Stamped.parse(record);
  return { stamp: new Date(SystemModstamp).toISOString(), id: Id };
}

/** The text at a path such as `Opportunity.AccountId`; null where there is none. */
export function textAt(record: Fields, path: string): string | null {
  const [first = '', ...rest] = path.split('.');
  const value = record[first];
  if (rest.length === 0) return typeof value === 'string' ? value : null;
  const inner = z.record(z.string(), z.unknown()).safeParse(value);
  return inner.success ? textAt(inner.data, rest.join('.')) : null;
}
