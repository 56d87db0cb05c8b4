import fc from 'fast-check';
import { type HardRed, type Signal, type SignalName, type Signals } from '../../../src/scoring';

/** How a signal's values run from best to worst, and what else it is judged by. */
interface Scale {
  best: Signal;
  worst: Signal;
  between: fc.Arbitrary<Signal>;
}

const number = (best: number, worst: number, more: Omit<Signal, 'value'> = {}): Scale => ({
  best: { value: best, ...more },
  worst: { value: worst, ...more },
  between: fc
    .double({ min: Math.min(best, worst), max: Math.max(best, worst), noNaN: true })
    .map((value) => ({ value, ...more })),
});

export const scales: Record<SignalName, Scale> = {
  fit: {
    best: { value: 'strong' },
    worst: { value: 'poor' },
    between: fc.constantFrom<Signal>({ value: 'strong' }, { value: 'partial' }, { value: 'poor' }),
  },
  dealComplexity: number(0, 5),
  expectationGaps: number(0, 6),
  conflictingAnchors: number(0, 3),
  utilisation: number(1.2, 0, { tenure: '6-9' }),
  usageTrend: number(0.5, -1),
  consistency: number(0, 1.5),
  featureBreadth: number(1, 0),
  integration: number(1, 0),
  successCriteria: number(1, 0),
  timeToValue: number(0, 200),
  ticketLoad: number(0, 6),
  openSevere: number(0, 10),
  escalations: number(0, 8),
  lastContact: number(0, 120),
  champion: { ...number(0, 120), worst: { value: 'left' } },
  threading: number(1, 0),
  executiveContact: number(0, 120, { segment: 'enterprise' }),
  stakeholderSentiment: number(1, -1),
  nps: number(10, 0),
  csat: number(5, 1),
  valueProof: number(0, 1),
  daysToRenewal: number(365, -10),
};

export const signalNames = Object.keys(scales) as SignalName[];

const signalOf = (name: SignalName): fc.Arbitrary<Signal> =>
  fc
    .tuple(
      fc.oneof(scales[name].between, fc.constant(scales[name].best), fc.constant(scales[name].worst)),
      fc.constantFrom(1, 1, 0.9, 0.5, 0.35),
      fc.integer({ min: 0, max: 200 }),
    )
    .map(([signal, quality, ageDays]) => ({ ...signal, quality, ageDays }));

/** What may be known of an account: most signals, well or badly measured. */
export const anySignals: fc.Arbitrary<Signals> = fc
  .record(Object.fromEntries(signalNames.map((name) => [name, fc.option(signalOf(name), { freq: 4, nil: undefined })])))
  .map((signals) => signals as Signals);

export const anySignalName = fc.constantFrom(...signalNames);

export const anyHardReds = fc.subarray<HardRed>(['p1_open', 'no_login', 'champion_left', 'notice_given']);

/** Puts one signal in place of what was known about it. */
export const withSignal = (signals: Signals, name: SignalName, signal: Signal): Signals => ({
  ...signals,
  [name]: signal,
});
