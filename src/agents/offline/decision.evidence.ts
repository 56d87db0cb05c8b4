import { actorIn } from './actor';
import { type Member } from './cast';
import { type DeciderEvidence } from './decision.support';
import * as words from './decision.words';
import { CONDITION, HEDGE, SARCASM } from './doubt.words';
import { NOBODY_KNOWS } from './offices';
import { YES_WORD, conditional, hasAuthority, opensWithIf, quotesAnother, saysYes, turnedRound } from './own.consent';
import { isQuestion, type Passage } from './passage';
import { deciderByRecord } from './record.roles';
import { signatures } from './signatures';
import { customersNamed, type Story } from './story';
import { toldToHaveSigned } from './told.signatures';

/** What there is for and against each person as who decides, and who claims that nobody else may. */
export interface DecisionEvidence {
  supports: DeciderEvidence[];
  claimants: Map<string, Passage>;
}

/** Signatures, own words of authority and consent, what others say, and who speaks against it. */
export function decisionEvidence(story: Story, passages: Passage[]): DecisionEvidence {
  const supports = new Map<Member, DeciderEvidence>();
  const of = (member: Member): DeciderEvidence => {
    const support = supports.get(member) ?? nothingOn(member);
    supports.set(member, support);
    return support;
  };
  for (const { member, line } of signatures(story)) of(member).signed.push(line);
  for (const member of story.cast.members) if (member.side === 'customer' && deciderByRecord(member)) of(member);
  const claimants = new Map<string, Passage>();
  for (const passage of passages) {
    const quotes = quotesAnother(passage);
    const actor = quotes ? undefined : actorIn(story, passage);
    if (actor) {
      const not = story.senses.of(passage, 'buy_in_not');
      of(actor).yes.push({ passage, probability: yesIn(story, passage) * (1 - not) });
      of(actor).no.push({ passage, probability: not });
    }
    const signer = quotes ? undefined : toldToHaveSigned(story, passage);
    if (signer) of(signer).told.push(passage);
    const speaker = quotes ? undefined : story.cast.find(passage.speaker);
    const own = speaker?.side === 'customer' ? speaker : undefined;
    const others = customersNamed(story, passage).filter((member) => member !== own);
    if (own) {
      const { kinds, says } = ownWords(story, passage, others);
      for (const kind of kinds) of(own)[kind].push(passage);
      if (says) of(own).yes.push({ passage, probability: BY_RULE });
      if (disputesDecider(story, passage)) claimants.set(own.name, passage);
    }
    if (tellsWhoDecides(passage))
      for (const member of others.slice(0, 2))
        if (supports.has(member) || decides(passage, member)) of(member).about.push(passage);
  }
  return { supports: [...supports.values()], claimants };
}

function nothingOn(member: Member): DeciderEvidence {
  return {
    member,
    signed: [],
    told: [],
    states: [],
    authority: [],
    yes: [],
    no: [],
    consents: [],
    about: [],
    claims: [],
    against: [],
  };
}

type OwnWords = 'against' | 'authority' | 'consents' | 'claims' | 'states';

/** What a customer's own sentence is by the phrases known by rule, and whether it says yes by one of them. */
function ownWords(story: Story, passage: Passage, others: Member[]): { kinds: OwnWords[]; says: boolean } {
  const withheld = withholds(story, passage);
  const firm = withheld === null && !isUnsure(passage);
  const says = firm && saysYes(story, passage, others) && !meansNo(story, passage);
  const claims = words.MINE.test(passage.text) && story.senses.of(passage, 'authority') > CLAIMED;
  return {
    says,
    kinds: [
      ...(withheld === true ? ['against' as const] : []),
      ...(firm && hasAuthority(passage) ? ['authority' as const] : []),
      ...(says ? ['consents' as const] : []),
      ...(claims ? ['claims' as const] : []),
      ...(firm && statesOrder(passage) && !opensWithIf(passage) ? ['states' as const] : []),
    ],
  };
}

/** "Forty of us, 14,400 a year, from September": who gives the terms again speaks of the order. */
function statesOrder({ restated }: Passage): boolean {
  return new Set(restated.map(({ term }) => term)).size > 1;
}

/** Denies others the say, by a phrase known by rule or as far as was learnt; that is seldom told surely. */
function disputesDecider({ senses }: Story, passage: Passage): boolean {
  return words.NOT_ENTITLED.test(passage.text) || senses.of(passage, 'decider_disputed') >= DISPUTED;
}
const DISPUTED = 0.15;

/** Whether the sentence holds the yes back; false where it only hangs on something else, null where it does neither. */
function withholds(story: Story, passage: Passage): boolean | null {
  const { text } = passage;
  if (words.TAKES_BACK.test(text) || words.IN_PART.test(text) || conditional(passage) || turnedRound(story, passage))
    return true;
  if (words.NOT_YET.test(text)) return true;
  if (CONDITION.test(text)) return words.ABOUT_DECIDING.test(text) || YES_WORD.test(text);
  return null;
}

function isUnsure(passage: Passage): boolean {
  return isQuestion(passage) || SARCASM.test(passage.text) || HEDGE.test(passage.text);
}

function tellsWhoDecides({ text }: Passage): boolean {
  return (words.ABOUT_DECIDING.test(text) || words.MY_AUTHORITY.test(text)) && !NOBODY_KNOWS.test(text);
}

/** How surely somebody's own words claim the money, where they would dispute it with another. */
const CLAIMED = 0.18;

/** "I hold the budget.": whose money it is, is no yes yet. */
function yesIn({ senses }: Story, passage: Passage): number {
  const yes = senses.of(passage, 'buy_in');
  return senses.of(passage, 'authority') > yes ? yes * AUTHORITY_ALONE : yes;
}
const AUTHORITY_ALONE = 0.4;

/** A phrase says yes, but the sentence as a whole reads as none. */
function meansNo(story: Story, passage: Passage): boolean {
  return story.senses.of(passage, 'buy_in_not') > Math.max(BY_RULE, story.senses.of(passage, 'buy_in'));
}

/** How surely a phrase known by rule says yes. */
const BY_RULE = 0.5;

/** The deciding word stands close to the name. */
function decides({ text }: Passage, member: Member): boolean {
  const first = member.name.split(/\s+/u)[0] ?? member.name;
  const last = member.name.split(/\s+/u).at(-1) ?? member.name;
  const at = Math.max(text.indexOf(first), text.indexOf(last));
  const close = text.slice(Math.max(0, at - 50), at + 90);
  return words.ABOUT_DECIDING.test(close);
}
