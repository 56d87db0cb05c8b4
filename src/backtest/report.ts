import { type Share } from '../scoring';
import { type Judgement } from './judgement';
import { type Separation } from './statistics';

/** The judgement in words and figures; every share stands with its 95 % interval. */
export function report(title: string, judgement: Judgement): string {
  const { cases, lost, riskUnknown, healthUnknown, falseGreen, detection, calibration } = judgement;
  return [
    title,
    '='.repeat(title.length),
    `${cases} accounts, lost ${inWords(lost)}`,
    `too little data for a risk score ${inWords(riskUnknown)}, for health ${inWords(healthUnknown)}`,
    '',
    ...bands('Lost by risk band', judgement.riskBands),
    ...bands('Lost by health band', judgement.healthBands),
    'False green',
    `  lost among green accounts   ${inWords(falseGreen.lostAmongGreen)}`,
    `  green among lost accounts   ${inWords(falseGreen.greenAmongLost)}`,
    'Detected as a risk',
    `  precision                   ${inWords(detection.precision)}`,
    `  recall                      ${inWords(detection.recall)}`,
    'Calibration: the assumed chance of loss against what was lost',
    ...(calibration.length === 0 ? ['  no account was scored'] : []),
    ...calibration.map(
      ({ band, assumed, lost, isWithin }) =>
        `  ${band.padEnd(10)} assumed ${percent(assumed)}, lost ${inWords(lost)}${isWithin ? '' : '  <- the assumption is off'}`,
    ),
    'Does it tell lost accounts from kept ones? (chance that the lost one looks worse; 50 % is a coin)',
    `  ${'risk, on what is known'.padEnd(26)}${separation(judgement.riskSeparates)}`,
    `  ${'health, on what is known'.padEnd(26)}${separation(judgement.healthSeparates)}`,
    ...judgement.signals.map(
      ({ signal, known, separates }) => `  ${signal.padEnd(26)}${separation(separates)}   known for ${known}`,
    ),
  ].join('\n');
}

function bands(title: string, rows: { band: string; lost: Share }[]): string[] {
  return [title, ...rows.map(({ band, lost }) => `  ${band.padEnd(10)}${inWords(lost)}`)];
}

function inWords({ hits, of, value, interval: [low, high] }: Share): string {
  if (value === null) return 'none to judge';
  return `${percent(value)} [${percent(low)}, ${percent(high)}] (${hits} of ${of})`;
}

const VERDICTS: Record<Separation['verdict'], string> = {
  separates: 'yes',
  separates_backwards: 'yes, but the wrong way round',
  no_signal: 'no signal',
  too_few: 'too few accounts to tell',
};

function separation({ auc, interval: [low, high], verdict }: Separation): string {
  const figures = auc === null ? '' : `${percent(auc)} [${percent(low)}, ${percent(high)}]  `;
  return `${figures}${VERDICTS[verdict]}`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
