import { fold } from '../../evidence/names';
import { shortened } from '../../evidence/text/letters';
import { moneyIn } from '../../evidence/text/money';
import { type Cover, holds, leftOut } from './contract.cover';
import { MY_AUTHORITY } from './decision.words';
import { HEDGE, SARCASM } from './doubt.words';
import * as words from './gap.words';
import { type Passage } from './passage';
import { datesOf, quantitiesIn } from './quantity';
import { stems } from './topic.stems';

export interface Candidate {
  promise: string;
  passages: Passage[];
  topic: Set<string>;
  strong: boolean;
  why: string;
}

export function promised(talk: Passage[], at: number, cover: Cover): Candidate | null {
  const passage = talk[at];
  const asked = request(talk, at);
  if (
    !passage ||
    SARCASM.test(passage.text) ||
    !(
      answersLeftOut(passage, asked, cover) ||
      goesBeyond(passage, cover) !== null ||
      words.AFFIRMS.test(passage.text) ||
      leftOut(passage.text, cover) ||
      words.NOTED_PROMISE.test(passage.text) ||
      (passage.kind !== 'crm_note' && words.TIMELINE.test(passage.text))
    ) ||
    /\?\s*$/.test(passage.text)
  )
    return null;
  const noted =
    passage.kind === 'crm_note' || (passage.kind === 'slack_thread' && words.NOTED_PROMISE.test(passage.text));
  if (noted && !words.NOTED_PROMISE.test(passage.text)) return null;
  if (
    words.DECLINES.test(reassuring(passage.text)) &&
    !/will not|won't have|not touch|kommt nichts/iu.test(passage.text)
  )
    return null;
  if (noted) return judge([...referredTo(talk, at, cover), passage], passage, cover, false);
  return judge([...asked, passage], passage, cover, asked.length > 0);
}

/** Whatever the vendor answers to a question about what the contract leaves out is a promise, unless it refuses or puts off. */
function answersLeftOut({ text }: Passage, asked: Passage[], cover: Cover): boolean {
  const question = asked.find((each) => /\?/.test(each.text) && leftOut(each.text, cover));
  return question !== undefined && !words.PUTS_OFF.test(text) && !HEDGE.test(text) && /\p{L}+\s+\p{L}+/u.test(text);
}

/** "She asked about cameras. I told her it is on the house.": what the promised "it" of a note stands for. */
function referredTo(talk: Passage[], at: number, cover: Cover): Passage[] {
  const [before, passage] = [talk[at - 1], talk[at]];
  const same = before?.documentId === passage?.documentId && before?.turn === passage?.turn;
  return before && same && leftOut(before.text, cover) ? [before] : [];
}

/** "No no, the app stores everything", "no te preocupes": a no to the worry is no refusal. */
function reassuring(text: string): string {
  return text.replace(NO_TO_THE_WORRY, ' ');
}

