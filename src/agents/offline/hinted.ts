import { ANCHOR_KEYS, type AnchorKey } from '../../evidence/evidence.types';
import { type Claim } from '../../evidence/extraction';
import { cut, shortened } from '../../evidence/text/letters';
import { FAINT } from './weighed';
import { hint } from './hint';
import { type Passage } from './passage';
import { type Judged } from './people.judged';
import { type Sense } from './senses/labels';
import { featuresOfOpen, isOfContract, talkOn } from './senses/open.features';
import { type Story } from './story';

/** So sure that something is hinted at: where the fewest open anchors of other authors are called by the wrong name. */
const HINTED = 0.6;

/**
 * Of what nothing makes firm, the claims that are a hint at all. What is only said in passing is no hint, but for a figure
 * of the contract's, and a hint that no rule knows is quoted where it is said most plainly.
 */
export function onlyHinted(story: Story, judged: Judged, claims: Claim[]): Claim[] {
  return ANCHOR_KEYS.flatMap((key) => {
    const own = claims.filter(({ anchor }) => anchor === key);
    if (!isOpen(story, key, own) || (isOfContract(key) && own.length > 0)) return own;
    if (story.senses.ofOpen(featuresOfOpen(story, judged, key, own)) < HINTED) return [];
    return own.length > 0 ? own : [plainestHint(story, judged, key)].filter((claim) => claim !== null);
  });
}

/** No source says it firmly, and the record does not hold it either. */
export function isOpen({ dossier: { contract } }: Story, key: AnchorKey, claims: Claim[]): boolean {
  if (claims.some(({ standing }) => standing === 'stated' || standing === 'disputed')) return false;
  if (key === 'seats') return contract.seats === null;
  if (key === 'arr') return contract.arr === null;
  return key !== 'contractTerm' || (contract.startDate === null && contract.renewalDate === null);
}

/** The senses of sentences that hint at an anchor without bearing it out. */
const HINTS = {
  contractTerm: ['term_hint'],
  arr: ['fee_hint'],
  seats: ['seats_hint'],
  painMetric: ['pain_vague', 'pain_today'],
  champion: ['drives', 'drives_not'],
  decisionMaker: ['authority', 'buy_in_not', 'buy_in'],
  successCriteria: ['criterion_vague', 'criterion', 'pain_goal'],
} as const satisfies Record<AnchorKey, readonly Sense[]>;

function plainestHint(story: Story, judged: Judged, key: AnchorKey): Claim | null {
  const sure = (passage: Passage) => Math.max(...HINTS[key].map((sense) => story.senses.of(passage, sense)));
  const [passage] = talkOn(story, key).sort((a, b) => sure(b) - sure(a));
  if (!passage || sure(passage) < FAINT) return null;
  const common = hint(passage, 'It is only hinted at.');
  switch (key) {
    case 'contractTerm':
      return { anchor: key, value: { startDate: null, renewalDate: null, noticePeriodDays: null }, ...common };
    case 'arr':
      return { anchor: key, value: { amount: null, currency: null }, ...common };
    case 'seats':
      return { anchor: key, value: { seats: null }, ...common };
    case 'painMetric':
      return {
        anchor: key,
        value: { what: cut(passage.text, 140), unit: null, baseline: null, target: null },
        ...common,
      };
    case 'successCriteria':
      return {
        anchor: key,
        value: { text: shortened(passage.text.trim().replace(/\s+/gu, ' '), 200), by: null },
        ...common,
      };
    case 'champion':
    case 'decisionMaker':
      return ofSomebody(story, judged, key, common);
  }
}

/** The likeliest of the customer's people. */
function ofSomebody(
  { cast }: Story,
  { sureOf }: Judged,
  anchor: 'champion' | 'decisionMaker',
  common: Pick<Claim, 'standing' | 'quotes' | 'by' | 'doubt'>,
): Claim | null {
  const sense = anchor === 'champion' ? 'drives it' : 'has decided';
  const [likeliest] = cast.members
    .filter(({ side }) => side === 'customer')
    .sort((a, b) => sureOf(b, sense) - sureOf(a, sense));
  if (!likeliest) return null;
  const { name, email, title } = likeliest;
  return anchor === 'champion'
    ? { anchor, value: { name, email }, ...common }
    : { anchor, value: { name, title }, ...common };
}
