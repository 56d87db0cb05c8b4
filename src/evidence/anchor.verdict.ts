import {
  type Anchor,
  type AnchorKey,
  type AnchorValue,
  type Candidates,
  type Evidence,
  type QuoteEvidence,
} from './evidence.types';
import { type Claim } from './extraction';

/** A claim whose quotes stand in their documents and whose figures stand in those quotes. */
export type SupportedClaim<C extends Claim = Claim> = C & { evidence: QuoteEvidence[] };

/** What the sources amount to for one anchor, before the round is known. */
export type Verdict = Omit<Anchor, 'key' | 'round'>;

export function concrete(value: AnchorValue, evidence: Evidence[]): Verdict {
  return { status: 'concrete', value, evidence, doubts: [] };
}
export function vague(value: AnchorValue | null, evidence: Evidence[], doubts: string[]): Verdict {
  return { status: 'vague', value, evidence, doubts };
}
export function missing(doubt: string): Verdict {
  return { status: 'missing', value: null, evidence: [], doubts: [doubt] };
}
export function conflicting(candidates: AnchorValue[], evidence: Evidence[], doubts: string[]): Verdict {
  const value: Candidates = { candidates };
  return { status: 'conflicting', value, evidence, doubts };
}

export const byStanding = <C extends Claim>(claims: SupportedClaim<C>[], ...standings: Claim['standing'][]) =>
  claims.filter(({ standing }) => standings.includes(standing));

export const quotesOf = (claims: SupportedClaim[]): Evidence[] => {
  const seen = new Set<string>();
  return claims
    .flatMap(({ evidence }) => evidence)
    .filter(({ documentId, start, end }) => {
      const place = `${documentId}:${start}:${end}`;
      return !seen.has(place) && Boolean(seen.add(place));
    });
};

export const doubtsOf = (claims: SupportedClaim[]): string[] => [
  ...new Set(claims.map(({ doubt }) => doubt).filter((doubt) => doubt !== null)),
];

export const NOBODY_SAYS: Record<AnchorKey, string> = {
  contractTerm: 'No contract record and no document gives a start and a renewal date.',
  arr: 'No contract record and no order form gives a yearly amount.',
  seats: 'No contract record and no order form gives a number of seats.',
  painMetric: 'No document names a pain of the customer.',
  champion: 'No source names a person on the customer’s side who drives the purchase.',
  decisionMaker: 'No source names who decides or pays on the customer’s side.',
  successCriteria: 'No document says how the customer will judge success.',
};
