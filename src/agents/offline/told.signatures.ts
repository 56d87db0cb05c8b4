import { actorIn } from './actor';
import { type Member } from './cast';
import { cue } from './cue';
import * as words from './decision.words';
import { CONDITION, HEDGE, NEGATED, SARCASM } from './doubt.words';
import { isQuestion, type Passage } from './passage';
import { NOT_SIGNED } from './signature.words';
import { type Story } from './story';

/** Whom a sentence says to have signed the order: "Contract signed by Ida Roe on 3 September", "She signed yesterday". */
export function toldToHaveSigned(story: Story, passage: Passage): Member | undefined {
  const { text } = passage;
  if (!SIGNED.test(text) || signsAnotherPaper(passage) || isQuestion(passage)) return undefined;
  const open = [words.NOT_YET, words.TAKES_BACK, NOT_SIGNED, NEGATED, CONDITION, HEDGE, SARCASM, AHEAD];
  return open.some((each) => each.test(text)) ? undefined : actorIn(story, passage);
}

/** "She signed the NDA": a signature, and none of the order. */
export function signsAnotherPaper({ text }: Passage): boolean {
  return SIGNED.test(text) && OTHER_PAPER.test(text);
}

const SIGNED = cue(
  `(?:counter)?signed|firmó|firmad[oa]|assinou|assinad[oa]|signée?|unterschrieben|unterzeichnet|gegengezeichnet|firmat[oa]|(?:onder)?getekend`,
);
/** It is still to be signed. */
const AHEAD = cue(
  `(?:will|shall|would|should|must|may|can|to|going to|gets?|getting|have|has to|needs?|wants?|expect\\p{L}*) (?:be |it |this |that )?signed|wird|soll|muss|sera|será|sarà|zal|moet|wordt|va a|debe|deve|doit`,
);
/** What was signed is another paper than the order. */
const OTHER_PAPER = cue(
  `nda|non-?disclosure|dpa|avv|letter of intent|loi|trial|pilot|poc|minutes|protokoll|piloto|essai|prova|proef|vertraulichkeit\\p{L}*|confidencial\\p{L}*|confidential\\p{L}*|riservatezza|geheimhouding|betriebsrat\\p{L}*|vereinbarung|union|signed up|(?:who|wer|quién|quem|qui|chi|wie) (?:signed|hat|firmó|ha|assinou|a|heeft)`,
);
