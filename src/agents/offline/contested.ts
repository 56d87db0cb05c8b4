import { type Claim } from '../../evidence/extraction';
import { type Member } from './cast';
import { champion, criterion, decider, type Resting, resting } from './claims';
import { FAINT, surest } from './weighed';
import { deadlinesOf } from './deadlines';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { type Judged } from './people.judged';
import { featuresOfDispute, HELD_AGAINST, TOLD_ANCHORS, type ToldAnchor } from './senses/dispute.features';
import { talkOn } from './senses/open.features';
import { type Story } from './story';

/** So surely disputed that the anchor is no longer called firm: a dispute overlooked costs more than one too many. */
const DISPUTED = 0.33;

/**
 * The claims, with both sides of every anchor but the pain that two people or two papers hold against each other and nobody settled, as
 * far as was learnt; where the other side cannot be told, the sentence that contradicts most stands against what was firm.
 */
export function contested(story: Story, judged: Judged, measures: Measures, claims: Claim[]): Claim[] {
  return TOLD_ANCHORS.reduce((all, key) => {
    const own = all.filter(({ anchor }) => anchor === key);
    const firm = own.find(({ standing }) => standing === 'stated');
    if (!firm) return all;
    if (story.senses.ofDispute(featuresOfDispute(story, judged, measures, key, own)) < DISPUTED) return all;
    const others = all.filter(({ anchor, standing }) => anchor !== key || standing === 'denied');
    const sides = sidesOf(story, judged, measures, firm);
    return sides.length > 1 ? [...others, ...sides] : [...all, ...denial(story, key, firm)];
  }, claims);
}

/** What each side holds; fewer than two where the other side cannot be told. */
function sidesOf(story: Story, judged: Judged, measures: Measures, firm: Claim): Claim[] {
  switch (firm.anchor) {
    case 'champion':
      return firstTwo(judged, 'champion').map(({ member, passages }) => ({ ...champion(member), ...heldBy(passages) }));
    case 'decisionMaker':
      return firstTwo(judged, 'decisionMaker').map(({ member, passages }) => ({
        ...decider(member),
        ...heldBy(passages),
      }));
    case 'successCriteria': {
      const against = mostAgainst(story, 'successCriteria', firm);
      const [deadline] = against ? deadlinesOf(story, against, measures) : [];
      return against
        ? [disputed(firm), { ...criterion(against.text, deadline?.by ?? null), ...heldBy([against]) }]
        : [];
    }
    default:
      return [];
  }
}

function disputed<C extends Claim>(claim: C): C {
  return { ...claim, standing: 'disputed', doubt: oneSideOf(claim.by) };
}

function heldBy(passages: Passage[]): Resting {
  return resting(passages, 'disputed', oneSideOf(passages[0]?.speaker ?? null));
}

function oneSideOf(who: string | null): string {
  return `${who ?? 'A source'} holds to this, and somebody else to another.`;
}

interface Side {
  member: Member;
  passages: Passage[];
}

/** The two of the customer's people of whom most speaks for it, each with the sentences that say it most surely. */
function firstTwo({ sureOf, drivers, decision }: Judged, key: 'champion' | 'decisionMaker'): Side[] {
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

function denial(story: Story, key: ToldAnchor, firm: Claim): Claim[] {
  const against = mostAgainst(story, key, firm);
  const doubt = 'Somebody seems to hold against it, and nobody settled it.';
  return against ? [{ ...firm, ...resting([against], 'denied', doubt) }] : [];
}

/** The sentence that most surely contradicts, beside what is firm; none where nothing does. */
function mostAgainst(story: Story, key: ToldAnchor, firm: Claim): Passage | undefined {
  const quoted = new Set(firm.quotes.map(({ documentId, start }) => `${documentId} ${start}`));
  const [sense] = HELD_AGAINST[key];
  return talkOn(story, key)
    .filter((passage) => !quoted.has(`${passage.documentId} ${passage.start}`))
    .filter((passage) => story.senses.of(passage, sense) >= FAINT)
    .sort((a, b) => story.senses.of(b, sense) - story.senses.of(a, sense))[0];
}
