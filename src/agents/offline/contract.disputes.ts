import { type Claim } from '../../evidence/extraction';
import { resting, UNKNOWN_FEE, UNKNOWN_SEATS, UNKNOWN_TERM } from './claims';
import { FEE_NAME, SEATS_NAME, TERM_NAME } from './contract.disputes.words';
import { LEFT_OPEN, NOT_OPEN } from './open.words';
import { isQuestion, type Passage } from './passage';
import { type Story } from './story';

/** What the last paper says outright to be disputed of term, fee and seats: the record and the order are then no proof. */
export function contractDisputes(story: Story): Claim[] {
  const talk = story.passages.filter(({ zone, kind }) => zone === 'body' && kind !== 'order_form');
  const last = Math.max(-1, ...talk.map(({ order }) => order));
  const disputing = talk.filter((passage) => passage.order === last && disputes(passage));
  return KINDS.flatMap(({ name, called, unknown }) => {
    const said = disputing.find(({ text }) => name.test(text));
    return said ? [{ ...unknown, ...resting([said], 'denied', `Whoever writes calls the ${called} disputed.`) }] : [];
  });
}

const KINDS = [
  { name: TERM_NAME, called: 'term', unknown: UNKNOWN_TERM },
  { name: FEE_NAME, called: 'yearly fee', unknown: UNKNOWN_FEE },
  { name: SEATS_NAME, called: 'seats', unknown: UNKNOWN_SEATS },
] as const;

function disputes(passage: Passage): boolean {
  return LEFT_OPEN.test(passage.text) && !NOT_OPEN.test(passage.text) && !isQuestion(passage);
}
