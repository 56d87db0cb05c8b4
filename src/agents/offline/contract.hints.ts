import { type Claim } from '../../evidence/extraction';
import { TERM_FIELD } from './contract.talk.words';
import { resting, UNKNOWN_SEATS } from './claims';
import { FEE_LABEL, SEAT_LABEL } from './contract.words';
import { feeHint, feeHints } from './fee.hints';
import { leftOpen } from './hint';
import { seatHints } from './seat.hints';
import { type Story } from './story';
import { termHint, termHints } from './term.hints';

/** What talk lets guess of the fields the record leaves empty, and what the form leaves open: never more than a hint. */
export function contractHints({ dossier, passages }: Pick<Story, 'dossier' | 'passages'>): Claim[] {
  const { seats, arr, startDate, renewalDate } = dossier.contract;
  const spoken = passages.filter(
    ({ zone, kind, language }) => zone === 'body' && kind !== 'order_form' && language !== 'und',
  );
  const claims: Claim[] = [];
  if (seats === null) {
    const open = leftOpen(passages, SEAT_LABEL);
    claims.push(
      ...seatHints(spoken),
      ...open.map((field) => ({ ...UNKNOWN_SEATS, ...resting([field], 'hedged', 'The form leaves the seats open.') })),
    );
  }
  if (arr === null) {
    const open = leftOpen(passages, FEE_LABEL);
    claims.push(
      ...feeHints(spoken),
      ...open.map((field) => feeHint(field, null, null, 'The form leaves the price open.')),
    );
  }
  if (startDate === null || renewalDate === null) {
    const open = leftOpen(passages, TERM_FIELD);
    claims.push(...termHints(spoken), ...open.map((field) => termHint(field, 'The form leaves the term open.')));
  }
  return claims;
}
