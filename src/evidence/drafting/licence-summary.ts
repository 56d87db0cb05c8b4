import { type StatedClaim } from './artifact.types';
import { type Basis } from './brief-sections';
import { claim } from './claim';
import { counted, writeMoney, writeNumber, writeShare } from './wording';

/** What somebody with one minute reads: the waste, the time left and what is proposed. */
export function licenceSummary(basis: Basis): StatedClaim[] {
  return [...waste(basis), ...timeLeft(basis), ...proposed(basis)];
}

/** Unused seats and their money in one sentence, or which part of it is not known and what would change that. */
function waste(basis: Basis): StatedClaim[] {
  const { scores, dossier } = basis.record;
  const { arr, currency, seats } = dossier.contract;
  const { unusedSeats, annualCost, value, atMost = false } = scores?.muda ?? {};
  if (seats === null) return [];
  const price = arr === null ? '' : ` ${writeMoney(arr, currency)} a year`;
  const paid = `${dossier.account.name} pays${price} for ${writeNumber(seats)} seats`;
  const ids = ['contract.seats', ...(arr === null ? [] : ['contract.arr'])];
  if (unusedSeats == null || value == null)
    return claim(
      basis,
      ids,
      () => `${paid}; how many of them are used is not known, and only a record of daily usage would show it`,
    );
  const limit = atMost ? 'at most ' : '';
  const cost =
    annualCost == null ? 'what they cost is not known' : `${limit}${writeMoney(annualCost, currency)} a year`;
  return claim(
    basis,
    ['muda', 'muda.unusedSeats', ...(annualCost == null ? [] : ['muda.annualCost']), ...ids],
    () =>
      `${paid}; ${limit}${writeNumber(unusedSeats)} of them, ${writeShare(value)}, ${unusedSeats === 1 ? 'is' : 'are'} not used: ${cost}`,
  );
}

function timeLeft(basis: Basis): StatedClaim[] {
  const { today } = basis.record.dossier;
  return [
    ...claim(
      basis,
      ['contract.renewalDate', 'contract.daysToRenewal'],
      ({ 'contract.renewalDate': renewal, 'contract.daysToRenewal': days }) =>
        `The contract renews on ${renewal?.value}, in ${days?.value} days`,
    ),
    ...claim(basis, ['contract.noticeDeadline'], ({ 'contract.noticeDeadline': last }) =>
      String(last?.value) < today
        ? `The last day to give notice, ${last?.value}, has passed`
        : `Notice can be given until ${last?.value}`,
    ),
  ];
}

function proposed(basis: Basis): StatedClaim[] {
  const saving = basis.record.licences?.options.find(({ move }) => move === 'redeploy')?.saving ?? null;
  if (saving === null) return [];
  return claim(
    basis,
    ['licences.redeploy'],
    ({ 'licences.redeploy': redeploy }) =>
      `Proposed: give the ${counted(Number(redeploy?.value), 'seat')} to teams that can use them, worth ${writeMoney(saving, basis.record.dossier.contract.currency)} a year, before anybody speaks of fewer seats`,
  );
}
