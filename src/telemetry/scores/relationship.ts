import { type Stakeholder } from '../../evidence/evidence.types';
import { engagement, type Engagement, type Person, type ScoringPolicy } from '../../scoring';
import { daysBetween } from '../../calendar/calendar';
import { type MetricsRow } from './metrics.row';

const WORTH = { positive: 1, neutral: 0, negative: -1 } as const;

/** Engagement from the stakeholder map, the interaction feed, and the calls and mails among the documents. */
export function engagementOf(row: MetricsRow, asOf: string, policy: ScoringPolicy): Engagement {
  // Until somebody has read who is who, a contact with nobody would look like silence.
  const feeds = row.stakeholders === null ? [] : [row.interactionsSince, row.talkSince];
  const since = feeds.filter((date) => date !== null && date <= asOf).sort();
  return engagement(
    {
      asOf,
      contractStart: row.startDate,
      segment: row.segment,
      seats: row.seats,
      observedSince: since[0] ?? null,
      people: customersOf(row).map((person) => personOf(person, row)),
    },
    policy,
  );
}

/** Everybody on the customer's side, as the latest reading has them. */
function customersOf({ stakeholders }: MetricsRow): Stakeholder[] {
  return (stakeholders ?? []).filter(({ side }) => side === 'customer');
}

function personOf({ name, email, role, executive, left, lastContact }: Stakeholder, { contacts }: MetricsRow): Person {
  const inFeed = [email, name].flatMap((known) => (known ? (contacts?.[known.toLowerCase()] ?? []) : []));
  return { name, role, executive, left, contacts: [...inFeed, ...(lastContact ? [lastContact] : [])] };
}

/** Mean over the people still there whose sentiment is known; null when it is known of nobody. */
export function sentimentOf(row: MetricsRow, asOf: string): { value: number; ageDays: number } | null {
  const known = customersOf(row).flatMap(({ left, sentiment, lastContact }) =>
    left || sentiment === 'unknown' ? [] : [{ worth: WORTH[sentiment], on: lastContact }],
  );
  if (known.length === 0) return null;
  const newest = known
    .flatMap(({ on }) => on ?? [])
    .sort()
    .at(-1);
  return {
    value: known.reduce((total, { worth }) => total + worth, 0) / known.length,
    ageDays: newest === undefined ? 0 : Math.max(0, daysBetween(newest, asOf)),
  };
}