const NO_TO_THE_WORRY =
  /^\W*(?:(?:no|nah|nein|non|não|nee|nej)[ ,!]+){1,3}(?:joh[ ,]*)?(?=\p{L}{2})|(?:don['’]?t|do not) (?:worry|you worry)|not a problem|no (?:worries|problem|bother|sweat|dramas?|stress)|no te preocupes|no se preocupe\p{L}*|não se preocupe\p{L}*|ne vous (?:en )?(?:faites|inquiétez) pas|keine sorge|non si preoccupi|maakt u zich geen zorgen|geen zorgen/giu;

/** In which way a vendor's statement exceeds what the contract holds; null where it does not, or only asks or weighs. */
function goesBeyond({ text, side }: Passage, { lines }: Cover): string | null {
  if (side !== 'vendor' || /\?\s*$/u.test(text) || HEDGE.test(text) || words.PUTS_OFF.test(text)) return null;
  const found = words.DIMENSIONS.find(({ said }) => said.test(text) && !lines.some((line) => said.test(line)));
  return found?.name ?? (speaksMore(text, lines) ? 'languages' : null);
}

/** A language that the order does not name, where it names others. */
function speaksMore(text: string, lines: string[]): boolean {
  const languages = (written: string) => [...written.matchAll(words.LANGUAGE_NAMES)].map(([name]) => fold(name));
  const ordered = lines.flatMap(languages);
  return ordered.length > 0 && words.AFFIRMS.test(text) && languages(text).some((name) => !ordered.includes(name));
}

/** The customer's last turn, when it asks for or takes for granted something this passage answers. */
function request(talk: Passage[], at: number): Passage[] {
  const passage = talk[at];
  const found: Passage[] = [];
  for (let back = at - 1; back >= 0 && back >= at - 6; back -= 1) {
    const before = talk[back];
    if (!before || !passage || before.documentId !== passage.documentId) break;
    if (before.turn === passage.turn && before.side === 'vendor') {
      if (before.start < passage.start && found.length === 0) continue;
      break;
    }
    if (before.side === 'vendor' || before.side === null) break;
    if (found.length > 0 && found[0]?.turn !== before.turn) break;
    found.unshift(before);
  }
  return found.some(({ text }) => /\?/.test(text) || words.EXPECTS.test(text) || words.CAPABILITY.test(text))
    ? found
    : [];
}

export function expected(talk: Passage[], at: number, cover: Cover): Candidate | null {
  const passage = talk[at];
  if (!passage || SARCASM.test(passage.text) || !words.EXPECTS.test(passage.text) || isGoal(passage)) return null;
  if (MY_AUTHORITY.test(passage.text)) return null;
  const answer = talk
    .slice(at + 1, at + 4)
    .filter(
      ({ side, documentId, turn }) =>
        side === 'vendor' && documentId === passage.documentId && turn > passage.turn && turn <= passage.turn + 1,
    );
  if (answer.some(({ text }) => words.DECLINES.test(text))) return null;
  const before = talk[at - 1];
  const sameTurn = before?.documentId === passage.documentId && before.turn === passage.turn;
  const alone = words.CAPABILITY.test(passage.text) || !sameTurn || !before;
  return judge(alone ? [passage] : [before, passage], passage, cover, false);
}

/** A level to reach by a day is the customer's goal, not a promise of the vendor. */
function isGoal(passage: Passage): boolean {
  const level = quantitiesIn(passage).some(({ role, kind }) => role === 'target' && kind !== 'bare');
  return level && (datesOf(passage).length > 0 || !words.CAPABILITY.test(passage.text));
}

function judge(topicPassages: Passage[], quoted: Passage, cover: Cover, answered: boolean): Candidate | null {
  const text = topicPassages.map((each) => each.text).join(' ');
  const topic = stems(text);
  const excluded = [...topic].map((stem) => cover.excluded.get(stem)).find((line) => line !== undefined);
  const timed = quoted.side === 'vendor' && words.TIMELINE.test(quoted.text);
  const priced = words.NOTED_PROMISE.test(quoted.text) && namesAmount(quoted);
  const free = quoted.side === 'vendor' && words.FOR_FREE.test(quoted.text);
  const beyondContract = goesBeyond(quoted, cover);
  const capable = beyondContract !== null || timed || priced || free || words.CAPABILITY.test(text);
  const own = stems(quoted.text);
  if (!excluded && (!capable || (!timed && words.ERRAND.test(quoted.text)))) return null;
  const covered = [...topic].filter((stem) => cover.included.has(stem));
  const larger = words.LARGER.exec(quoted.text) ?? (answered ? words.LARGER.exec(text) : null);
  const beyond = larger !== null && !holds(cover, topic, fold(larger[0]).slice(0, 6));
  if (!excluded && !timed && beyondContract === null && covered.length > 0 && !beyond) return null;
  if (!excluded && covered.length === 0 && own.size === 0 && !answered) return null;
  const why = excluded
    ? `The contract leaves it out: “${excluded}”.`
    : beyond && covered.length > 0
      ? `The contract holds the plain feature, not “${larger[0]}”.`
      : 'Neither the entitlements nor the order form holds it.';
  const question = topicPassages.find(
    (each) => each !== quoted && (/\?/.test(each.text) || words.CAPABILITY.test(each.text)),
  );
  const passages = question ? [quoted, question] : [quoted];
  return {
    promise: short(passages.length > 1 ? `${question?.text ?? ''} — ${quoted.text}` : quoted.text),
    passages,
    topic,
    strong: excluded !== undefined,
    why,
  };
}

/** A price told to the customer may differ from the one on the form. */
function namesAmount(passage: Passage): boolean {
  return (
    moneyIn(passage.text, passage.language).length > 0 ||
    quantitiesIn(passage).some(({ kind, value }) => kind === 'bare' && value >= 50)
  );
}

function short(text: string): string {
  const plain = text.trim().replace(/\s+/gu, ' ');
  return shortened(plain, 220);
}
