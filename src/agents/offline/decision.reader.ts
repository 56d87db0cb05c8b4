import { type Claim } from '../../evidence/extraction';
import { type Member } from './cast';
import { type Support, claimsOf, dispute, overruled, weight } from './decision.support';
import * as words from './decision.words';
import { CONDITION, HEDGE, SARCASM } from './doubt.words';
import { NOBODY_KNOWS, byRecord, byTitle, offices } from './offices';
import { YES_WORD, conditional, hasAuthority, quotesAnother, saysYes, turnedRound } from './own.consent';
import { type Passage } from './passage';
import { DECIDER_ROLE } from './people.words';
import { signatures } from './signatures';
import { type Story } from './story';

/** Who decides: signatures, own words of authority and consent, what others say, and who speaks against it. */
export function readDecisionMaker(story: Story): Claim[] {
  const passages = story.passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
  const supports = new Map<string, Support>();
  const of = (member: Member): Support => {
    const known = supports.get(member.name) ?? { member, signed: [], authority: [], yes: [], about: [], against: [] };
    supports.set(member.name, known);
    return known;
  };
  for (const { member, line } of signatures(story)) of(member).signed.push(line);
  for (const member of story.cast.members)
    if (member.side === 'customer' && DECIDER_ROLE.test(member.crmRole ?? '')) of(member);
  let claimants = new Map<string, Passage>();
  for (const passage of passages) {
    const speaker = story.cast.find(passage.speaker);
    const own = speaker?.side === 'customer' && !quotesAnother(passage) ? speaker : undefined;
    const others = story
      .named(passage)
      .map(({ member }) => member)
      .filter((member) => member.side === 'customer' && member !== own);
    if (own) {
      const unsure = /\?\s*$/.test(passage.text) || SARCASM.test(passage.text) || HEDGE.test(passage.text);
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
        if (saysYes(story, passage, others)) of(own).yes.push(passage);
      }
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
  const ranked = [...supports.values()]
    .filter(({ member }) => member.side === 'customer')
    .sort((a, b) => weight(b) - weight(a));
  const disputed = dispute(ranked, claimants);
  if (disputed.length > 0) return disputed;
  const claims = overruled(ranked) ?? ranked.flatMap(claimsOf);
  if (claims.length > 0) return claims;
  const onRecord = byRecord(story, ranked);
  if (onRecord.length > 0) return onRecord;
  const office = offices(story, passages);
  return office.length > 0 ? office : byTitle(story);
}

/** The deciding word stands close to the name. */
export function decides({ text }: Passage, member: Member): boolean {
  const first = member.name.split(/\s+/u)[0] ?? member.name;
  const last = member.name.split(/\s+/u).at(-1) ?? member.name;
  const at = Math.max(text.indexOf(first), text.indexOf(last));
  const close = text.slice(Math.max(0, at - 50), at + 90);
  return words.ABOUT_DECIDING.test(close);
}
