import { type Cue } from './cue';
import { type Member } from './cast';
import * as words from './champion.signs.words';
import { type Passage } from './passage';
import { type Story } from './story';
import { togetherAt } from './together';

/** One sign in a sentence that somebody drives the purchase, and how much it says. */
export interface Sign {
  kind: 'wears down' | 'case work' | 'goes round' | 'carries on' | 'credited';
  /** Two speaks for itself, one only beside another kind. */
  weight: 1 | 2;
  at: number;
}

/**
 * What a person does who drives a purchase, told in any words: wearing others down, working up the case, going round the
 * house, seeing it through. None of it alone names a champion for sure; two kinds of one person do.
 */
export function signsIn({ text }: Passage): Sign[] {
  const keepsOn = words.KEEPS_ON.test(text);
  const signs: Sign[] = [];
  const sign = (kind: Sign['kind'], weight: Sign['weight'], at: number) => {
    if (at >= 0 && !negated(text, at)) signs.push({ kind, weight, at });
  };
  sign('wears down', keepsOn ? 2 : 1, placeOf(words.WEARS_DOWN, text));
  sign('case work', keepsOn ? 2 : 1, togetherAt(text, words.MAKES, words.CASE_WORK, 6));
  sign('goes round', 1, placeOf(words.GOES_ROUND, text));
  sign('carries on', 1, placeOf(words.CARRIES_ON, text));
  sign('credited', 2, placeOf(words.CREDITED, text));
  return signs;
}

function placeOf(pattern: Cue, text: string): number {
  return pattern.exec(text)?.index ?? -1;
}

function negated(text: string, at: number): boolean {
  return /(?:\bnot|\bnever|n't|\bno|\bnicht|\bnie|\bpas|\bnão|\bnon|\bniet|\bkein\p{L}*|\bnobody|\bif i|\bshould i)\s*$/iu.test(
    text.slice(Math.max(0, at - 14), at),
  );
}

/**
 * Who acts in the part of a sentence that a sign stands in: whoever is named or meant last before it, the speaker where
 * nobody is, and the person that a credit names behind it.
 */
export function actorOf(story: Story, passage: Passage, sign: Sign): Member | undefined {
  const speaker = story.cast.find(passage.speaker);
  const customers = story.named(passage).filter(({ member }) => member.side === 'customer');
  const head = passage.text.slice(0, sign.at);
  const named = customers.filter(({ start }) => start < sign.at).at(-1);
  const first = lastOf(words.FIRST_SUBJECT, head, passage.language);
  const third = lastOf(words.THIRD_SUBJECT, head, passage.language);
  const behind = customers.find(({ start }) => start > sign.at)?.member;
  if (sign.kind === 'credited' && behind && behind !== speaker) return behind;
  if (named && named.start >= first) return named.member;
  if (first > third) return customer(speaker);
  if (third >= 0) return named?.member ?? meant(story, passage, speaker);
  return customer(speaker) ?? lastNamed(story, passage);
}

function customer(member: Member | undefined): Member | undefined {
  return member?.side === 'customer' ? member : undefined;
}

/** The last place before the sign; the polite "Sie" and the Italian article are no third person. */
function lastOf(pattern: Cue, head: string, language: string): number {
  let last = -1;
  for (const { index, 0: word } of head.matchAll(new RegExp(pattern.source, 'giu'))) {
    if (language === 'it' && /^il$/iu.test(word)) continue;
    if (language === 'de' && word === 'Sie' && index > 0) continue;
    last = index;
  }
  return last;
}

/** Whom "she" means: the customer named or speaking last before, other than the speaker. */
function meant(story: Story, { at, documentId }: Passage, speaker: Member | undefined): Member | undefined {
  for (let back = 1; back <= FAR; back += 1) {
    const before = story.passages[at - back];
    if (!before || before.documentId !== documentId) return undefined;
    const named = story.named(before).find(({ member }) => member.side === 'customer' && member !== speaker)?.member;
    if (named) return named;
    const spoke = story.cast.find(before.speaker);
    if (spoke && spoke !== speaker && spoke.side === 'customer') return spoke;
  }
  return undefined;
}
const FAR = 8;

/** In a note that goes on without a subject: the customer named last in the sentences before it. */
function lastNamed(story: Story, { at, documentId, turn }: Passage): Member | undefined {
  for (let back = 1; back <= 2; back += 1) {
    const before = story.passages[at - back];
    if (before?.documentId !== documentId || before.turn !== turn) return undefined;
    const named = story.named(before).find(({ member }) => member.side === 'customer')?.member;
    if (named) return named;
  }
  return undefined;
}
