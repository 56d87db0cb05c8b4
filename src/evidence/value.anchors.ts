import {
  byStanding,
  concrete,
  conflicting,
  doubtsOf,
  missing,
  NOBODY_SAYS,
  quotesOf,
  vague,
  type SupportedClaim,
  type Verdict,
} from './anchor.verdict';
import { type Dossier } from './dossier.types';
import { writeNumber } from './drafting/wording';
import { type PainValue } from './evidence.types';
import { type ClaimOf } from './extraction';

/** The pain is concrete with a figure for today and one to reach, firmly stated and denied by nobody. */
export function judgePain(claims: SupportedClaim<ClaimOf<'painMetric'>>[]): Verdict {
  const disputed = byStanding(claims, 'disputed').filter(
    ({ value: { baseline, target } }, at, all) =>
      baseline !== null && all.findIndex(({ value }) => value.baseline === baseline && value.target === target) === at,
  );
  if (disputed.length > 1) {
    return conflicting(
      disputed.map(({ value }) => value),
      quotesOf(disputed),
      [disagreement(disputed.map(({ value }) => value)), ...doubtsOf(disputed)],
    );
  }
  const complete = byStanding(claims, 'stated').find(({ value }) => value.baseline !== null && value.target !== null);
  const against = byStanding(claims, 'denied');
  if (complete && against.length === 0) {
    const same = claims.filter(
      ({ value }) => value.baseline === complete.value.baseline && value.target === complete.value.target,
    );
    return concrete(complete.value, quotesOf(same));
  }
  const first = complete ?? claims.find(({ standing }) => standing !== 'withdrawn');
  if (!first) return missing(NOBODY_SAYS.painMetric);
  const doubts = doubtsOf(claims);
  if (first.value.baseline === null) doubts.push('No figure for today.');
  if (first.value.target === null) doubts.push('No figure to reach.');
  return vague(first.value, quotesOf(claims), doubts.length > 0 ? doubts : ['The figures are not stated firmly.']);
}

function disagreement(values: PainValue[]): string {
  const figures = (of: (value: PainValue) => number | string | null) => [
    ...new Set(values.map((value) => withUnit(of(value), value.unit))),
  ];
  const today = figures(({ baseline }) => baseline);
  return today.length > 1
    ? `The sources disagree on today’s figure: ${today.join(' against ')}.`
    : `The sources disagree on the figure to reach: ${figures(({ target }) => target).join(' against ')}.`;
}

function withUnit(figure: number | string | null, unit: string | null): string {
  if (figure === null) return 'none';
  return typeof figure === 'number' ? [writeNumber(figure), unit].filter(Boolean).join(' ') : figure;
}

/** Criteria are concrete when they are dated within the contract and nobody holds against them. */
export function judgeCriteria(claims: SupportedClaim<ClaimOf<'successCriteria'>>[], dossier: Dossier): Verdict {
  const firm = byStanding(claims, 'stated').filter(
    ({ value }) => value.by !== null && value.by >= (dossier.contract.startDate ?? '0'),
  );
  const rivals = byStanding(claims, 'disputed').filter(
    ({ value }, at, all) =>
      all.findIndex((other) => other.value.by === value.by && other.value.text === value.text) === at,
  );
  if (rivals.length > 1) {
    return conflicting(
      rivals.map(({ value }) => ({ criteria: [{ text: value.text, by: value.by }] })),
      quotesOf(rivals),
      ['The sources hold different criteria, and neither is withdrawn.', ...doubtsOf(rivals)],
    );
  }
  const against = byStanding(claims, 'denied', 'disputed');
  if (firm.length > 0 && against.length === 0) {
    return concrete({ criteria: firm.map(({ value }) => ({ text: value.text, by: value.by })) }, quotesOf(firm));
  }
  const standing = claims.filter((claim) => claim.standing !== 'withdrawn');
  if (standing.length === 0) return missing(NOBODY_SAYS.successCriteria);
  const criteria = standing
    .filter((claim) => claim.standing !== 'denied')
    .map(({ value }) => ({ text: value.text, by: value.by }));
  const doubts = doubtsOf(standing);
  return vague(
    criteria.length > 0 ? { criteria } : null,
    quotesOf(standing),
    doubts.length > 0 ? doubts : ['No criterion is both measurable and dated.'],
  );
}
