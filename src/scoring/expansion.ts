import { type ActivePeople } from './active-users';
import { type HardRed } from './alarms';
import { type HealthBand } from './health';
import { unknownOf } from './measure';
import { confidenceOf, money } from './rounding';
import { type AnnualValue, type Score } from './score.types';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';
import { versionOf } from './version';

export type ExpansionSignal = 'sustained_utilisation' | 'overage' | 'new_group';
export type ExpansionBand = 'none' | 'redeploy' | 'held' | 'unconfirmed' | 'ready';

export interface ExpansionFacts extends AnnualValue {
  seats: number | null;
  active28: ActivePeople | null;
  /** The same figure as of 28 days earlier. */
  previous28?: ActivePeople | null;
  /** Teams or geographies that appeared in usage. */
  newGroups?: readonly { name: string; activeUsers: number }[] | null;
  healthBand?: HealthBand | 'insufficient_data' | null;
  hardRed?: readonly HardRed[];
}

export interface Expansion extends Score<ExpansionBand> {
  extraSeats: number | null;
  signals: ExpansionSignal[];
  currency: string | null;
}

/** What the account could buy more of, as an amount a year in its own currency. */
export function expansion(facts: ExpansionFacts, policy: ScoringPolicy = defaultScoringPolicy): Expansion {
  const { arr, currency, seats } = facts;
  const active = facts.active28?.value ?? null;
  const isHealthKnown = facts.healthBand != null && facts.healthBand !== 'insufficient_data';
  const missing = unknownOf({
    previous28: facts.previous28?.value,
    arr,
    currency,
    health: isHealthKnown ? facts.healthBand : null,
  });
  const version = versionOf('expansion', policy);
  if (!seats || active === null) {
    return {
      value: null,
      band: 'insufficient_data',
      confidence: 0,
      version,
      contributions: [],
      missing: [...unknownOf({ seats: seats || null, active28: active }), ...missing],
      extraSeats: null,
      signals: [],
      currency,
    };
  }
  const wanted = wantedSeats(facts, seats, active, policy);
  const extraSeats = Math.max(0, ...wanted.map(({ extra }) => extra));
  const value = arr == null || currency == null ? null : money((extraSeats * arr) / seats);
  const quality = Math.min(
    ...[facts.active28, facts.previous28].flatMap((known) => (known?.value == null ? [] : known.quality)),
  );
  return {
    value,
    band: bandOf(facts, wanted.length > 0, extraSeats, isHealthKnown),
    confidence: confidenceOf(isHealthKnown ? quality : quality * policy.expansion.healthUnknownFactor),
    version,
    contributions: value === null ? [] : [{ input: 'extraSeats', value: extraSeats, points: value, evidence: [] }],
    missing,
    extraSeats,
    signals: wanted.map(({ signal }) => signal),
    currency,
  };
}

interface Wanted {
  signal: ExpansionSignal;
  /** Seats beyond the contract; negative when there are idle ones. */
  extra: number;
}

function wantedSeats(
  { previous28, newGroups }: ExpansionFacts,
  seats: number,
  active: number,
  { expansion: { sustainedPercent, targetPercent } }: ScoringPolicy,
): Wanted[] {
  const isHigh = (people: number) => people * 100 >= seats * sustainedPercent;
  const wanted: Wanted[] = [];
  if (isHigh(active) && previous28?.value != null && isHigh(previous28.value)) {
    wanted.push({ signal: 'sustained_utilisation', extra: Math.ceil((active * 100) / targetPercent) - seats });
  }
  if (active > seats) wanted.push({ signal: 'overage', extra: active - seats });
  if (newGroups && newGroups.length > 0) {
    const idle = Math.max(0, seats - active);
    wanted.push({ signal: 'new_group', extra: Math.max(...newGroups.map(({ activeUsers }) => activeUsers)) - idle });
  }
  return wanted;
}

/** Nothing is offered to a customer in trouble, and nothing is called ready while nobody knows how they are. */
function bandOf(
  { healthBand, hardRed = [] }: ExpansionFacts,
  hasSignal: boolean,
  extraSeats: number,
  isHealthKnown: boolean,
): ExpansionBand {
  if (!hasSignal) return 'none';
  if (extraSeats === 0) return 'redeploy';
  if (healthBand === 'red' || hardRed.length > 0) return 'held';
  return isHealthKnown ? 'ready' : 'unconfirmed';
}
