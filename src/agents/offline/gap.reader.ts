import { type Extraction } from '../../evidence/extraction';
import { shortened } from '../../evidence/text/letters';
import { type Cover, coverOf, heldBy, leftOutOf } from './contract.cover';
import { declines, isDoubted } from './gap.doubts';
import { EXPECTS } from './gap.words';
import { featuresOfGaps, heardBefore, sameTurn } from './gap.features';
import { type Passage, quoteOf } from './passage';
import { datesOf } from './quantity';
import { type Features } from './senses/passage.features';
import { type Senses } from './senses/senses';
import { type Story, tellingOf } from './story';
import { overlap, stems } from './topic';

type Gap = Extraction['gaps'][number];

/**
 * A gap at least this sure is one; of a handoff's likeliest, less will do, since most handoffs hold one. On 143 handoffs that
 * taught nothing that finds 80 of 111 gaps, and 64 in a hundred of those found are labelled.
 */
const SURE = 0.3;
const SURE_OF_LIKELIEST = 0.15;

interface Promise {
  /** What is promised: the sentences that say it, surest first. */
  said: Passage[];
  /** What the customer asked or said just before, which a short answer takes its topic from. */
  heard: Passage[];
}

/** Promises of the vendor and expectations of the customer that the entitlements and the order form do not bear out. */
export function readGaps(story: Story): Gap[] {
  const cover = coverOf(story);
  const talk = tellingOf(story);
  const ranked = featuresOfGaps(talk, story.senses, cover)
    .map((features, at) => ({ at, sure: chanceOfGap(talk, at, features, story.senses, cover) }))
    .sort((a, b) => b.sure - a.sure);
  const found = ranked.filter(({ sure }, rank) => sure >= (rank === 0 ? SURE_OF_LIKELIEST : SURE));
  return merged(found.map(({ at }) => ({ said: answerAround(talk, at), heard: heardBefore(talk, at) }))).map(
    (promise) => gapOf(promise, cover),
  );
}

/** How surely a sentence of the talk promises what the contract does not bear out, from 0 to 1. */
function chanceOfGap(talk: Passage[], at: number, features: Features, senses: Senses, cover: Cover): number {
  const passage = talk[at];
  if (!passage || isDoubted(passage, senses, cover)) return 0;
  return answersLeftOut(talk, at, cover) || countsOnLeftOut(talk, at, cover) ? 1 : senses.ofGap(features);
}

/** Whatever the vendor answers to a question about what the contract leaves out is a promise, unless something speaks against it. */
function answersLeftOut(talk: Passage[], at: number, cover: Cover): boolean {
  const passage = talk[at];
  const asked = heardBefore(talk, at).some(
    ({ text }) => /\?/u.test(text) && leftOutOf(stems(text), cover) !== undefined,
  );
  return asked && passage?.side === 'vendor' && !declines(passage) && /\p{L}+\s+\p{L}+/u.test(passage.text);
}

/** "The connector Tom promised us … We are counting on it": what the customer counts on and the contract expressly leaves out. */
function countsOnLeftOut(talk: Passage[], at: number, cover: Cover): boolean {
  const passage = talk[at];
  if (passage?.side !== 'customer' || !EXPECTS.test(passage.text)) return false;
  return leftOutOf(topicOf(answerAround(talk, at)), cover) !== undefined;
}

/** The sentence with its neighbours of the same turn: "It will. Seventy-two hours." is one promise. */
function answerAround(talk: Passage[], at: number): Passage[] {
  const said = talk[at];
  const near = [talk[at - 1], talk[at + 1]].filter((each) => each !== undefined && sameTurn(each, said));
  return [said, ...near].filter((each) => each !== undefined);
}

/** The same promise heard twice is one gap. */
function merged(promises: Promise[]): Promise[] {
  const kept: { promise: Promise; topic: Set<string> }[] = [];
  for (const promise of promises) {
    const topic = topicOf(promise.said);
    const same = kept.find(
      (each) => each.promise.said.some((passage) => promise.said.includes(passage)) || overlap(each.topic, topic) >= 3,
    );
    if (same) {
      same.promise.said.push(...promise.said.filter((passage) => !same.promise.said.includes(passage)));
      same.topic = topicOf(same.promise.said);
    } else kept.push({ promise, topic });
  }
  return kept.map(({ promise }) => promise);
}

function topicOf(passages: Passage[]): Set<string> {
  return stems(passages.map(({ text }) => text).join(' '));
}

function gapOf({ said, heard }: Promise, cover: Cover): Gap {
  const topic = topicOf([...said, ...heard]);
  const question = heard.find(({ text }) => /\?/u.test(text));
  const passages = question ? [...said, question] : said;
  return {
    promise: short([...(question ? [question] : []), ...namingIt(said)]),
    why: whyOf(topic, cover),
    dueOn: dueOn(said),
    quotes: passages.map(quoteOf),
  };
}

/** "Write that down, 12 October 2026." names nothing by itself: with it goes the sentence beside it that says most. */
function namingIt(said: Passage[]): Passage[] {
  const [surest, ...beside] = said;
  if (!surest || wordsIn(surest) >= NAMES_A_THING) return said.slice(0, 1);
  const [fullest] = [...beside].sort((a, b) => wordsIn(b) - wordsIn(a));
  return [surest, ...(fullest ? [fullest] : [])].sort((a, b) => a.at - b.at);
}
const NAMES_A_THING = 4;

function wordsIn({ text }: Passage): number {
  return stems(text).size;
}

function whyOf(topic: Set<string>, cover: Cover): string {
  const clause = leftOutOf(topic, cover);
  if (clause !== undefined) return `The contract leaves it out: “${clause}”.`;
  const held = heldBy(topic, cover);
  return held === undefined
    ? 'Neither the entitlements nor the order form holds it.'
    : `The contract holds “${held}”, which may be less than what was promised.`;
}

function short(passages: Passage[]): string {
  const text = passages.map((passage) => passage.text.trim().replace(/\s+/gu, ' ')).join(' — ');
  return shortened(text, 220);
}

function dueOn(passages: Passage[]): string | null {
  for (const passage of passages) {
    const date = datesOf(passage).find(({ iso }) => passage.date === null || iso > passage.date);
    if (date) return date.iso;
  }
  return null;
}
