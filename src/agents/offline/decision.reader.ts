import { type Claim } from '../../evidence/extraction';
import { decisionEvidence } from './decision.evidence';
import { claimsOf, decisionScore, dispute, overruled } from './decision.support';
import { byRecord, byTitle, offices } from './offices';
import { type Story } from './story';

/** Who decides: by signatures, own words of authority and consent, what others say, and who speaks against it. */
export function readDecisionMaker(story: Story): Claim[] {
  const passages = story.passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
  const { supports, claimants } = decisionEvidence(story, passages);
  const ranked = supports
    .map((support) => ({ support, score: decisionScore(support, supports) }))
    .sort((a, b) => b.score - a.score)
    .map(({ support }) => support);
  const disputed = dispute(ranked, claimants);
  if (disputed.length > 0) return disputed;
  const claims = overruled(ranked) ?? ranked.flatMap((support) => claimsOf(support, ranked));
  if (claims.length > 0) return claims;
  const onRecord = byRecord(story, ranked);
  if (onRecord.length > 0) return onRecord;
  const office = offices(story, passages);
  return office.length > 0 ? office : byTitle(story);
}
