import { painOf } from '../anchor.value';
import { daysBetween } from '../../calendar/calendar';
import { criteriaOf, isAboutPain } from '../criteria';
import { type PainValue } from '../evidence.types';
import { type AccountRecord } from './account-record.types';
import { type Section, type StatedClaim } from './artifact.types';
import { peopleInBrief } from './brief-people';
import { cite, claim, under } from './claim';
import { type BRIEF_SECTIONS } from './draft-answers';
import { growth } from './expansion';
import { type KnownFacts } from './known-facts';
import { painReadings, passedUnread, readingsOf } from './known-progress';
import { inWords, phrase, sentence, writeMoney, writeNumber, writeShare } from './wording';

export type Basis = { record: AccountRecord; known: KnownFacts };
type Heading = (typeof BRIEF_SECTIONS)[number];

/** The facts of a renewal brief, section by section, straight from the record. */
export function briefSections(basis: Basis): (Section & { heading: Heading })[] {
  return [
    { heading: 'Terms and dates', claims: terms(basis) },
    { heading: 'Value delivered', claims: valueDelivered(basis) },
    { heading: 'Usage and licences', claims: usage(basis) },
    { heading: 'Waste in money', claims: waste(basis) },
    { heading: 'Risks and mitigation', claims: risks(basis) },
    { heading: 'Stakeholders', claims: peopleInBrief(basis) },
    { heading: 'Open promises', claims: cite(basis, ['promises.open', ...openPromises(basis)]) },
    { heading: 'Expansion', claims: growth(basis) },
  ];
}

function terms(basis: Basis): StatedClaim[] {
  const { contract, today } = basis.record.dossier;
  const { known } = basis;
  const paid = ['contract.arr', 'contract.seats', 'contract.plan'].filter((id) => Object.hasOwn(known, id));
  const parts = [
    contract.arr === null ? [] : [`pays ${writeMoney(contract.arr, contract.currency)} a year`],
    contract.seats === null ? [] : [`has ${writeNumber(contract.seats)} seats`],
    contract.plan === null ? [] : [`is on the plan ${contract.plan}`],
  ].flat();
  const name = basis.record.dossier.account.name;
  return [
    ...(paid.length > 0 ? claim(basis, paid, () => `${name} ${parts.join(', ')}`) : []),
    ...cite(basis, ['contract.startDate']),
    ...claim(
      basis,
      ['contract.renewalDate', 'contract.daysToRenewal'],
      () =>
        `The contract renews on ${contract.renewalDate}, ${daysBetween(today, contract.renewalDate ?? today)} days from ${today}`,
    ),
    ...claim(basis, ['contract.noticeDeadline', 'contract.noticePeriodDays'], ({ 'contract.noticeDeadline': last }) => {
      const passed = String(last?.value) < today;
      const period = `${contract.noticePeriodDays} days before the renewal`;
      return passed
        ? `The last day to give notice was ${last?.value}, ${period}; it has passed`
        : `Notice can be given until ${last?.value}, ${period}`;
    }),
    ...cite(basis, ['contract.entitlements']),
    ...claim(basis, under('calendar', basis), (facts) =>
      under('calendar', basis)
        .map((id, at) => (at === 0 ? facts[id]?.label : facts[id]?.label.replace(/^The /, 'the ')))
        .join(', '),
    ),
  ].filter(({ evidence }) => evidence.length > 0);
}

/** What was agreed, how far it has come by the newest reading, and when first value was reached. */
function valueDelivered(basis: Basis): StatedClaim[] {
  const { record } = basis;
  const pain = painOf(record.anchors);
  const agreed = criteriaOf(record.anchors).flatMap((criterion): StatedClaim[] => {
    const { text, by } = criterion;
    const day =
      by === null ? '' : ` for ${by}${passedUnread(criterion, record) ? ', which passed without a reading' : ''}`;
    const newest = isAboutPain(text, record.anchors) ? undefined : readingsOf(record, [text]).at(-1);
    return [
      { text: sentence(`Agreed${day}: ${phrase(text)}`), evidence: ['anchor.successCriteria'] },
      ...(newest ? claim(basis, [newest.id], () => measuredOn(newest)) : []),
    ];
  });
  const newest = painReadings(record).at(-1);
  const measured = newest
    ? claim(basis, [newest.id, 'anchor.painMetric'], () => measuredOn(newest))
    : claim(basis, ['anchor.painMetric'], () => 'Not measured: no reading of the agreed pain is on record');
  const covered = claim(basis, ['progress.painMetric', 'anchor.painMetric'], ({ 'progress.painMetric': progress }) => {
    const share = Number(progress?.value);
    const way = `the way from ${writeNumber(pain?.baseline ?? 0)} to ${String(pain?.target)}`;
    return share < 0
      ? `It went the wrong way, by ${writeShare(-share)} of ${way}`
      : `${writeShare(share)} of ${way} is covered`;
  });
  const first = Object.hasOwn(basis.known, 'milestone.first_value')
    ? cite(basis, ['milestone.first_value'])
    : claim(
        basis,
        ['contract.startDate'],
        ({ 'contract.startDate': start }) => `First value has not been reached since the start on ${start?.value}`,
      );
  return [...painAgreed(basis, pain), ...measured, ...covered, ...agreed, ...first];
}

