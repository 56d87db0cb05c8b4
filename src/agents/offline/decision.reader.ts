import { type Claim } from '../../evidence/extraction';
import { deciderClaims, decidedBy, overruled } from './decision.support';
import { byRecord, byTitle, offices } from './offices';
import { type Judged } from './people.judged';
import { type Story } from './story';

/** Who decides: by signatures, own words of authority and consent, what others say, and who speaks against it. */
export function readDecisionMaker(story: Story, judged: Judged): Claim[] {
  const { supports } = judged.decision;
  const hasDecided = decidedBy(judged);
  const ranked = supports
    .map((support) => ({ support, sure: judged.sureOf(support.member, 'has decided') }))
    .sort((a, b) => b.sure - a.sure)
    .map(({ support }) => support);
  const claims = overruled(ranked) ?? ranked.flatMap((support) => deciderClaims(support, hasDecided));
  if (claims.length > 0) return claims;
  const onRecord = byRecord(story, ranked);
  if (onRecord.length > 0) return onRecord;
  const office = offices(story);
  return office.length > 0 ? office : byTitle(story);
}
