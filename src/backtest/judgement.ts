import {
  defaultScoringPolicy,
  expectedLoss,
  RISK_BANDS,
  SIGNAL_NAMES,
  type SignalName,
  share,
  type Share,
} from '../scoring';
import { readSignal } from '../scoring/signals';
import { type Case } from './cases';
import { separation, type Separation } from './statistics';

/** How the scores stood the test of what happened. */
export interface Judgement {
  cases: number;
  lost: Share;
  /** Accounts that the product would have called `insufficient_data`. */
  riskUnknown: Share;
  healthUnknown: Share;
  /** Loss in each band, worst first. */
  riskBands: { band: string; lost: Share }[];
  healthBands: { band: string; lost: Share }[];
  /** Lost accounts among the green ones, and green ones among the lost whose health was known: nobody saw them coming. */
  falseGreen: { lostAmongGreen: Share; greenAmongLost: Share };
  /** Detected = risk 50 or more, or a hard red. */
  detection: { precision: Share; recall: Share };
  /** The policy's assumed chance of loss against what was lost. */
  calibration: { band: string; assumed: number; lost: Share; isWithin: boolean }[];
  /** Risk on whatever was known, however little. */
  riskSeparates: Separation;
  /** The same for health, where the lost account should have the lower value. */
  healthSeparates: Separation;
  /** The concern of each input alone. */
  signals: { signal: SignalName; known: number; separates: Separation }[];
}

const WORST_FIRST = RISK_BANDS.toReversed();
const HEALTH_BANDS = ['red', 'yellow', 'green'] as const;

export function judge(cases: readonly Case[]): Judgement {
  const lost = cases.filter(({ isLost }) => isLost);
  const detected = cases.filter(({ risk }) => risk.detected);
  const green = cases.filter(({ health }) => health.band === 'green');
  return {
    cases: cases.length,
    lost: share(lost.length, cases.length),
    riskUnknown: share(cases.filter(({ risk }) => risk.value === null).length, cases.length),
    healthUnknown: share(cases.filter(({ health }) => health.value === null).length, cases.length),
    riskBands: WORST_FIRST.map((band) => ({ band, lost: lostAmong(cases.filter(({ risk }) => risk.band === band)) })),
    healthBands: HEALTH_BANDS.map((band) => ({
      band,
      lost: lostAmong(cases.filter(({ health }) => health.band === band)),
    })),
    falseGreen: {
      lostAmongGreen: lostAmong(green),
      greenAmongLost: share(
        green.filter(({ isLost }) => isLost).length,
        lost.filter(({ health }) => health.value !== null).length,
      ),
    },
    detection: {
      precision: lostAmong(detected),
      recall: share(detected.filter(({ isLost }) => isLost).length, lost.length),
    },
    calibration: WORST_FIRST.flatMap((band) => calibrated(band, cases) ?? []),
    riskSeparates: separates(cases, ({ riskOfKnown }) => riskOfKnown),
    healthSeparates: separates(cases, ({ healthOfKnown }) => (healthOfKnown === null ? null : -healthOfKnown)),
    signals: signalsOf(cases).map((signal) => {
      const concern = (each: Case) => readSignal(signal, each.facts.signals, defaultScoringPolicy)?.concern ?? null;
      return {
        signal,
        known: cases.filter((each) => concern(each) !== null).length,
        separates: separates(cases, concern),
      };
    }),
  };
}

function lostAmong(cases: readonly Case[]): Share {
  return share(cases.filter(({ isLost }) => isLost).length, cases.length);
}

function calibrated(band: string, cases: readonly Case[]): Judgement['calibration'][number] | null {
  const judged = cases.filter(({ risk }) => risk.band === band);
  if (judged.length === 0) return null;
  const chances = judged.map(
    ({ risk }) => expectedLoss({ riskValue: risk.value, arr: null, currency: null }).probability ?? 0,
  );
  const assumed = chances.reduce((sum, chance) => sum + chance, 0) / judged.length;
  const lost = lostAmong(judged);
  return { band, assumed, lost, isWithin: assumed >= lost.interval[0] && assumed <= lost.interval[1] };
}

function separates(cases: readonly Case[], valueOf: (each: Case) => number | null): Separation {
  const values = (isLost: boolean) => cases.flatMap((each) => (each.isLost === isLost ? (valueOf(each) ?? []) : []));
  return separation(values(true), values(false));
}

function signalsOf(cases: readonly Case[]): SignalName[] {
  const names = new Set(cases.flatMap(({ facts }) => Object.keys(facts.signals)));
  return SIGNAL_NAMES.filter((name) => names.has(name));
}
