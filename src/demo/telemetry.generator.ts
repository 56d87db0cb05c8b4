import { type PacketDto } from '../accounts/dto/packet.dto';
import { addDays, daysBetween } from '../calendar/calendar';
import { type Course, type PlantedCause } from './planted-causes';
import { type SeededRandom, seededRandom } from './seeded-random';

/** Rows as the telemetry interface takes them. Dates are calendar dates, instants are UTC. */
export interface SampleTelemetry {
  usage: UsageRow[];
  tickets: TicketRow[];
  interactions: InteractionRow[];
  milestones: { account: string; key: string; on: string }[];
  surveys: { account: string; id: string; kind: 'nps'; respondent: string; value: number; on: string }[];
}
interface UsageRow {
  account: string;
  date: string;
  activeUsers: number;
  licensedUsers?: number;
  sessions: number;
  events: Record<string, number>;
  users: string[];
}
interface TicketRow {
  account: string;
  id: string;
  openedOn: string;
  closedOn?: string;
  priority: 'P1' | 'P2' | 'P3' | 'P4';
}
interface InteractionRow {
  account: string;
  id: string;
  kind: 'meeting' | 'call' | 'email';
  at: string;
  people: string[];
  twoWay: boolean;
}

/** The day the sample's systems were connected; nothing is known from before. */
const FEED_SINCE = '2026-06-01';
/** Share of the people who come on a working day and on a day of the weekend. */
const ATTENDANCE = { weekday: 0.82, weekend: 0.08 };
const DAYS_OF_STARTING = 28;
const DAYS_BETWEEN_CONVERSATIONS = 17;

/** Everything the sample's systems recorded about one account before `asOf`, that day excluded. */
export function generateTelemetry(packet: PacketDto, planted: PlantedCause, asOf: string): SampleTelemetry {
  const since = later(packet.contract?.startDate ?? FEED_SINCE, FEED_SINCE);
  const random = seededRandom(planted.account);
  return {
    usage: usageOf(packet, planted, since, asOf, random),
    tickets: ticketsOf(planted, since, asOf, random),
    interactions: interactionsOf(packet, planted, since, asOf, random),
    milestones: milestonesOf(packet, planted, asOf),
    surveys: surveysOf(packet, planted, asOf),
  };
}

function usageOf(
  { contract }: PacketDto,
  planted: PlantedCause,
  since: string,
  asOf: string,
  random: SeededRandom,
): UsageRow[] {
  const roster = Array.from({ length: planted.people }, (_, n) => `u${String(n + 1).padStart(4, '0')}`);
  return datesBetween(since, asOf).map((date) => {
    const share = shareOfPeople(
      planted.course,
      daysBetween(contract?.startDate ?? since, date),
      daysBetween(date, asOf),
    );
    const expected = roster.slice(0, Math.round(planted.people * share));
    const users = expected.filter(() => random() < (isWeekend(date) ? ATTENDANCE.weekend : ATTENDANCE.weekday));
    const features = (contract?.entitlements ?? []).slice(0, 2);
    return {
      account: planted.account,
      date,
      activeUsers: users.length,
      ...(contract?.seats == null ? {} : { licensedUsers: contract.seats }),
      sessions: Math.round(users.length * (1.2 + random() * 0.4)),
      events: Object.fromEntries(features.map((feature) => [feature, Math.round(users.length * (2 + random()))])),
      users,
    };
  });
}

/** Which share of the people is around, `daysIn` after the contract began and `daysLeft` before the business date. */
function shareOfPeople(course: Course, daysIn: number, daysLeft: number): number {
  const started = Math.min(1, (daysIn + 7) / DAYS_OF_STARTING);
  const weekOfSwing = Math.floor((daysLeft - 1) / 7) % 4;
  const shares: Record<Course, number> = {
    steady: 1,
    starting: 1,
    falling: 0.4 + 0.6 * Math.min(1, daysLeft / 56),
    erratic: [0.3, 1, 0.15, 0.9][weekOfSwing] ?? 1,
    stopped: daysLeft <= 20 ? 0 : 1,
  };
  return started * shares[course];
}

function ticketsOf(planted: PlantedCause, since: string, asOf: string, random: SeededRandom): TicketRow[] {
  const quietDays = datesBetween(since, addDays(asOf, planted.burst ? -14 : -5));
  const ordinary = quietDays
    .filter(() => random() < planted.ticketsAMonth / 30)
    .map((openedOn) => ({
      openedOn,
      closedOn: addDays(openedOn, 1 + Math.floor(random() * 4)),
      priority: random() < 0.6 ? ('P3' as const) : ('P4' as const),
    }));
  const burst = Array.from({ length: planted.burst ?? 0 }, (_, n) => ({
    openedOn: addDays(asOf, -1 - Math.floor(random() * 12)),
    priority: n % 3 === 0 ? ('P2' as const) : ('P3' as const),
  }));
  const severe = planted.openP1 ? [{ openedOn: planted.openP1, priority: 'P1' as const }] : [];
  return [...ordinary, ...burst, ...severe].map((ticket, n) => ({
    account: planted.account,
    id: `T-${n + 1}`,
    ...ticket,
  }));
}

function interactionsOf(
  { contacts = [] }: PacketDto,
  planted: PlantedCause,
  since: string,
  asOf: string,
  random: SeededRandom,
): InteractionRow[] {
  const kinds = ['meeting', 'call', 'email'] as const;
  const conversations = contacts.flatMap((contact, n) => {
    const lastAnswer = planted.silent?.[contact.name] ?? asOf;
    const dates = datesBetween(since, asOf).filter(
      (date) => (daysBetween(date, asOf) - 3 - 2 * n) % DAYS_BETWEEN_CONVERSATIONS === 0 || date === lastAnswer,
    );
    return dates.map((date) => {
      const answered = date <= lastAnswer;
      return {
        kind: answered ? (kinds[Math.floor(random() * kinds.length)] ?? 'email') : ('email' as const),
        at: `${date}T${String(9 + n).padStart(2, '0')}:30:00Z`,
        people: [contact.email ?? contact.name],
        twoWay: answered,
      };
    });
  });
  return conversations
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((conversation, n) => ({ account: planted.account, id: `I-${n + 1}`, ...conversation }));
}

function milestonesOf({ contract }: PacketDto, planted: PlantedCause, asOf: string): SampleTelemetry['milestones'] {
  if (contract?.startDate == null || planted.firstValueAfter === undefined) return [];
  const on = addDays(contract.startDate, planted.firstValueAfter);
  return on < asOf ? [{ account: planted.account, key: 'first_value', on }] : [];
}

function surveysOf({ contacts = [] }: PacketDto, planted: PlantedCause, asOf: string): SampleTelemetry['surveys'] {
  const value = planted.nps;
  if (value === undefined) return [];
  return contacts.slice(0, 2).map(({ name }, n) => ({
    account: planted.account,
    id: `N-${n + 1}`,
    kind: 'nps',
    respondent: name,
    value,
    on: addDays(asOf, -24),
  }));
}

/** Every calendar date from `first` up to the day before `end`. */
function datesBetween(first: string, end: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(first, end)) }, (_, n) => addDays(first, n));
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay());
}
