import { type EntityManager } from 'typeorm';
import { type PartOfWeek, type ScoringPolicy, type Week } from '../scoring';

const WEEKS_OF_MURA = 12;
const WEEKS_OF_MURI = 26;

/** The weekly use of one account; weeks begin on Monday and end before the date. */
export interface WeeklyUse {
  /** Half a year, for what tickets do to use. */
  weeks: Week[];
  /** The last twelve weeks, as Mura counts them. */
  recent: Week[];
  features: PartOfWeek[];
  /** Teams or geographies. */
  groups: PartOfWeek[];
  /** When each ticket of those weeks came in. */
  ticketsOpened: string[];
}

export async function weeklyUse(
  tx: EntityManager,
  accountId: string,
  asOf: string,
  { mura }: ScoringPolicy,
): Promise<WeeklyUse> {
  const weeks = await tx.query<Week[]>(
    `SELECT monday, avg(greatest(active_users, coalesce(cardinality(users), 0)))::float8 AS level
       FROM usage_daily CROSS JOIN LATERAL (SELECT date_trunc('week', date)::date AS monday) AS w
      WHERE account_id = $1 AND ${within('date', WEEKS_OF_MURI)} AND extract(isodow FROM date) <= 5
      GROUP BY monday HAVING count(*) >= $3::float8 ORDER BY monday`,
    [accountId, asOf, mura.daysOfWeek],
  );
  const parts = (column: 'events' | 'groups') =>
    tx.query<PartOfWeek[]>(
      `SELECT date_trunc('week', date)::date AS monday, key AS name, sum(value::float8) AS use
         FROM usage_daily CROSS JOIN jsonb_each_text(${column})
        WHERE account_id = $1 AND ${within('date', WEEKS_OF_MURA)} AND extract(isodow FROM date) <= 5
        GROUP BY 1, 2`,
      [accountId, asOf],
    );
  const [features, groups] = [await parts('events'), await parts('groups')];
  const tickets = await tx.query<{ openedOn: string }[]>(
    `SELECT opened_on AS "openedOn" FROM ticket WHERE account_id = $1 AND ${within('opened_on', WEEKS_OF_MURI)}`,
    [accountId, asOf],
  );
  const [{ since }] = await tx.query<[{ since: string }]>(
    `SELECT date_trunc('week', $1::date)::date - ${7 * WEEKS_OF_MURA} AS since`,
    [asOf],
  );
  const recent = weeks.filter(({ monday }) => monday >= since);
  return { weeks, recent, features, groups, ticketsOpened: tickets.map(({ openedOn }) => openedOn) };
}

/** Who came in one of these weeks and in none of those, by name; empty where the source does not say who came. */
export async function absentIn(
  tx: EntityManager,
  accountId: string,
  weak: readonly string[],
  strong: readonly string[],
): Promise<string[]> {
  const people = await tx.query<{ person: string }[]>(
    `SELECT person FROM usage_daily CROSS JOIN unnest(users) AS person
      CROSS JOIN LATERAL (SELECT date_trunc('week', date)::date AS monday) AS w
      WHERE account_id = $1 AND monday = ANY ($2::date[] || $3::date[])
      GROUP BY person HAVING bool_or(monday = ANY ($3)) AND NOT bool_or(monday = ANY ($2))
      ORDER BY person`,
    [accountId, weak, strong],
  );
  return people.map(({ person }) => person);
}

/** In one of so many complete weeks before the date. */
function within(day: string, weeks: number): string {
  return `${day} >= date_trunc('week', $2::date)::date - ${7 * weeks} AND ${day} < date_trunc('week', $2::date)::date`;
}
