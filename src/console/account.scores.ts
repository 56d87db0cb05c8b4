import { alarmInShort } from '../evidence/drafting/alarm.wording';
import { inputName, inputValue } from '../evidence/drafting/score-inputs';
import { capital, counted, inWords, writeShare } from '../evidence/drafting/wording';
import { type Mura, type Muri, type Score } from '../scoring';
import { type AccountScores } from '../telemetry/scores/score-account';
import { type Overview } from './account.overview';
import { html, type Html } from './html';
import { bandOf, listOfFacts, moneyOf, moodOf, words } from './layout';
import { overload, swings } from './waste.words';
import { tableOf } from './table';

/** Risk and health with their inputs, and what the seats say. */
export function scoresOf({ scores }: Overview): Html {
  const { muda, mura, muri } = scores.waste;
  const rows: [string, Score][] = [
    ['Risk', scores.risk],
    ['Health', scores.health],
  ];
  return html`${rows.map(scoreOf)}
  ${listOfFacts([
    ['Seats in use', scores.utilisation.value === null ? 'not known' : writeShare(scores.utilisation.value)],
    [
      'Unused seats',
      muda.unusedSeats === null
        ? 'not known'
        : `${muda.unusedSeats}, ${moneyOf(muda.annualCost, muda.currency)} a year`,
    ],
    ['Erratic adoption', wasteOf(mura, swings)],
    ['Overburden', wasteOf(muri, overload)],
    ['Time to first value', firstValueOf(scores.timeToValue)],
    [
      'Expansion',
      `${words(scores.expansion.band)}${scores.expansion.value ? `, ${moneyOf(scores.expansion.value, scores.expansion.currency)} a year` : ''}`,
    ],
  ])}`;
}

/** How much, how bad it is, and the revenue it is expected to cost a year. */
function wasteOf(
  { value, band, expectedLoss, currency }: Mura | Muri,
  measured: (value: number) => string,
): Html | string {
  if (value === null) return 'not known';
  const loss = expectedLoss
    ? html`, expected to cost ${moneyOf(expectedLoss, currency)} a year at assumed rates`
    : null;
  return html`${measured(value)} <span class="band ${moodOf(band)}">${inWords(band)}</span>${loss}`;
}

function firstValueOf({ value, reached }: AccountScores['timeToValue']): string {
  if (value === null) return 'not known';
  return reached ? counted(value, 'day') : `not reached after ${counted(value, 'day')}`;
}

function scoreOf([name, score]: [string, Score]): Html {
  const { contributions, missing } = score;
  const rows = [...contributions]
    .sort((one, other) => other.points - one.points)
    .map(({ input, value, points }) => [
      capital(inputName(input)),
      typeof value === 'object' ? capital(value.map(alarmInShort).join(', ')) : inputValue({ input, value }),
      String(points),
    ]);
  return html`<h3>${name}: ${bandOf(score)}</h3>
    <details>
      <summary>What it is made of</summary>
      ${tableOf(['Input', 'Measured', 'Points'], rows, 'Too little is measured.', 1)}
    </details>
    ${missing.length === 0 ? null : html`<p>Not measured: ${missing.map(inputName).join(', ')}.</p>`}`;
}