function measuredOn({ on, value }: { on: string; value: number }): string {
  return `Measured on ${on}: ${writeNumber(value)}`;
}

function painAgreed(basis: Basis, pain: PainValue | null): StatedClaim[] {
  if (!pain || pain.baseline === null || pain.target === null) return cite(basis, ['anchor.painMetric']);
  const unit = pain.unit ? ` ${pain.unit}` : '';
  const way =
    typeof pain.target === 'number'
      ? `from ${writeNumber(pain.baseline)} to ${writeNumber(pain.target)}${unit}`
      : `from ${writeNumber(pain.baseline)}${unit} to ${pain.target}`;
  return claim(basis, ['anchor.painMetric'], () => `The pain agreed on: ${phrase(pain.what)}; ${way}`);
}

function usage(basis: Basis): StatedClaim[] {
  const { scores, dossier } = basis.record;
  const inUse = claim(
    basis,
    ['usage.active28', 'contract.seats', 'utilisation'],
    ({ 'usage.active28': active, utilisation }) => {
      const limit = scores?.active28?.method === 'at_least' ? 'At least ' : '';
      const band = scores?.utilisation?.band ?? '';
      return `${limit}${writeNumber(Number(active?.value))} of ${writeNumber(dossier.contract.seats ?? 0)} seats were used in the last 28 days, ${writeShare(Number(utilisation?.value))} (${inWords(band)})`;
    },
  );
  const erratic = scores?.mura && ['yellow', 'red'].includes(scores.mura.band) ? ['mura'] : [];
  return [
    ...(inUse.length > 0 ? inUse : cite(basis, ['usage.active28'])),
    ...cite(basis, ['trend', ...erratic, 'timeToValue']),
  ];
}

function waste(basis: Basis): StatedClaim[] {
  const { scores, dossier } = basis.record;
  const { muda } = scores ?? {};
  const limit = muda?.atMost ? 'At most ' : '';
  const money = claim(basis, ['muda.unusedSeats', 'muda.annualCost'], () =>
    muda?.unusedSeats === 0
      ? 'No seat is paid and unused'
      : `${limit}${writeNumber(muda?.unusedSeats ?? 0)} seats are paid and not used: ${writeMoney(muda?.annualCost ?? 0, dossier.contract.currency)} a year`,
  );
  const overload = scores?.muri && ['yellow', 'red'].includes(scores.muri.band) ? ['muri'] : [];
  return [
    ...(money.length > 0 ? money : cite(basis, ['muda.unusedSeats', 'muda'])),
    ...(muda?.band === 'green' ? [] : cite(basis, ['licences.redeploy', 'licences.right_size'])),
    ...cite(basis, ['mura.expectedLoss', ...overload, 'muri.expectedLoss']),
  ];
}

/** Where the account stands; the single risks stand in the register. */
function risks(basis: Basis): StatedClaim[] {
  const plans = basis.record.earlierDrafts
    .filter(({ kind }) => kind === 'mitigation_plan')
    .map(({ id }) => `artifact.${id}`);
  const atStake = claim(basis, ['contract.arr'], ({ 'contract.arr': arr }) => {
    const { currency } = basis.record.dossier.contract;
    return `At stake: ${writeMoney(Number(arr?.value), currency)} a year`;
  });
  return [
    ...cite(basis, ['risk', 'health', ...under('hardRed', basis)]),
    ...atStake,
    ...cite(basis, [...under('signal', basis), ...under('ticket', basis), ...plans]),
  ];
}

export function openPromises({ record }: Basis): string[] {
  return record.promises.filter(({ status }) => status === 'open').map(({ id }) => `promise.${id}`);
}
