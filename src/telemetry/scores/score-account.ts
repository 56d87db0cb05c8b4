import {
  active28,
  alarms,
  expansion,
  health,
  maturity,
  muda,
  mura,
  muri,
  risk,
  slippedFinding,
  timeToValue,
  trend,
  utilisation,
  type Active28,
  type Active28Row,
  type Alarms,
  type Engagement,
  type Evidence,
  type Expansion,
  type Health,
  type MaturityBand,
  type Measure,
  type Muda,
  type Mura,
  type Muri,
  type Risk,
  type Score,
  type ScoringPolicy,
  type Signals,
  type TimeToValue,
  type Trend,
  type Utilisation,
  type WeekdayRow,
} from '../../scoring';
import { signalsOf } from './account-signals';
import { outcomesOf, slippedObjectives } from './criteria';
import { type MetricsRow, type UsageWindow } from './metrics.row';
import { engagementOf } from './relationship';

/** All scores of an account as of a date, as the API shows them. */
export interface AccountScores {
  asOf: string;
  risk: Risk;
  health: Health;
  maturity: Score<MaturityBand>;
  engagement: Engagement;
  utilisation: Utilisation;
  trend: Trend;
  timeToValue: TimeToValue;
  expansion: Expansion;
  waste: { muda: Muda; mura: Mura; muri: Muri };
  alarms: Alarms;
  active28: Active28;
}

export interface Scored {
  scores: AccountScores;
  /** What health and risk were computed from, kept for the ledger of changes. */
  signals: Signals;
  /** What the queue of next best actions is told of. */
  findings: string[];
}

const NO_DAYS: Active28Row = { knownDays: 0, distinctIds: 0, busiestDay: 0, sum: 0, allIdentified: true };
const NO_WEEKS = { weeks: 0, meanLevel: 0, sxx: 0, sxy: 0, syy: 0 };

/** Bands of a waste that call for something to be done. */
export const WASTEFUL = ['red', 'yellow'];

/** What all accounts scored together share. */
export interface Frame {
  asOf: string;
  policy: ScoringPolicy;
  /** Median days to first value of the account's segment. */
  cohortMedian: number | null;
}

/** Applies the published formulas to what the database aggregated. */
export function scoreAccount(row: MetricsRow, { asOf, policy, cohortMedian }: Frame): Scored {
  const annual = { arr: row.arr, currency: row.currency };
  const active = activeIn(row.last28, asOf, policy);
  const licence = { asOf, customerSince: row.customerSince, seats: row.seats, active28: active };
  const measures = {
    utilisation: from('usage', utilisation(licence, policy)),
    trend: from('usage', trend(weekdaysOf(row), policy)),
    mura: from('usage', mura(row.weeks ?? NO_WEEKS, annual, policy)),
    muri: from('tickets', muri(row.tickets, annual, policy)),
    timeToValue: from(
      'milestones',
      timeToValue({ asOf, contractStart: row.startDate, firstValueOn: row.firstValueOn, cohortMedian }, policy),
    ),
    engagement: engagementOf(row, asOf, policy),
    outcomes: outcomesOf(row, asOf, policy),
  };
  const signals = signalsOf(row, measures, asOf, policy);
  const alarmed = alarms(
    {
      asOf,
      customerSince: row.customerSince,
      segment: row.segment,
      logins: { lastActiveOn: row.lastActiveOn, firstKnownOn: row.firstKnownOn, knownOfLast14: row.knownOfLast14 ?? 0 },
      openP1: row.tickets?.openP1 ?? null,
      openTickets: row.tickets?.open ?? null,
      health: health({ signals }, policy),
      health30: row.health30?.version ? row.health30 : null,
      champion: row.stakeholders === null ? null : measures.engagement.champion,
      executiveDays: row.interactionsSince === null ? null : measures.engagement.executiveDays,
      nps: row.nps,
      trend: measures.trend.value,
      noticeGivenOn: row.noticeGivenOn,
    },
    policy,
  );
  const facts = { signals, hardRed: alarmed.hardRed };
  const healthNow = health(facts, policy);
  const scores: AccountScores = {
    asOf,
    risk: risk(facts, policy),
    health: healthNow,
    maturity: maturity({ anchors: row.anchors }, policy),
    engagement: measures.engagement,
    utilisation: measures.utilisation,
    trend: measures.trend,
    timeToValue: measures.timeToValue,
    expansion: expansion(
      {
        ...annual,
        seats: row.seats,
        active28: active,
        previous28: activeIn(row.prior28, asOf, policy),
        newGroups: row.newGroups,
        healthBand: healthNow.band,
        hardRed: alarmed.hardRed,
      },
      policy,
    ),
    waste: { muda: from('usage', muda({ ...licence, ...annual }, policy)), mura: measures.mura, muri: measures.muri },
    alarms: alarmed,
    active28: active,
  };
  const slipped = slippedObjectives(row, asOf, policy).map(slippedFinding);
  return { scores, signals, findings: [...findingsOf(scores, row), ...slipped] };
}

function activeIn(window: UsageWindow | null, asOf: string, policy: ScoringPolicy): Active28 {
  return active28({ asOf, usage: window ?? NO_DAYS }, policy);
}

function weekdaysOf({ weekdays }: MetricsRow): WeekdayRow[] {
  const fromMonday = [...(weekdays ?? [])].sort(([a = 0], [b = 0]) => a - b);
  return fromMonday.map(([, lastSum = 0, lastDays = 0, priorSum = 0, priorDays = 0]) => ({
    lastSum,
    lastDays,
    priorSum,
    priorDays,
  }));
}

/** The records a measure was computed from stand beside its contribution. */
function from<Kind extends Measure<string>>(record: string, measure: Kind): Kind {
  const evidenceOf = (input: string, value: unknown): Evidence[] => [{ record, field: input, value }];
  const contributions = measure.contributions.map((part) => ({
    ...part,
    evidence: evidenceOf(part.input, part.value),
  }));
  return { ...measure, contributions };
}

function findingsOf({ waste: { muda, mura, muri }, expansion, alarms }: AccountScores, row: MetricsRow): string[] {
  const found: [string, boolean][] = [
    ['hard_red', alarms.hardRed.length > 0],
    ['muda', WASTEFUL.includes(muda.band) && (muda.unusedSeats ?? 0) > 0],
    ['mura', WASTEFUL.includes(mura.band)],
    ['muri', WASTEFUL.includes(muri.band)],
    ['expansion', expansion.band === 'ready'],
    ...row.openPromises.map((id): [string, boolean] => [`open_promise:${id}`, true]),
  ];
  return found.filter(([, isFound]) => isFound).map(([name]) => name);
}
