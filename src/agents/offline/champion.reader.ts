import { type Claim } from '../../evidence/extraction';
import { type Member } from './cast';
import { rivalsAmong } from './champion.rivals';
import { actorOf, signsIn } from './champion.signs';
import { customersIn, type Support, addUp, claimsOf, leanIn, weight } from './champion.weighing';
import { ASKED_WHO, I_DROVE, I_SUBJECT, ME, NOT_CHAMPION, THEY_DROVE, tellsOfDriving } from './champion.words';
import { HEDGE, NEGATED, SARCASM } from './doubt.words';
import { type Passage } from './passage';
import { CHAMPION_ROLE } from './people.words';
import { type Story } from './story';

/** One claim for each person who is said, or says, to drive the purchase; the surest first. */
export function readChampion(story: Story): Claim[] {
  const passages = story.passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
  const supports = new Map<string, Support>();
  const of = (member: Member): Support => {
    const known = supports.get(member.name) ?? { member, signs: [], firm: [], hedged: [], against: [] };
    supports.set(member.name, known);
    return known;
  };
  passages.forEach((passage, at) => {
    const speaker = story.cast.find(passage.speaker);
    const own = speaker?.side === 'customer' ? speaker : undefined;
    const named = customersIn(story, passage);
    const doubtful = HEDGE.test(passage.text) || /\?/.test(passage.text);
    const droveOthers = own !== undefined && (drivesIn(passage, I_DROVE) || droveInside(passage));
    if (own && droveOthers && !SARCASM.test(passage.text)) of(own).firm.push(passage);
    else if (own && ME.test(passage.text) && asked(passages, at)) of(own).firm.push(passage);
    const subject =
      named[0] ??
      (passage.side === 'vendor' || passage.kind === 'crm_note' ? goesOnAbout(story, passages, at) : undefined);
    const isObject = droveOthers || (own !== undefined && comesAfterDriving(story, passage));
    const isDriver = subject !== own && !isObject && (drivesIn(passage, THEY_DROVE) || theyDroveInside(passage));
    if (subject && isDriver) (doubtful ? of(subject).hedged : of(subject).firm).push(passage);
    else if (subject && subject !== own && CHAMPION_ROLE.test(passage.text)) {
      if (NOT_CHAMPION.test(passage.text) || NEGATED.test(passage.text)) of(subject).against.push(passage);
      else
        for (const each of named.length > 0 ? named : [subject])
          (doubtful ? of(each).hedged : of(each).firm).push(passage);
    } else if (subject && NOT_CHAMPION.test(passage.text) && subject !== own) of(subject).against.push(passage);
    if (own && NOT_CHAMPION.test(passage.text) && named.length === 0) of(own).against.push(passage);
    if (doubtful || SARCASM.test(passage.text)) return;
    for (const sign of signsIn(passage)) {
      const actor = actorOf(story, passage, sign);
      if (actor?.side === 'customer') of(actor).signs.push({ sign, passage });
    }
  });
  for (const member of story.cast.members) {
    if (member.side === 'customer' && CHAMPION_ROLE.test(member.crmRole ?? '')) of(member);
  }
  addUp(supports);
  leanIn(story, passages, supports);
  const ranked = [...supports.values()]
    .filter(({ member }) => member.side === 'customer')
    .sort((a, b) => weight(b) - weight(a));
  const rivals = rivalsAmong(story, ranked, passages);
  if (rivals.length > 1) return rivals;
  return ranked.flatMap((support) => claimsOf(support, story, passages));
}

/** A driving phrase that is not turned round by a "not" right before it. */
function drivesIn({ text }: Passage, pattern: RegExp): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const before = text.slice(Math.max(0, match.index - 16), match.index);
  return (
    !/(?:not|never|n't|no|nicht|nie|pas|não|non|niet)\s*$/iu.test(before) &&
    !/\bif i\b|\bshould i\b/iu.test(text.slice(Math.max(0, match.index - 4), match.index + 8))
  );
}

/** First person, an effort, and somebody inside it was spent on; a negation or a plan makes it none. */
function droveInside({ text }: Passage): boolean {
  return tellsOfDriving(text) && I_SUBJECT.test(text) && !NEGATED.test(text) && !/\?/u.test(text);
}

/** "Having nagged Oliver since May, I …": who is named behind the effort of a first person is whom it was spent on. */
function comesAfterDriving(story: Story, passage: Passage): boolean {
  const effort = THEY_DROVE.exec(passage.text);
  const first = story.named(passage)[0];
  return I_SUBJECT.test(passage.text) && effort !== null && first !== undefined && first.start > effort.index;
}

function theyDroveInside({ text }: Passage): boolean {
  return tellsOfDriving(text) && !I_SUBJECT.test(text) && !NEGATED.test(text) && !/\?/u.test(text);
}

/** "Marcus Elgin is the engine. Ran the trial …": a sentence that goes on about the person named just before. */
function goesOnAbout(story: Story, passages: Passage[], at: number): Member | undefined {
  for (let back = 1; back <= 2; back += 1) {
    const before = passages[at - back];
    const here = passages[at];
    if (!before || !here || before.documentId !== here.documentId || before.turn !== here.turn) return undefined;
    const named = customersIn(story, before);
    if (named.length > 0) return named[0];
  }
  return undefined;
}

function asked(passages: Passage[], at: number): boolean {
  const here = passages[at];
  return passages
    .slice(Math.max(0, at - 3), at)
    .some(
      (passage) => passage.documentId === here?.documentId && passage.side === 'vendor' && ASKED_WHO.test(passage.text),
    );
}
