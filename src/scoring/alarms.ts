import { type CalendarDate, daysBetween, dayNumber, laterOf, toDate } from '../calendar/calendar';
import { type Segment } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { type ChampionState } from './signal.types';
import { knownDays, type UsageSeries, within } from './usage-series';
import { versionOf } from './version';

export const HARD_REDS = [
  'p1_open',
  'health_drop',
  'no_login',
  'champion_left',
  'executive_silent',
  'notice_given',
] as const;
export type HardRed = (typeof HARD_REDS)[number];
export type YellowAlarm = 'nps_low' | 'tickets_open' | 'usage_down';

/** When the account was last seen in the product, as far as the usage feed shows. */
export interface LoginRow {
  lastActiveOn: CalendarDate | null;
  firstKnownOn: CalendarDate | null;
  /** Known days among the last 14 complete ones. */
  knownOfLast14: number;
}

export interface HealthThen {
  beforeHardRed: number | null;
  version: string;
}

/** null or absent = unknown, unless said otherwise. */
export interface AlarmFacts {
  asOf: CalendarDate;
  customerSince?: CalendarDate | null;
  segment?: Segment | null;
  logins?: LoginRow | null;
  openP1?: number | null;
  openTickets?: number | null;
  health?: HealthThen | null;
  /** The latest health of the days D-37 to D-30. */
  health30?: HealthThen | null;
  champion?: ChampionState | null;
  executiveDays?: number | null;
  nps?: { value: number | null; ageDays: number } | null;
  trend?: number | null;
  /** The day the customer's notice of non-renewal came in; absent = none came. */
  noticeGivenOn?: CalendarDate | null;
}

export interface Alarms {
  hardRed: HardRed[];
  /** Hard reds whose input is not known: neither fired nor cleared. */
  unknown: HardRed[];
  yellow: YellowAlarm[];
  version: string;
}

/** true fires, false is clear, null is unknown. */
type Answer = boolean | null;

/** The declared cliffs: facts that count as a risk whatever the scores say. */
export function alarms(facts: AlarmFacts, policy: ScoringPolicy = defaultScoringPolicy): Alarms {
  const numbers = policy.alarms;
  const hardReds: [HardRed, Answer][] = [
    ['p1_open', facts.openP1 == null ? null : facts.openP1 >= 1],
    ['health_drop', healthDropped(facts, numbers)],
    ['no_login', nobodyLogsIn(facts, numbers)],
    ['champion_left', facts.champion == null ? null : facts.champion === 'left'],
    ['executive_silent', executiveIsSilent(facts, numbers)],
    ['notice_given', facts.noticeGivenOn != null && daysBetween(facts.noticeGivenOn, facts.asOf) >= 0],
  ];
  const { nps, openTickets, trend } = facts;
  const yellows: [YellowAlarm, boolean][] = [
    ['nps_low', nps?.value != null && nps.value <= numbers.npsLow && nps.ageDays < numbers.npsOldDays],
    ['tickets_open', openTickets != null && openTickets >= numbers.openTickets],
    ['usage_down', trend != null && trend <= numbers.usageDown],
  ];
  return {
    hardRed: hardReds.filter(([, fires]) => fires === true).map(([name]) => name),
    unknown: hardReds.filter(([, fires]) => fires === null).map(([name]) => name),
    yellow: yellows.filter(([, shows]) => shows).map(([name]) => name),
    version: versionOf('alarms', policy),
  };
}

type Numbers = ScoringPolicy['alarms'];

function healthDropped({ health, health30 }: AlarmFacts, { healthDrop }: Numbers): Answer {
  if (health?.beforeHardRed == null || health30?.beforeHardRed == null) return null;
  if (health.version !== health30.version) return null;
  return health30.beforeHardRed - health.beforeHardRed >= healthDrop;
}

/** Silence counts only where enough days are known: an account is not idle because its feed broke. */
function nobodyLogsIn({ asOf, customerSince, logins }: AlarmFacts, { silentDays, silentKnownDays }: Numbers): Answer {
  if (logins?.firstKnownOn == null) return null;
  const silentSince = logins.lastActiveOn ?? laterOf(customerSince ?? logins.firstKnownOn, logins.firstKnownOn);
  if (daysBetween(silentSince, asOf) < silentDays) return false;
  return logins.knownOfLast14 >= silentKnownDays ? true : null;
}

function executiveIsSilent({ segment, executiveDays }: AlarmFacts, { executiveSilentDays }: Numbers): Answer {
  if (segment != null && segment !== 'enterprise') return false;
  if (executiveDays == null) return null;
  const silent = executiveDays >= executiveSilentDays;
  return silent && segment == null ? null : silent;
}

/** Use on the day itself proves somebody is there. */
export function loginRow(usage: UsageSeries, asOf: CalendarDate): LoginRow {
  const today = dayNumber(asOf);
  const days = knownDays(usage).filter(({ day }) => day <= today);
  const first = days[0];
  const lastActive = days.findLast(({ activeUsers }) => activeUsers > 0);
  return {
    lastActiveOn: lastActive ? toDate(lastActive.day) : null,
    firstKnownOn: first ? toDate(first.day) : null,
    knownOfLast14: within(days, today - 14, today).length,
  };
}
