import { type Claim } from '../../evidence/extraction';
import { moneyIn } from '../../evidence/text/money';
import * as talk from './contract.talk.words';
import * as words from './contract.words';
import { resting } from './claims';
import { before, countsIn } from './hint';
import { type Passage } from './passage';

/** What the year costs, as far as talk tells: a sum for a year or beside a word for the fee, or the answer to the question. */
export function feeHints(spoken: Passage[]): Claim[] {
  return spoken.flatMap((passage, at): Claim[] => {
    const { text, language } = passage;
    const sums = moneyIn(text, language);
    if (sums.length > 0)
      return sums
        .filter(({ end }) => words.YEARLY.test(text.slice(end, end + 30)) || words.FEE_LABEL.test(text))
        .map(({ amount, currency }) => feeHint(passage, amount, currency, 'The amount is only mentioned in talk.'));
    const asked = before(spoken, at, FEE_REACH).some(asksPrice);
    const roughly = asked && (PERIOD.test(text) || talk.APPROXIMATE.test(text));
    const round = countsIn(passage).find(({ value, end }) => {
      const rest = text.slice(end);
      return roughly || PERIOD_AT_ONCE.test(rest) || (value >= LEAST_FEE && words.YEARLY.test(rest.slice(0, 14)));
    });
    if (round) return [feeHint(passage, round.value, null, 'A round figure from talk, without a currency.')];
    return asked && talk.TENS.test(text) ? [feeHint(passage, null, null, 'The price is only said roughly.')] : [];
  });
}
/** Smaller figures without a currency count something else, unless the price was asked for. */
const LEAST_FEE = 500;
const FEE_REACH = 3;
/** "four hundred-ish a month", "twenty-two grand a year": what is counted by the year and not named is money. */
const PERIOD = new RegExp(`${words.YEARLY.source}|${words.MONTHLY.source}`, 'iu');
const PERIOD_AT_ONCE = new RegExp(
  `^(?:[- ](?:ish|odd|or so))?(?:\\s(?:${talk.MONEY_SLANG}))?,?\\s*(?:${PERIOD.source})`,
  'iu',
);

function asksPrice({ text }: Passage): boolean {
  return talk.HOW_MUCH.test(text) || (/\?|\.\.\.|…/u.test(text) && talk.PRICE.test(text));
}

export function feeHint(passage: Passage, amount: number | null, currency: string | null, doubt: string): Claim {
  return { anchor: 'arr', value: { amount, currency }, ...resting([passage], 'hedged', doubt) };
}
