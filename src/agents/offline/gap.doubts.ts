import { type Cover, leftOutOf } from './contract.cover';
import { HEDGE } from './doubt.words';
import { DECLINES, PUTS_OFF } from './gap.words';
import { isQuestion, type Passage } from './passage';
import { type Senses } from './senses/senses';
import { stems } from './topic';

/** From this share of its words on, a promise is about what the order holds. */
const HELD = 0.6;
/** A refusal that sounds this much like a promise promises something after all: "You will not pay a cent". */
const SURE = 0.5;

/** Whether something speaks against a sentence being a promise beyond the contract, however much it sounds like one. */
export function isDoubted(passage: Passage, senses: Senses, cover: Cover): boolean {
  const { text } = passage;
  return (
    isQuestion(passage) ||
    HEDGE.test(text) ||
    PUTS_OFF.test(text) ||
    (declines(passage) && senses.of(passage, 'promise') < SURE) ||
    isHeld(text, cover)
  );
}

/** Whether the words refuse; a no to the customer's worry is no refusal. */
export function declines({ text }: Passage): boolean {
  return DECLINES.test(reassuring(text));
}

function isHeld(text: string, cover: Cover): boolean {
  const topic = stems(text);
  const held = [...topic].filter((stem) => cover.included.has(stem)).length;
  return held > 0 && held >= HELD * topic.size && leftOutOf(topic, cover) === undefined;
}

/** "No no, the app stores everything", "no te preocupes": a no to the worry is no refusal. */
function reassuring(text: string): string {
  return text.replace(NO_TO_THE_WORRY, ' ');
}

const NO_TO_THE_WORRY =
  /^\W*(?:(?:no|nah|nein|non|não|nee|nej)[ ,!]+){1,3}(?:joh[ ,]*)?(?=\p{L}{2})|(?:don['’]?t|do not) (?:worry|you worry)|not a problem|no (?:worries|problem|bother|sweat|dramas?|stress)|no te preocupes|no se preocupe\p{L}*|não se preocupe\p{L}*|ne vous (?:en )?(?:faites|inquiétez) pas|keine sorge|non si preoccupi|maakt u zich geen zorgen|geen zorgen/giu;
