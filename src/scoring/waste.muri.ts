import { type CalendarDate, dayNumber } from '../calendar/calendar';
import { measured, unknownMoney, unmeasured } from './measure';
import { ratio, round } from './rounding';
import { type AnnualValue, type Measure, type TrafficLight } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { unknownLoss, type WasteLoss, wasteLoss } from './waste.loss';

const RECENT_DAYS = 14;
const BASELINE_DAYS = 90;

/** Tickets as they came in; null where no ticket source is connected. */
export interface TicketSeries {
  /** Since when the source is connected. */
  observedSince: CalendarDate | null;
  /** Date each ticket was opened. */
  opened: readonly CalendarDate[];
  /** Escalations and reopenings of the last 90 days. */
  escalations90?: number | null;
  reopenings90?: number | null;
}

export interface MuriRow {
  /** n: opened in the last 14 days. */
  tickets14: number;
  /** c: opened in the baseline before. */
  baselineTickets: number;
  /** B: observed days of that baseline, at most 90. */
  baselineDays: number;
  tickets90: number;
  escalations90: number;
  reopenings90: number;
}

export interface Muri extends Measure<TrafficLight>, WasteLoss {
  tickets14: number | null;
  /** Tickets usual in 14 days, 2 decimals. */
  usual14: number | null;
  /** How likely so many tickets are by chance, 4 decimals. */
  tail: number | null;
  /** Escalations and reopenings against the number of tickets, 4 decimals. */
  escalationLoad: number | null;
}

/** Muri, overburden: the support load of the last 14 days against what is usual for the account. */
export function muri(row: MuriRow | null, annual: AnnualValue, policy: ScoringPolicy = defaultScoringPolicy): Muri {
  const numbers = policy.muri;
  if (row == null) {
    const missing = ['tickets', ...unknownMoney(annual)];
    const unknown = { tickets14: null, usual14: null, tail: null, escalationLoad: null };
    return { ...unmeasured('muri', { missing }, policy), ...unknownLoss(annual), ...unknown };
  }
  const escalationLoad = ratio(escalationLoadOf(row, policy));
  const { tickets14, baselineTickets, baselineDays } = row;
  if (baselineDays < numbers.baselineDays) {
    const missing = unknownMoney(annual);
    const known = { tickets14, usual14: null, tail: null, escalationLoad };
    return { ...unmeasured('muri', { missing, reason: 'too_early' }, policy), ...unknownLoss(annual), ...known };
  }
  const usual = (RECENT_DAYS * baselineTickets) / baselineDays;
  const expected = (RECENT_DAYS * (baselineTickets + numbers.priorTickets)) / baselineDays;
  const tail = ratio(poissonTail(tickets14, expected));
  const value = ratio((tickets14 + numbers.smoothing) / (usual + numbers.smoothing));
  const measure = measured(
    'muri',
    {
      input: 'ticketLoad',
      value,
      band: bandOf(row, tail, escalationLoad, policy),
      quality: baselineDays / BASELINE_DAYS,
      missing: unknownMoney(annual),
    },
    policy,
  );
  const loss = wasteLoss(value, numbers.relativeRisk, annual, policy);
  return { ...measure, ...loss, tickets14, usual14: round(usual, 2), tail, escalationLoad };
}

/** Weighs what went wrong with tickets against how many there are; escalations count double. */
function escalationLoadOf({ escalations90, reopenings90, tickets90 }: MuriRow, { muri }: ScoringPolicy): number {
  return (2 * escalations90 + reopenings90) / Math.max(1, tickets90 / muri.ticketsPerEscalationUnit);
}

/** Many, more than usual, and hardly by chance; compared as whole numbers where they are counts. */
function bandOf(row: MuriRow, tail: number, escalationLoad: number, { muri }: ScoringPolicy): TrafficLight {
  const { tickets14, baselineTickets, baselineDays } = row;
  const tailIsImplied = RECENT_DAYS * baselineTickets >= muri.tailPassesFromUsual * baselineDays;
  const exceeds = ({ tickets, timesUsual, tailBelow }: { tickets: number; timesUsual: number; tailBelow: number }) =>
    tickets14 >= tickets &&
    tickets14 * baselineDays >= RECENT_DAYS * timesUsual * baselineTickets &&
    (tailIsImplied || tail < tailBelow);
  if (exceeds(muri.red)) return 'red';
  return exceeds(muri.yellow) || escalationLoad >= muri.yellow.escalationLoad ? 'yellow' : 'green';
}

/** P(X ≥ n) of a Poisson distribution; its terms are kept as logarithms, so that a large mean does not underflow. */
export function poissonTail(n: number, mean: number): number {
  let logTerm = -mean;
  let below = 0;
  for (let k = 0; k < n; k += 1) {
    below += Math.exp(logTerm);
    logTerm += Math.log(mean / (k + 1));
  }
  return Math.max(0, 1 - below);
}

export function muriRow(tickets: TicketSeries | null, asOf: CalendarDate): MuriRow | null {
  if (tickets?.observedSince == null) return null;
  const today = dayNumber(asOf);
  const opened = tickets.opened.map(dayNumber);
  const openedIn = (from: number, to: number) => opened.filter((day) => day >= from && day < to).length;
  const recentFrom = today - RECENT_DAYS;
  const baselineFrom = Math.max(dayNumber(tickets.observedSince), recentFrom - BASELINE_DAYS);
  return {
    tickets14: openedIn(recentFrom, today),
    baselineTickets: openedIn(baselineFrom, recentFrom),
    baselineDays: Math.max(0, recentFrom - baselineFrom),
    tickets90: openedIn(today - 90, today),
    escalations90: tickets.escalations90 ?? 0,
    reopenings90: tickets.reopenings90 ?? 0,
  };
}
