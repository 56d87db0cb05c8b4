import { actorIn } from './actor';
import { type Member } from './cast';
import { type Support } from './decision.support';
import * as words from './decision.words';
import { CONDITION, HEDGE, SARCASM } from './doubt.words';
import { NOBODY_KNOWS } from './offices';
import { YES_WORD, conditional, hasAuthority, quotesAnother, saysYes, turnedRound } from './own.consent';
import { isQuestion, type Passage } from './passage';
import { deciderByRecord } from './record.roles';
import { signatures } from './signatures';
import { type Story } from './story';

/** What there is for and against each person as who decides, and who claims that nobody else may. */
export interface DecisionEvidence {
  supports: Support[];
  claimants: Map<string, Passage>;
}

/** Signatures, own words of authority and consent, what others say, and who speaks against it. */
export function decisionEvidence(story: Story, passages: Passage[]): DecisionEvidence {
  const supports = new Map<string, Support>();
  const of = (member: Member): Support => {
    const known = supports.get(member.name) ?? {
      member,
      signed: [],
      authority: [],
      yes: [],
      no: [],
      consents: [],
      about: [],
      claims: [],
      against: [],
    };
    supports.set(member.name, known);
    return known;
  };
  for (const { member, line } of signatures(story)) of(member).signed.push(line);
  for (const member of story.cast.members) if (member.side === 'customer' && deciderByRecord(member)) of(member);
  let claimants = new Map<string, Passage>();
  for (const passage of passages) {
    const actor = actorIn(story, passage);
    if (actor?.side === 'customer' && !quotesAnother(passage)) {
      const not = story.senses.of(passage, 'buy_in_not');
      of(actor).yes.push({ passage, probability: yesIn(story, passage) * (1 - not) });
      of(actor).no.push({ passage, probability: not });
    }
    const speaker = story.cast.find(passage.speaker);
    const own = speaker?.side === 'customer' && !quotesAnother(passage) ? speaker : undefined;
    const others = story
      .named(passage)
      .map(({ member }) => member)
      .filter((member) => member.side === 'customer' && member !== own);
    if (own) {
      const unsure = isQuestion(passage) || SARCASM.test(passage.text) || HEDGE.test(passage.text);
      if (
        words.TAKES_BACK.test(passage.text) ||
        words.IN_PART.test(passage.text) ||
        conditional(passage) ||
        turnedRound(story, passage)
      )
        of(own).against.push(passage);
      else if (words.NOT_YET.test(passage.text) || CONDITION.test(passage.text)) {
        if (words.NOT_YET.test(passage.text) || words.ABOUT_DECIDING.test(passage.text) || YES_WORD.test(passage.text))
          of(own).against.push(passage);
      } else if (!unsure) {
        if (hasAuthority(passage)) of(own).authority.push(passage);
        if (saysYes(story, passage, others) && !meansNo(story, passage)) {
          of(own).yes.push({ passage, probability: BY_RULE });
          of(own).consents.push(passage);
        }
      }
      if (words.MINE.test(passage.text) && story.senses.of(passage, 'authority') > CLAIMED)
        of(own).claims.push(passage);
      if (words.NOT_ENTITLED.test(passage.text)) claimants = new Map([...claimants, [own.name, passage]]);
    }
    if (
      (words.ABOUT_DECIDING.test(passage.text) || words.MY_AUTHORITY.test(passage.text)) &&
      !NOBODY_KNOWS.test(passage.text)
    ) {
      for (const member of others.slice(0, 2))
        if (supports.has(member.name) || decides(passage, member)) of(member).about.push(passage);
    }
  }
  return { supports: [...supports.values()].filter(({ member }) => member.side === 'customer'), claimants };
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
export function decides({ text }: Passage, member: Member): boolean {
  const first = member.name.split(/\s+/u)[0] ?? member.name;
  const last = member.name.split(/\s+/u).at(-1) ?? member.name;
  const at = Math.max(text.indexOf(first), text.indexOf(last));
  const close = text.slice(Math.max(0, at - 50), at + 90);
  return words.ABOUT_DECIDING.test(close);
}
