import { type Claim } from '../../evidence/extraction';
import { resting, UNKNOWN_SEATS } from './claims';
import * as talk from './contract.talk.words';
import { PEOPLE_UNIT } from './contract.words';
import { before, countsIn } from './hint';
import { type Passage } from './passage';
import { together } from './together';

/** How many will use it, as far as talk tells: a count of people, or the answer to the question, if only “a dozen”. */
export function seatHints(spoken: Passage[]): Claim[] {
  return spoken.flatMap((passage, at): Claim[] => {
    const { text } = passage;
    const earlier = before(spoken, at, SEATS_REACH);
    const asked = talk.ABOUT_SEATS.test(text) || earlier.some(asksSeats);
    const users = talk.WHO_WILL_USE.test(text);
    const told = earlier.some((each) => talk.WHO_WILL_USE.test(each.text));
    const counts = countsIn(passage).filter(({ end }) => {
      const rest = text.slice(end);
      return PEOPLE_UNIT.test(rest) || asked || (users && OF_SOMETHING.test(rest)) || (told && BARE.test(rest));
    });
    if (counts.length === 0 && (asked ? talk.INDEFINITE.test(text) : together(text, talk.WE_ARE, talk.DOZENS)))
      return [{ ...UNKNOWN_SEATS, ...resting([passage], 'hedged', 'How many there are is only said roughly.') }];
    return counts.map(({ value, start, end }): Claim => {
      const said = text.slice(Math.max(0, start - 40), end + 30).trim();
      return {
        anchor: 'seats',
        value: { seats: value },
        ...resting([passage], 'hedged', `“${said}” is a figure from talk, not a contracted number.`),
      };
    });
  });
}
/** Sentences after the question, or after whom it is about, in which the number may still come. */
const SEATS_REACH = 6;
const OF_SOMETHING = /^\s+\p{Ll}{4,}/u;
const BARE = /^\s*(?:$|[,.;!?]|(?:or|o|ou|oder|of)(?![\p{L}])|of (?:them|us))/iu;

function asksSeats({ text }: Passage): boolean {
  return talk.HOW_MANY.test(text) || talk.ABOUT_SEATS.test(text) || together(text, talk.COUNTING, talk.SEATS, 2);
}
