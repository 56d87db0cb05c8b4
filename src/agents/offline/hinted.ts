import { ANCHOR_KEYS, type AnchorKey } from '../../evidence/evidence.types';
import { type Claim } from '../../evidence/extraction';
import { type Member } from './cast';
import {
  champion,
  type Content,
  criterion,
  decider,
  resting,
  UNKNOWN_FEE,
  UNKNOWN_SEATS,
  UNKNOWN_TERM,
  unmeasuredPain,
} from './claims';
import { FAINT } from './weighed';
import { type Passage } from './passage';
import { type Judged } from './people.judged';
import { type BuyerSense, type Sense } from './senses/labels';
import { featuresOfOpen, isOfContract, talkOn } from './senses/open.features';
import { type Story } from './story';

/** So sure that something is hinted at: where the fewest open anchors of other authors are called by the wrong name. */
const HINTED = 0.6;

/**
 * Of what nothing makes firm, which claims are a hint at all. What is only said in passing is none, but for a figure of the
 * contract's, and is kept as such; a hint that no rule knows is quoted where it is said most plainly.
 */
export function onlyHinted(story: Story, judged: Judged, claims: Claim[]): Claim[] {
  return ANCHOR_KEYS.flatMap((key) => {
    const own = claims.filter(({ anchor }) => anchor === key);
    if (!isOpen(story, key, own) || (isOfContract(key) && own.length > 0)) return own;
    if (story.senses.ofOpen(featuresOfOpen(story, judged, key, own)) < HINTED)
      return own.map((claim): Claim => ({ ...claim, standing: 'passing' }));
    return own.length > 0 ? own : [plainestHint(story, judged, key)].filter((claim) => claim !== null);
  });
}

/** Many a sentence names a length or a count of something else than the contract's. */
const PLAIN = 0.45;

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
  if (!passage || sure(passage) < (isOfContract(key) ? PLAIN : FAINT)) return null;
  const content = SAYS[key](passage, (sense) => likeliest(story, judged, sense));
  return content && { ...content, ...resting([passage], 'hedged', 'It is only hinted at.') };
}

/** What a sentence that hints at an anchor says of it; null where that takes a person and there is none. */
const SAYS: Record<
  AnchorKey,
  (passage: Passage, likeliest: (sense: BuyerSense) => Member | undefined) => Content | null
> = {
  contractTerm: () => UNKNOWN_TERM,
  arr: () => UNKNOWN_FEE,
  seats: () => UNKNOWN_SEATS,
  painMetric: unmeasuredPain,
  champion: (_, likeliest) => {
    const who = likeliest('drives it');
    return who ? champion(who) : null;
  },
  decisionMaker: (_, likeliest) => {
    const who = likeliest('has decided');
    return who ? decider(who) : null;
  },
  successCriteria: ({ text }) => criterion(text, null),
};

function likeliest({ cast }: Story, { sureOf }: Judged, sense: BuyerSense): Member | undefined {
  const [first] = cast.members
    .filter(({ side }) => side === 'customer')
    .sort((a, b) => sureOf(b, sense) - sureOf(a, sense));
  return first;
}
