import { type Change, type CrmSource, type Cursor } from '../../src/connectors/crm/crm.source';
import { type WebFault } from './fakes/web.fake';

/** What befalls a single call, and is over with the next one. */
export const PASSING_FAULTS: [what: string, fault: WebFault][] = [
  ['is busy and says for how long', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
  ['is out for a moment', { kind: 'status', status: 503 }],
  ['fails by itself', { kind: 'status', status: 500 }],
  ['answers with a page of a gateway', { kind: 'no_json' }],
  ['breaks the connection', { kind: 'broken' }],
  ['loses the answer', { kind: 'answer_lost' }],
];

/** All changes of a stream behind a position. */
export async function changesOf(source: CrmSource, stream: string, after: Cursor | null = null): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const page of source.changes(stream, after)) changes.push(...page);
  return changes;
}

export function idsOf(changes: readonly Change[]): string[] {
  return changes.map(({ id }) => id);
}

/** A second of the first of November 2026. */
export function at(second: number): Date {
  return new Date(Date.parse('2026-11-01T00:00:00Z') + second * 1_000);
}
