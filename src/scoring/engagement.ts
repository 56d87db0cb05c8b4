import { type CalendarDate, daysBetween, laterOf } from '../calendar/calendar';
import { ratio } from './rounding';
import { type Segment, type TrafficLight } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { type ChampionState } from './signal.types';
import { versionOf } from './version';

/** Somebody on the customer's side, with the dates of two-way contacts; an unanswered mail is none. */
export interface Person {
  name: string;
  role: string | null;
  executive: boolean;
  left: boolean;
  contacts: readonly CalendarDate[];
}

export interface EngagementFacts {
  asOf: CalendarDate;
  contractStart: CalendarDate | null;
  segment: Segment | null;
  seats: number | null;
  /** Since when contacts are recorded; null = nowhere. */
  observedSince: CalendarDate | null;
  people: readonly Person[];
}

/** null = not known. */
export interface Engagement {
  /** Days since anybody's newest contact. */
  lastContactDays: number | null;
  band: TrafficLight | 'insufficient_data';
  engaged: number | null;
  need: number;
  /** Engaged ÷ need, at most 1, 4 decimals. */
  threading: number | null;
  singleThreaded: boolean | null;
  executiveDays: number | null;
  champion: ChampionState | null;
  /** Who was in contact once and went quiet, in the order of the map. */
  quiet: string[] | null;
  version: string;
}

interface Watched extends Person {
  /** Days since the newest contact; null when there never was one. */
  silentDays: number | null;
}

/** How the relationship stands: what was not observed is not silence, and who left is no relationship. */
export function engagement(facts: EngagementFacts, policy: ScoringPolicy = defaultScoringPolicy): Engagement {
  const { asOf, contractStart, segment, seats, observedSince } = facts;
  const numbers = policy.engagement;
  const people = facts.people.filter(({ left }) => !left).map((person) => watch(person, asOf));
  const need = seats ? Math.max(1, Math.min(numbers.need, seats)) : numbers.need;
  const shown = { need, version: versionOf('engagement', policy) };
  if (observedSince == null) {
    const champion = people.some(isChampion) ? null : championGone(facts.people);
    return { ...shown, ...unobserved, champion };
  }
  const start = contractStart == null ? observedSince : laterOf(contractStart, observedSince);
  const sinceStart = Math.max(0, daysBetween(start, asOf));
  const silence = (group: readonly Watched[]) => newestContact(group) ?? sinceStart;
  const lastContactDays = silence(people);
  const champions = people.filter(isChampion);
  const executives = people.filter(({ executive }) => executive);
  const isExecutiveExpected = executives.length > 0 || segment === 'enterprise';
  return {
    ...shown,
    lastContactDays,
    band: bandOf(lastContactDays, policy),
    ...threadingOf(people, need, daysBetween(observedSince, asOf), policy),
    executiveDays: isExecutiveExpected ? silence(executives) : null,
    champion: champions.length > 0 ? silence(champions) : championGone(facts.people),
    quiet: people
      .filter(({ silentDays }) => silentDays !== null && silentDays >= numbers.quietDays)
      .map(({ name }) => name),
  };
}

const unobserved = {
  lastContactDays: null,
  band: 'insufficient_data',
  engaged: null,
  threading: null,
  singleThreaded: null,
  executiveDays: null,
  quiet: null,
} as const;

function watch(person: Person, asOf: CalendarDate): Watched {
  const ages = person.contacts.map((date) => daysBetween(date, asOf)).filter((age) => age >= 0);
  return { ...person, silentDays: ages.length > 0 ? Math.min(...ages) : null };
}

function newestContact(people: readonly Watched[]): number | null {
  const ages = people.flatMap(({ silentDays }) => (silentDays === null ? [] : [silentDays]));
  return ages.length > 0 ? Math.min(...ages) : null;
}

const isChampion = ({ role }: Person): boolean => role === 'champion';

function championGone(people: readonly Person[]): 'left' | 'none' {
  return people.some((person) => isChampion(person) && person.left) ? 'left' : 'none';
}

/** How many people carry the relationship; not judged before there was time to meet them. */
function threadingOf(
  people: readonly Watched[],
  need: number,
  observedDays: number,
  { engagement: numbers }: ScoringPolicy,
): Pick<Engagement, 'engaged' | 'threading' | 'singleThreaded'> {
  if (observedDays < numbers.observedDays) return { engaged: null, threading: null, singleThreaded: null };
  const engaged = people.filter(({ silentDays }) => silentDays !== null && silentDays <= numbers.engagedDays).length;
  return { engaged, threading: ratio(Math.min(1, engaged / need)), singleThreaded: engaged < need };
}

function bandOf(days: number, { engagement: { greenUpTo, yellowUpTo } }: ScoringPolicy): TrafficLight {
  if (days <= greenUpTo) return 'green';
  return days <= yellowUpTo ? 'yellow' : 'red';
}
