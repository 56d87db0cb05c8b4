import { type ArtifactContent, type StatedClaim } from './artifact.types';
import { type Basis } from './brief-sections';
import { inputName } from './score-inputs';
import { claim } from './claim';
import { inWords, writeMoney, writeNumber } from './wording';
import { alarmInWords } from './alarm.wording';

const MOST_WORDS = 150;

/** What an executive must know, the weightiest first: whole sentences are left off at the end until it is short enough. */
export function executiveSummary(basis: Basis, proposal: NonNullable<ArtifactContent['proposal']>): StatedClaim[] {
  const sentences = [
    ...terms(basis),
    ...standing(basis, proposal),
    ...alarms(basis),
    ...value(basis),
    ...waste(basis),
    ...drivers(basis),
    ...claim(basis, ['promises.open'], (known) => `${known['promises.open']?.label}`),
    ...growth(basis),
  ];
  return sentences.reduce<StatedClaim[]>(
    (kept, each) => (words([...kept, each]) <= MOST_WORDS ? [...kept, each] : kept),
    [],
  );
}

function words(claims: StatedClaim[]): number {
  return claims.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
}

function terms(basis: Basis): StatedClaim[] {
  const { contract } = basis.record.dossier;
  const money =
    contract.arr === null ? 'an amount nobody knows' : `${writeMoney(contract.arr, contract.currency)} a year`;
  const seats = contract.seats === null ? '' : ` for ${writeNumber(contract.seats)} seats`;
  const ids = ['contract.arr', 'contract.seats'].filter((id) => Object.hasOwn(basis.known, id));
  return [
    ...claim(
      basis,
      ['contract.renewalDate', 'contract.daysToRenewal', ...ids],
      ({ 'contract.renewalDate': renewal, 'contract.daysToRenewal': days }) =>
        `${basis.record.dossier.account.name} pays ${money}${seats} and renews on ${renewal?.value}, in ${days?.value} days`,
    ),
    ...claim(basis, ['contract.noticeDeadline'], ({ 'contract.noticeDeadline': last }) =>
      String(last?.value) < basis.record.dossier.today
        ? `The last day to give notice, ${last?.value}, has passed`
        : `Notice can be given until ${last?.value}`,
    ),
  ];
}

/** The stance with the scores it follows from; without scores it says what would change that. */
function standing(basis: Basis, { stance }: NonNullable<ArtifactContent['proposal']>): StatedClaim[] {
  const { scores } = basis.record;
  const recommended = `Recommended stance: ${inWords(stance)}`;
  const scored = (['risk', 'health'] as const).filter((name) => scores?.[name].value != null);
  if (!scores || scored.length === 0) {
    const [cheapest] = scores?.risk.missing ?? [];
    const change = cheapest ? `; ${inputName(cheapest)} would change that` : '';
    return claim(basis, ['contract.renewalDate'], () => `${recommended}, because the risk is not known${change}`);
  }
  const said = scored.map((name) => `${name} ${scores[name].value} of 100, ${inWords(scores[name].band)}`);
  const unknown = scores.risk.value === null ? ['the risk is not known'] : [];
  return claim(basis, scored, () => `${recommended} (${[...said, ...unknown].join('; ')})`);
}

function alarms(basis: Basis): StatedClaim[] {
  const hardRed = basis.record.scores?.hardRed ?? [];
  return hardRed.length === 0
    ? []
    : claim(
        basis,
        hardRed.map((name) => `hardRed.${name}`),
        () => `Hard red: ${hardRed.map(alarmInWords).join('; ')}`,
      );
}

function value(basis: Basis): StatedClaim[] {
  const measured = claim(
    basis,
    ['progress.painMetric', 'anchor.painMetric'],
    ({ 'progress.painMetric': progress }) => `${progress?.label}`,
  );
  if (measured.length > 0) return measured;
  return claim(basis, ['anchor.painMetric'], () => 'The value agreed with the customer has not been measured yet');
}

function waste(basis: Basis): StatedClaim[] {
  const { muda } = basis.record.scores ?? {};
  if (!muda || muda.band === 'green' || !muda.unusedSeats) return [];
  const limit = muda.atMost ? 'at most ' : '';
  return claim(basis, ['muda.unusedSeats', 'muda.annualCost', 'contract.seats'], ({ 'contract.seats': seats }) => {
    const cost = writeMoney(muda.annualCost ?? 0, basis.record.dossier.contract.currency);
    return `${limit}${writeNumber(muda.unusedSeats ?? 0)} of ${writeNumber(Number(seats?.value))} seats go unused, ${limit}${cost} a year`;
  });
}

function drivers(basis: Basis): StatedClaim[] {
  const heaviest = (basis.record.scores?.risk.contributions ?? [])
    .filter(({ points, input }) => points > 0 && Object.hasOwn(basis.known, `risk.${input}`))
    .filter(({ input }) => input !== 'hardRedFloor')
    .sort((a, b) => b.points - a.points)
    .slice(0, 3);
  if (heaviest.length === 0) return [];
  return claim(
    basis,
    heaviest.map(({ input }) => `risk.${input}`),
    () => `What weighs most: ${heaviest.map(({ input }) => inputName(input)).join(', ')}`,
  );
}

function growth(basis: Basis): StatedClaim[] {
  const { expansion } = basis.record.scores ?? {};
  if (expansion?.band !== 'ready' || !expansion.value) return [];
  return claim(
    basis,
    ['expansion.extraSeats', 'expansion.value'],
    () =>
      `The account can grow by ${writeNumber(expansion.extraSeats ?? 0)} seats, ${writeMoney(expansion.value ?? 0, basis.record.dossier.contract.currency)} a year`,
  );
}
