import { actorIn } from './actor';
import { type Member } from './cast';
import { signsIn } from './champion.signs';
import { voteOf } from './champion.votes';
import { HEDGE } from './doubt.words';
import { type Weighed, eitherOf, laterDoubt, strengthOf } from './evidence.sum';
import { type Passage } from './passage';
import { championByRecord, deciderByRecord } from './record.roles';
import { type Sense } from './senses/labels';
import { signatures } from './signatures';
import { type Story } from './story';

/** What the sentences about one person say of whether that person drives the purchase. */
export interface Evidence {
  member: Member;
  drives: Weighed[];
  denies: Weighed[];
  /** How surely some sentence says that the person goes, from 0 to 1. */
  leaves: number;
  speaks: boolean;
  /** Signs for the customer, and so more likely decides than drives. */
  signs: boolean;
}

/** A word or two mean what the sentences about them mean, and are not counted again. */
const SENTENCE = /(?:\p{L}+[^\p{L}]+){2}\p{L}/u;

/** The evidence on each of the customer's people, from the sentences each is the subject of. */
export function championEvidence(story: Story, passages: Passage[]): Evidence[] {
  const signers = new Set(signatures(story).map(({ member }) => member));
  const found = new Map<Member, Evidence>();
  for (const member of story.cast.members)
    if (member.side === 'customer')
      found.set(member, {
        member,
        drives: [],
        denies: [],
        leaves: 0,
        speaks: speaksIn(passages, member),
        signs: signers.has(member),
      });
  for (const passage of passages) {
    const actor = actorIn(story, passage, signsIn(passage.text)[0]?.at);
    const evidence = actor && found.get(actor);
    if (!evidence) continue;
    const sense = (name: Sense) => (SENTENCE.test(passage.text) ? story.senses.of(passage, name) : 0);
    const drives = supposes(passage, actor) ? Math.min(sense('drives'), SUPPOSED) : sense('drives');
    const not = sense('drives_not');
    const vote = voteOf(story, passage, evidence.member);
    evidence.drives.push({
      passage,
      probability: eitherOf(drives * (1 - not), vote.drives),
    });
    evidence.denies.push({ passage, probability: Math.max(not, vote.denies) });
    evidence.leaves = Math.max(evidence.leaves, story.senses.of(passage, 'champion_left'));
  }
  return [...found.values()];
}

/** "Probably Mona did …?": said by somebody else who is not sure of it. */
function supposes({ text, speaker }: Passage, { name }: Member): boolean {
  return speaker !== name && (HEDGE.test(text) || /\?\s*$/u.test(text));
}
const SUPPOSED = 0.2;

function speaksIn(passages: Passage[], { name }: Member): boolean {
  return passages.some(({ speaker }) => speaker === name);
}

/** How much evidence of driving counts at most. */
export const MOST = 4;

/**
 * Log-odds that the person drives the purchase. The weights are a logistic regression over the people of the marked
 * handoffs, with senses learnt from other authors, rounded; 0 is where it is said for sure.
 */
export function championScore(evidence: Evidence, all: Evidence[]): number {
  const { member, drives, denies, speaks, signs } = evidence;
  const rivals = all.filter((other) => other !== evidence).map((other) => strengthOf(other.drives, MOST));
  const nobodyOnRecord = !all.some((each) => championByRecord(each.member));
  return (
    -1.3 +
    0.6 * strengthOf(drives, MOST) -
    3.8 * laterDoubt(drives, denies) +
    (championByRecord(member) ? 4.4 : 0) -
    (deciderByRecord(member) && !championByRecord(member) ? 1.2 : 0) -
    (signs ? 1.6 : 0) +
    (nobodyOnRecord ? 1.3 : 0) +
    (speaks ? 0.5 : 0) -
    0.35 * Math.max(0, ...rivals)
  );
}

/** The same among those who stay: less the surer it is that the person goes, and with nobody before them who goes. */
export function stayingScore(evidence: Evidence, all: Evidence[]): number {
  const staying = all.filter(({ leaves }) => leaves < GOES);
  return championScore(evidence, staying) - 6 * evidence.leaves;
}
const GOES = 0.5;
