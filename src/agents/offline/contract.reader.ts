import { type Dossier } from '../../evidence/dossier.types';
import { type Claim } from '../../evidence/extraction';
import { bindingForms } from './binding.forms';
import { contractHints } from './contract.hints';
import { orderDoubts } from './order.doubts';
import { yearlyFeeOn } from './order.fee';
import { type Lines } from './order.form';
import { seatsOn } from './order.seats';
import { orderStatements } from './order.statements';
import { termOn } from './order.term';
import { type Story } from './story';

/** Term, yearly fee and seats from order forms, from mails that state the order, and as mere hints from talk. */
export function readContract(story: Story): Claim[] {
  const { dossier } = story;
  const onForms = bindingForms(story).flatMap(({ id }) => {
    const lines = story.passages.filter(({ documentId }) => documentId === id);
    return [...statedOn(lines, dossier), ...orderDoubts(lines, story)];
  });
  const inWriting = orderStatements(story).flatMap((statement) => statedOn([statement], dossier));
  return [...onForms, ...inWriting, ...contractHints(story)];
}

function statedOn(lines: Lines, dossier: Dossier): Claim[] {
  const claims: Claim[] = [];
  const common = { standing: 'stated', by: null, doubt: null } as const;
  const seats = seatsOn(lines, dossier.contract.seats);
  if (seats) claims.push({ anchor: 'seats', value: { seats: seats.value }, quotes: seats.quotes, ...common });
  const fee = yearlyFeeOn(lines, dossier);
  if (fee) {
    const { amount, currency } = fee.value;
    claims.push({ anchor: 'arr', value: { amount, currency }, quotes: fee.quotes, ...common });
  }
  const term = termOn(lines, dossier);
  if (term) claims.push({ anchor: 'contractTerm', value: term.value, quotes: term.quotes, ...common });
  return claims;
}
