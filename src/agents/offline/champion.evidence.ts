import { actorIn } from './actor';
import { type Member } from './cast';
import { voteOf } from './champion.votes';
import { HEDGE } from './doubt.words';
import { type Weighed, eitherOf } from './weighed';
import { isQuestion, type Passage } from './passage';
import { type Sense } from './senses/labels';
import { signatures } from './signatures';
import { type Story } from './story';

/** What the sentences about one person say of whether that person drives the purchase. */
export interface DriverEvidence {
  member: Member;
  drives: Weighed[];
  denies: Weighed[];
  /** How surely some sentence says that the person goes, from 0 to 1. */
  leaves: number;
  /** Signs for the customer, and so more likely decides than drives. */
  signs: boolean;
}

/** A word or two mean what the sentences about them mean, and are not counted again. */
const SENTENCE = /(?:\p{L}+[^\p{L}]+){2}\p{L}/u;

/** The evidence on each of the customer's people, from the sentences each is the subject of. */
export function championEvidence(story: Story, passages: Passage[]): DriverEvidence[] {
  const signers = new Set(signatures(story).map(({ member }) => member));
  const found = new Map<Member, DriverEvidence>();
  for (const member of story.cast.members)
    if (member.side === 'customer')
      found.set(member, {
        member,
        drives: [],
        denies: [],
        leaves: 0,
        signs: signers.has(member),
      });
  for (const passage of passages) {
    const actor = actorIn(story, passage);
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
export function supposes(passage: Passage, { name }: Member): boolean {
  return passage.speaker !== name && (HEDGE.test(passage.text) || isQuestion(passage));
}
const SUPPOSED = 0.2;
