import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { type Claim } from '../../evidence/extraction';
import { asAmended } from './amendments';
import { bindingForms, draftForms } from './binding.forms';
import { contractHints } from './contract.hints';
import { SEAT_LABEL } from './contract.words';
import { leftOpen } from './hint';
import { orderDoubts } from './order.doubts';
import { yearlyFeeOn } from './order.fee';
import { type Lines } from './order.form';
import { seatsOn } from './order.seats';
import { orderStatements } from './order.statements';
import { termOn } from './order.term';
import { isOfContract } from './senses/open.features';
import { type Story } from './story';

/** Term, yearly fee and seats from order forms, from mails that state the order, and as mere hints from talk. */
export function readContract(story: Story): Claim[] {
  const { dossier } = story;
  const linesOf = ({ id }: DossierDocument) => story.passages.filter(({ documentId }) => documentId === id);
  const forms = bindingForms(story);
  const onForms = forms.map(linesOf).flatMap((lines) => [...statedOn(lines, dossier), ...orderDoubts(lines, story)]);
  const onDrafts =
    forms.length === 0
      ? draftForms(story)
          .map(linesOf)
          .flatMap((lines) => againstRecord(lines, dossier))
      : [];
  const inWriting = orderStatements(story).flatMap((statement) => statedOn([statement], dossier));
  return [...asAmended(onForms, story), ...onDrafts, ...inWriting, ...contractHints(story)];
}

/** What a draft says of what the record holds: a contradiction, where no form in force settles it. */
function againstRecord(lines: Lines, dossier: Dossier): Claim[] {
  const { startDate, renewalDate, arr, seats } = dossier.contract;
  const onRecord = { contractTerm: startDate ?? renewalDate, arr, seats };
  return statedOn(lines, dossier).flatMap((claim) =>
    isOfContract(claim.anchor) && onRecord[claim.anchor] !== null
      ? [{ ...claim, standing: 'disputed', doubt: 'It stands in a draft of the order only.' }]
      : [],
  );
}

function statedOn(lines: Lines, dossier: Dossier): Claim[] {
  const claims: Claim[] = [];
  const common = { standing: 'stated', by: null, doubt: null } as const;
  const onRecord = dossier.contract.seats;
  const seats = onRecord === null && leftOpen(lines, SEAT_LABEL).length > 0 ? null : seatsOn(lines, onRecord);
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
