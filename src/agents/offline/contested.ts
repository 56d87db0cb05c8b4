import { type Claim } from '../../evidence/extraction';
import { type Member } from './cast';
import { champion, decider, type Resting, resting } from './claims';
import { FAINT, surest } from './weighed';
import { type Passage } from './passage';
import { type Judged } from './people.judged';
import { featuresOfDispute, HELD_AGAINST, PEOPLE_ANCHORS, type PeopleAnchor } from './senses/dispute.features';
import { talkOn } from './senses/open.features';
import { type Story } from './story';

/**
 * So surely disputed that the anchor is no longer called firm. On handoffs that taught nothing that finds ten champions of
 * thirteen in dispute and doubts two firm ones of 371, and six deciders of eleven and four of 372: a dispute overlooked costs more than ten too many.
 */
const DISPUTED: Record<PeopleAnchor, number> = { champion: 0.12, decisionMaker: 0.15 };

/**
 * The claims, with both people where two hold against each other who drives the purchase or who decides it and nobody settled it, as far
 * as was learnt; where the other cannot be told, the sentence that contradicts most stands against who was firm.
 */
export function contested(story: Story, judged: Judged, claims: Claim[]): Claim[] {
  return PEOPLE_ANCHORS.reduce((all, key) => {
    const own = all.filter(({ anchor }) => anchor === key);
    if (own.length === 0 || story.senses.ofDispute(featuresOfDispute(story, judged, key, own)) < DISPUTED[key])
      return all;
    const others = all.filter(({ anchor, standing }) => anchor !== key || standing === 'denied');
    const sides = firstTwo(judged, key);
    const firm = own.find(({ standing }) => standing === 'stated');
    if (sides.length > 1) return [...others, ...sides.map((side) => held(side, key))];
    return firm ? [...all, ...denial(story, key, firm)] : all;
  }, claims);
}

function held({ member, passages }: Side, key: PeopleAnchor): Claim {
  const resting = heldBy(passages);
  return key === 'champion' ? { ...champion(member), ...resting } : { ...decider(member), ...resting };
}

function heldBy(passages: Passage[]): Resting {
  const who = passages[0]?.speaker ?? 'A source';
  return resting(passages, 'disputed', `${who} holds to this, and somebody else to another.`);
}

interface Side {
  member: Member;
  passages: Passage[];
}

/** The two of the customer's people of whom most speaks for it, each with the sentences that say it most surely. */
function firstTwo({ sureOf, drivers, decision }: Judged, key: PeopleAnchor): Side[] {
  const sides =
    key === 'champion'
      ? drivers.map(({ member, drives }) => ({ member, passages: surest(drives, 0, 2) }))
      : decision.supports.map(({ member, signed, authority, yes }) => ({
          member,
          passages: [...signed, ...authority, ...surest(yes, 0, 2)].slice(0, 3),
        }));
  const sense = key === 'champion' ? 'drives it' : 'has decided';
  return sides
    .filter(({ passages }) => passages.length > 0)
    .sort((a, b) => sureOf(b.member, sense) - sureOf(a.member, sense))
    .slice(0, 2);
}

function denial(story: Story, key: PeopleAnchor, firm: Claim): Claim[] {
  const against = mostAgainst(story, key, firm);
  const doubt = 'Somebody seems to hold against it, and nobody settled it.';
  return against ? [{ ...firm, ...resting([against], 'denied', doubt) }] : [];
}

/** The sentence that most surely contradicts, beside what is firm; none where nothing does. */
function mostAgainst(story: Story, key: PeopleAnchor, firm: Claim): Passage | undefined {
  const quoted = new Set(firm.quotes.map(({ documentId, start }) => `${documentId} ${start}`));
  const [sense] = HELD_AGAINST[key];
  return talkOn(story, key)
    .filter((passage) => !quoted.has(`${passage.documentId} ${passage.start}`))
    .filter((passage) => story.senses.of(passage, sense) >= FAINT)
    .sort((a, b) => story.senses.of(b, sense) - story.senses.of(a, sense))[0];
}
