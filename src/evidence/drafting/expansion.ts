import { type StatedClaim } from './artifact.types';
import { type Basis } from './brief-sections';
import { cite, claim, under } from './claim';
import { alarmInWords } from './alarm.wording';
import { writeShare } from './wording';

/** From this share of its key features on, the customer counts as using the advanced ones. */
const BROAD = 0.6;

/** What could grow and what shows it, or why nothing is offered. */
export function growth(basis: Basis): StatedClaim[] {
  const { expansion } = basis.record.scores ?? {};
  const isSeen = ['ready', 'held', 'unconfirmed'].includes(expansion?.band ?? '');
  return [...whether(basis), ...(isSeen ? growthShown(basis) : [])];
}

function whether(basis: Basis): StatedClaim[] {
  const { scores } = basis.record;
  if (scores?.expansion?.band === 'none' && scores.utilisation?.value != null) {
    return claim(
      basis,
      ['expansion.band', 'utilisation'],
      ({ utilisation: used }) =>
        `No expansion is proposed: with ${writeShare(Number(used?.value))} of the seats in use, there is no call for more`,
    );
  }
  if (scores?.expansion?.band !== 'held') return cite(basis, ['expansion.band']);
  const { health, hardRed } = scores;
  const against = heldBackBy({ healthBand: health.band, hardRed, isMitigated: false });
  const ids = [
    'expansion.band',
    ...hardRed.map((name) => `hardRed.${name}`),
    ...(health.value === null ? [] : ['health']),
  ];
  return claim(basis, ids, () => `An expansion is visible, but nothing is offered while ${against.join(', and ')}`);
}

/** What shows that the account could grow, by how many seats, and by how much money a year. */
export function growthShown(basis: Basis): StatedClaim[] {
  const figures = ['usage.active28', 'contract.seats', 'expansion.extraSeats', 'expansion.value'];
  return [
    ...cite(basis, [...under('expansion.signal', basis), ...figures]),
    ...broadUse(basis),
    ...cite(basis, under('team', basis)),
  ];
}

function broadUse(basis: Basis): StatedClaim[] {
  const { contributions = [] } = basis.record.scores?.health ?? {};
  const breadth = contributions.find(({ input }) => input === 'featureBreadth')?.value;
  if (typeof breadth !== 'number' || breadth < BROAD) return [];
  return claim(
    basis,
    ['health.featureBreadth'],
    () => `${writeShare(breadth)} of the features that matter to the customer are in use`,
  );
}

export interface Trouble {
  healthBand: string | null;
  hardRed: readonly string[];
  isMitigated: boolean;
}

/** Why nothing may be offered to the customer now, each in words; empty when nothing stands against it. */
export function heldBackBy({ healthBand, hardRed, isMitigated }: Trouble): string[] {
  return [
    ...hardRed.map(alarmInWords),
    ...(healthBand === 'red' ? ['the health is red'] : []),
    ...(healthBand === null || healthBand === 'insufficient_data' ? ['the health is not known'] : []),
    ...(isMitigated ? ['a risk is being mitigated'] : []),
  ];
}
