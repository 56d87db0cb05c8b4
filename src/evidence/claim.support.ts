import { type Dossier } from './dossier.types';
import { type QuoteEvidence } from './evidence.types';
import { type Claim } from './extraction';
import {
  dateSupported,
  emailKnown,
  nameKnown,
  numbersSupported,
  renewalSupported,
  spokenOf,
  wordsSupported,
} from './support';
import { shortened } from './text/letters';

/** Why a claim's figures, dates, names or words are not borne out by its quotes; null when they are. */
export function unsupportedPart(claim: Claim, evidence: QuoteEvidence[], dossier: Dossier): string | null {
  const numbers = (...values: (number | null)[]) => {
    const wanted = values.filter((value) => value !== null);
    return numbersSupported(wanted, evidence, dossier.documents)
      ? null
      : `The figures ${wanted.join(' and ')} do not all stand in the quotes.`;
  };
  const dates = (...values: (string | null)[]) => {
    const absent = values.find((value) => value !== null && !dateSupported(value, evidence, dossier));
    return absent ? `The date ${absent} does not stand in the quotes.` : null;
  };
  const renewal = ({ startDate, renewalDate }: { startDate: string | null; renewalDate: string | null }) =>
    renewalDate === null || renewalSupported(renewalDate, startDate, evidence, dossier)
      ? null
      : `The renewal date ${renewalDate} does not follow from the quotes.`;
  const notice = (days: number | null) =>
    days === null || [days, days / 7, days / 30].some((value) => numbersSupported([value], evidence))
      ? null
      : `The notice of ${days} days does not stand in the quotes.`;
  const name = (value: string | null) =>
    value !== null && !(nameKnown(value, dossier) && spokenOf(value, evidence, dossier))
      ? `The name ${value} does not stand in the sources quoted.`
      : null;
  const words = (...texts: (number | string | null)[]) => {
    const strange = texts.find((text) => typeof text === 'string' && !wordsSupported(text, evidence, dossier));
    return strange === undefined ? null : `“${shortened(String(strange), 80)}” is not in the words of its sources.`;
  };
  switch (claim.anchor) {
    case 'contractTerm':
      return dates(claim.value.startDate) ?? renewal(claim.value) ?? notice(claim.value.noticePeriodDays);
    case 'arr':
      return numbers(claim.value.amount);
    case 'seats':
      return numbers(claim.value.seats);
    case 'painMetric':
      return (
        numbers(claim.value.baseline, typeof claim.value.target === 'number' ? claim.value.target : null) ??
        words(claim.value.what, claim.value.target)
      );
    case 'champion':
      return (
        name(claim.value.name) ??
        (claim.value.email !== null && !emailKnown(claim.value.email, dossier)
          ? `The address ${claim.value.email} does not stand in any source.`
          : null)
      );
    case 'decisionMaker':
      return name(claim.value.name);
    case 'successCriteria':
      return dates(claim.value.by) ?? words(claim.value.text);
  }
}
