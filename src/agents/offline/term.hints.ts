import { type Claim } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { resting, UNKNOWN_TERM } from './claims';
import * as talk from './contract.talk.words';
import * as words from './contract.words';
import { HEDGE } from './doubt.words';
import { before } from './hint';
import { type Passage } from './passage';
import { together } from './together';

/** How long the contract runs, as far as talk tells: a length beside a word for it, or the answer to the question. */
export function termHints(spoken: Passage[]): Claim[] {
  const named = spoken.flatMap((passage, at) => {
    const { text } = passage;
    const asked = before(spoken, at, 3).some(
      (each) => each.turn !== passage.turn && /\?/u.test(each.text) && talk.LENGTH.test(each.text),
    );
    const told =
      (saysLength(passage) && (talk.CONTRACT_LENGTH.test(text) || asked || supposedFor(text))) ||
      (talk.ONE_YEAR.test(text) &&
        (asked || (words.START.test(text) && HEDGE.test(text)) || together(text, talk.ONE_YEAR, HEDGE, 0)));
    return told ? [termHint(passage, 'A length is mentioned in talk; no source gives the dates.')] : [];
  });
  if (named.length > 0) return named;
  const asked = spoken.findIndex(({ text, side }) => side === 'vendor' && talk.ASKS_LENGTH.test(text));
  const answer = asked < 0 ? undefined : spoken[asked + 1];
  return answer ? [termHint(answer, 'The length is only spoken of; no source gives the dates.')] : [];
}

/** "for two years, I think" */
function supposedFor(text: string): boolean {
  return HEDGE.test(text) && talk.FOR_YEARS.test(text);
}

function saysLength({ text, language }: Passage): boolean {
  return numbersIn(text, language).some(
    ({ end }) => words.MONTH_UNIT.test(text.slice(end)) || words.YEAR_UNIT.test(text.slice(end)),
  );
}

export function termHint(passage: Passage, doubt: string): Claim {
  return { ...UNKNOWN_TERM, ...resting([passage], 'hedged', doubt) };
}
