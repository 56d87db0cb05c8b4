import { type Claim, type Standing } from '../../evidence/extraction';
import { type Member } from './cast';
import {
  ASKED_WHO,
  I_DROVE,
  I_SUBJECT,
  LEANS_IN,
  ME,
  NOT_CHAMPION,
  RIVALRY,
  tellsOfDriving,
  THEY_DROVE,
} from './champion.words';
import { actorOf, type Sign, signsIn } from './champion.signs';
import { HEDGE, NEGATED, SARCASM } from './doubt.words';
import { type Passage, quoteOf } from './passage';
import { CHAMPION_ROLE, GUARDIAN, PROCUREMENT } from './people.words';
import { type Story } from './story';

interface Support {
  member: Member;
  signs: { sign: Sign; passage: Passage }[];
  firm: Passage[];
  hedged: Passage[];
  against: Passage[];
}

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
    if (own && (drivesIn(passage, I_DROVE) || droveInside(passage)) && !SARCASM.test(passage.text))
      of(own).firm.push(passage);
    else if (own && ME.test(passage.text) && asked(passages, at)) of(own).firm.push(passage);
    const subject =
      named[0] ??
      (passage.side === 'vendor' || passage.kind === 'crm_note' ? goesOnAbout(story, passages, at) : undefined);
    if (subject && subject !== own && (drivesIn(passage, THEY_DROVE) || theyDroveInside(passage)))
      (doubtful ? of(subject).hedged : of(subject).firm).push(passage);
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

/** Two people who each drove it by their own words, one of them against the other. */
function rivalsAmong(story: Story, ranked: Support[], passages: Passage[]): Claim[] {
  const own = ranked.filter(({ member, firm }) =>
    firm.some((passage) => passage.speaker === member.name && I_DROVE.test(passage.text)),
  );
  const contested = passages.some(
    (passage, at) =>
      own.some(({ member }) => member.name === passage.speaker) &&
      (RIVALRY.test(passage.text) || (NEGATED.test(passage.text) && onARival(story, passages, at, own))),
  );
  if (own.length < 2 || !contested) return [];
  return own.slice(0, 2).map(({ member, firm }) => ({
    anchor: 'champion',
    value: { name: member.name, email: member.email },
    standing: 'disputed',
    quotes: firm
      .filter(({ speaker }) => speaker === member.name)
      .slice(0, 2)
      .map(quoteOf),
    by: member.name,
    doubt: `${member.name} says to be the one who drives it, and so does somebody else.`,
  }));
}

/** "Gemma will have told you she drives it. She doesn't.": the denial is of the other one, named here or just before. */
function onARival(story: Story, passages: Passage[], at: number, own: Support[]): boolean {
  const here = passages[at];
  if (!here) return false;
  const isRival = ({ name }: Member) => name !== here.speaker && own.some(({ member }) => member.name === name);
  if (customersIn(story, here).some(isRival)) return true;
  const before = passages[at - 1];
  return (
    before?.documentId === here.documentId &&
    before.turn === here.turn &&
    ABOUT_THE_OTHER.test(here.text) &&
    customersIn(story, before).some(isRival)
  );
}
const ABOUT_THE_OTHER =
  /(?<![\p{L}])(?:s?he|him|her|él|ella|ele|ela|il|elle|lui|er|sie|ihn|ihm|lei|hij|zij|hem|haar)(?![\p{L}])/iu;

/** Signs of two kinds make a driver, or one where the CRM names the person; who checks or buys by office needs more. */
function addUp(supports: Map<string, Support>): void {
  for (const { member, signs, firm, hedged } of supports.values()) {
    const kinds = new Map<Sign['kind'], number>();
    for (const { sign } of signs) kinds.set(sign.kind, Math.max(kinds.get(sign.kind) ?? 0, sign.weight));
    const total = [...kinds.values()].reduce((sum, weight) => sum + weight, 0);
    const office = `${member.title ?? ''} ${member.crmRole ?? ''}`;
    const needed = CHAMPION_ROLE.test(member.crmRole ?? '') ? 1 : BY_OFFICE.some((each) => each.test(office)) ? 3 : 2;
    const shown = [...new Set(signs.map(({ passage }) => passage))];
    if (total >= needed) firm.push(...shown.filter((passage) => !firm.includes(passage)));
    else if (total > 0 && firm.length === 0 && needed === 2)
      hedged.push(...shown.filter((passage) => !hedged.includes(passage)));
  }
}
const BY_OFFICE = [PROCUREMENT, GUARDIAN];

/** Where the CRM names a champion, own involvement in the documents confirms it; where nobody is named, it is a hint. */
function leanIn(story: Story, passages: Passage[], supports: Map<string, Support>): void {
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

function weight({ member, firm, hedged, against }: Support): number {
  return (
    (CHAMPION_ROLE.test(member.crmRole ?? '') ? 3 : 0) +
    Math.min(firm.length, 4) * 2 +
    Math.min(hedged.length, 2) -
    against.length * 2
  );
}

function claimsOf(support: Support, story: Story, passages: Passage[]): Claim[] {
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

function theyDroveInside({ text }: Passage): boolean {
  return tellsOfDriving(text) && !I_SUBJECT.test(text) && !NEGATED.test(text) && !/\?/u.test(text);
}

function customersIn(story: Story, passage: Passage): Member[] {
  return story
    .named(passage)
    .map(({ member }) => member)
    .filter(({ side }) => side === 'customer');
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
