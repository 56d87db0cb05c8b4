import { type Claim, type Standing } from '../../evidence/extraction';
import { type Member } from './cast';
import { type Sign } from './champion.signs';
import { LEANS_IN } from './champion.words';
import { HEDGE, NEGATED, SARCASM } from './doubt.words';
import { type Passage, quoteOf } from './passage';
import { CHAMPION_ROLE, DECIDER_ROLE, GUARDIAN, PROCUREMENT } from './people.words';
import { type Story } from './story';

export interface Support {
  member: Member;
  signs: { sign: Sign; passage: Passage }[];
  firm: Passage[];
  hedged: Passage[];
  against: Passage[];
}

/**
 * Signs of two kinds make a driver, or one where the CRM names the person; who checks or buys by office needs more. Who
 * decides is often told of in the same breath as what others did to win them over: signs alone make them no driver.
 */
export function addUp(supports: Map<string, Support>): void {
  for (const { member, signs, firm, hedged } of supports.values()) {
    const kinds = new Map<Sign['kind'], number>();
    for (const { sign } of signs) kinds.set(sign.kind, Math.max(kinds.get(sign.kind) ?? 0, sign.weight));
    const total = [...kinds.values()].reduce((sum, weight) => sum + weight, 0);
    const office = `${member.title ?? ''} ${member.crmRole ?? ''}`;
    const needed = CHAMPION_ROLE.test(member.crmRole ?? '') ? 1 : BY_OFFICE.some((each) => each.test(office)) ? 3 : 2;
    const shown = [...new Set(signs.map(({ passage }) => passage))];
    const decides = DECIDER_ROLE.test(member.crmRole ?? '') && !CHAMPION_ROLE.test(member.crmRole ?? '');
    if (total >= needed && !decides) firm.push(...shown.filter((passage) => !firm.includes(passage)));
    else if (total > 0 && firm.length === 0 && (needed === 2 || decides))
      hedged.push(...shown.filter((passage) => !hedged.includes(passage)));
  }
}

const BY_OFFICE = [PROCUREMENT, GUARDIAN];

/** Where the CRM names a champion, own involvement in the documents confirms it; where nobody is named, it is a hint. */
export function leanIn(story: Story, passages: Passage[], supports: Map<string, Support>): void {
  for (const support of supports.values()) {
    if (support.firm.length > 0 || support.hedged.length > 0 || !CHAMPION_ROLE.test(support.member.crmRole ?? ''))
      continue;
    const involved = passages.filter((passage) => sure(passage) && involves(story, passage, support.member));
    const leaning = involved.filter(({ text }) => LEANS_IN.test(text));
    const speaking = involved.filter(({ speaker }) => speaker === support.member.name);
    if (leaning.length > 0) support.firm.push(...leaning.slice(0, 3));
    else if (speaking.length > 2) support.firm.push(...speaking.slice(0, 2));
  }
  if (
    [...supports.values()].some(
      ({ firm, hedged, member }) => member.side === 'customer' && firm.length + hedged.length > 0,
    )
  )
    return;
  const spoken = passages.filter(
    (passage) => sure(passage) && story.cast.find(passage.speaker)?.side === 'customer' && LEANS_IN.test(passage.text),
  );
  const counts = new Map<Member, Passage[]>();
  for (const passage of spoken) {
    const member = story.cast.find(passage.speaker);
    if (member) counts.set(member, [...(counts.get(member) ?? []), passage]);
  }
  const most = [...counts].sort((a, b) => b[1].length - a[1].length)[0];
  if (most && !supports.has(most[0].name))
    supports.set(most[0].name, { member: most[0], signs: [], firm: [], hedged: most[1].slice(0, 2), against: [] });
}

function sure({ text }: Passage): boolean {
  return !HEDGE.test(text) && !SARCASM.test(text) && !NEGATED.test(text) && !/\?/.test(text);
}

function involves(story: Story, passage: Passage, member: Member): boolean {
  return passage.speaker === member.name || (passage.side === 'vendor' && story.named(passage)[0]?.member === member);
}

export function weight({ member, firm, hedged, against }: Support): number {
  return (
    (CHAMPION_ROLE.test(member.crmRole ?? '') ? 3 : 0) +
    Math.min(firm.length, 4) * 2 +
    Math.min(hedged.length, 2) -
    against.length * 2
  );
}

export function claimsOf(support: Support, story: Story, passages: Passage[]): Claim[] {
  const { member, firm, hedged, against } = support;
  const claim = (found: Passage[], standing: Standing, doubt: string | null): Claim => ({
    anchor: 'champion',
    value: { name: member.name, email: member.email },
    standing,
    quotes: found.slice(0, 4).map(quoteOf),
    by: found[0]?.speaker ?? null,
    doubt,
  });
  const claims: Claim[] = [];
  if (firm.length > 0) claims.push(claim(firm, 'stated', null));
  else if (CHAMPION_ROLE.test(member.crmRole ?? '') && hedged.length === 0) {
    const speaks = passages.filter(({ speaker }) => speaker === member.name);
    if (speaks[0])
      claims.push(
        claim(speaks.slice(0, 1), 'hedged', `The CRM names ${member.name} as champion, but no document shows it.`),
      );
    else {
      const seen = story.passages.filter((passage) => story.named(passage).some((each) => each.member === member));
      if (seen[0])
        claims.push(
          claim(
            seen.slice(0, 1),
            'hedged',
            `The CRM names ${member.name} as champion, but ${member.name} never speaks or writes.`,
          ),
        );
    }
  }
  if (hedged.length > 0 && firm.length === 0)
    claims.push(claim(hedged, 'hedged', `It is only supposed that ${member.name} is the champion.`));
  const last = firm.at(-1);
  const later = against.filter(
    (passage) => !last || passage.order > last.order || (passage.order === last.order && passage.start > last.start),
  );
  if (later.length > 0) claims.push(claim(later, 'denied', `A passage speaks against ${member.name} as champion.`));
  return claims;
}

export function customersIn(story: Story, passage: Passage): Member[] {
  return story
    .named(passage)
    .map(({ member }) => member)
    .filter(({ side }) => side === 'customer');
}
