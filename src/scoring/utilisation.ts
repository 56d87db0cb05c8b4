import { type ActivePeople } from './active-users';
import { addMonths, type CalendarDate, dayNumber } from '../calendar/calendar';
import { measured, unknownOf, unmeasured } from './measure';
import { ratio } from './rounding';
import { type Measure, type Tenure, type TrafficLight } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';

export interface LicenceFacts {
  asOf: CalendarDate;
  /** The first contract start, not the start of the running term. */
  customerSince: CalendarDate | null;
  seats: number | null;
  active28: ActivePeople | null;
}

export type UtilisationBand = TrafficLight | 'ramping';

export interface Utilisation extends Measure<UtilisationBand> {
  tenure: Tenure | null;
  method: ActivePeople['method'] | null;
  /** People active beyond the seats. */
  overage: number | null;
}

/** Licence utilisation: active people ÷ seats, uncapped, judged by how long the account is a customer. */
export function utilisation(facts: LicenceFacts, policy: ScoringPolicy = defaultScoringPolicy): Utilisation {
  const { asOf, customerSince, active28, seats } = facts;
  const active = active28?.value ?? null;
  if (!active28 || active == null || !seats || customerSince == null) {
    const missing = unknownOf({ seats: seats || null, active28: active, customerSince });
    return { ...unmeasured('utilisation', { missing }, policy), tenure: null, method: null, overage: null };
  }
  const tenure = tenureAt(customerSince, asOf, policy);
  const measure = measured(
    'utilisation',
    {
      input: 'active28',
      inputValue: active,
      value: ratio(active / seats),
      band: shownBand({ ...active28, value: active }, seats, tenure, policy),
      quality: active28.quality,
      missing: active28.method === 'at_least' ? ['users'] : [],
    },
    policy,
  );
  return { ...measure, tenure, method: active28.method, overage: Math.max(0, active - seats) };
}

/** Judged from months of the first contract; a month is reached on its clamped calendar day. */
export function tenureAt(
  customerSince: CalendarDate,
  asOf: CalendarDate,
  policy: ScoringPolicy = defaultScoringPolicy,
): Tenure {
  const reached = (months: number) => dayNumber(asOf) >= dayNumber(addMonths(customerSince, months));
  const { tenureFromMonths } = policy.utilisation;
  if (reached(tenureFromMonths['9+'])) return '9+';
  if (reached(tenureFromMonths['6-9'])) return '6-9';
  return reached(tenureFromMonths['2-6']) ? '2-6' : '<2';
}

/** A lower bound proves good news only: its red is shown as yellow unless the upper bound is red too. */
function shownBand(
  { value, method, upper }: ActivePeople & { value: number },
  seats: number,
  tenure: Tenure,
  policy: ScoringPolicy,
): UtilisationBand {
  const band = bandOf(value, seats, tenure, policy);
  if (band !== 'red' || method !== 'at_least') return band;
  return upper != null && bandOf(upper, seats, tenure, policy) === 'red' ? 'red' : 'yellow';
}

/** Compares whole people with whole seats, so that no rounding moves an account over an edge. */
function bandOf(active: number, seats: number, tenure: Tenure, { utilisation: edges }: ScoringPolicy): UtilisationBand {
  const isBelow = (percent: number) => active * 100 < seats * percent;
  const isAbove = (percent: number) => active * 100 > seats * percent;
  switch (tenure) {
    case '<2':
      return 'ramping';
    case '2-6':
      if (isBelow(edges['2-6'].redBelow)) return 'red';
      return isBelow(edges['2-6'].greenFrom) ? 'yellow' : 'green';
    case '6-9':
      if (isBelow(edges['6-9'].redBelow)) return 'red';
      return isAbove(edges['6-9'].greenAbove) ? 'green' : 'yellow';
    case '9+':
      return isAbove(edges['9+'].greenAbove) ? 'green' : 'red';
  }
}
