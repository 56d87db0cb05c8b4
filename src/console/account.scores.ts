import { inputName, inputValue } from '../evidence/drafting/score-inputs';
import { capital, writeShare } from '../evidence/drafting/wording';
import { type Score } from '../scoring';
import { type Overview } from './account.overview';
import { html, type Html } from './html';
import { bandOf, listOfFacts, moneyOf, words } from './layout';
import { tableOf } from './table';

/** Risk and health with their inputs, and what the seats say. */
export function scoresOf({ scores }: Overview): Html {
  const { muda } = scores.waste;
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
    [
      'Expansion',
      `${words(scores.expansion.band)}${scores.expansion.value ? `, ${moneyOf(scores.expansion.value, scores.expansion.currency)} a year` : ''}`,
    ],
  ])}`;
}

function scoreOf([name, score]: [string, Score]): Html {
  const { contributions, missing } = score;
  const rows = [...contributions]
    .sort((one, other) => other.points - one.points)
    .map(({ input, value, points }) => [
      capital(inputName(input)),
      inputValue({ input, value: measured(value) }),
      String(points),
    ]);
  return html`<h3>${name}: ${bandOf(score)}</h3>
    <details>
      <summary>What it is made of</summary>
      ${tableOf(['Input', 'Measured', 'Points'], rows, 'Too little is measured.')}
    </details>
    ${missing.length === 0 ? null : html`<p>Not measured: ${missing.map(inputName).join(', ')}.</p>`}`;
}

function measured(value: Score['contributions'][number]['value']): string | number {
  return typeof value === 'object' ? value.join(', ') : value;
}
