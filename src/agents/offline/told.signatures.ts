import { actorIn } from './actor';
import { type Member } from './cast';
import { cue } from './cue';
import * as words from './decision.words';
import { CONDITION, HEDGE, NEGATED, SARCASM } from './doubt.words';
import { conditional } from './own.consent';
import { isQuestion, type Passage } from './passage';
import { NOT_SIGNED } from './signature.words';
import { type Story } from './story';

/** Whom a sentence says to have signed the order: "Contract signed by Ida Roe on 3 September", "It bears my signature". */
export function toldToHaveSigned(story: Story, passage: Passage): Member | undefined {
  const { text } = passage;
  if (givesOwnSignature(passage)) return ownerOf(story, passage);
  if (!SIGNED.test(text) || signsAnotherPaper(passage) || isQuestion(passage)) return undefined;
  const open = [words.NOT_YET, words.TAKES_BACK, NOT_SIGNED, NEGATED, CONDITION, HEDGE, SARCASM, AHEAD];
  return open.some((each) => each.test(text)) ? undefined : (namedBeside(story, passage) ?? actorIn(story, passage));
}

/** "Mona leads, Ida signed": whose name stands right before the word, or behind it and "by". */
function namedBeside(story: Story, passage: Passage): Member | undefined {
  const found = SIGNED.exec(passage.text);
  if (!found) return undefined;
  const [from, to] = [found.index, found.index + found[0].length];
  return story
    .named(passage)
    .find(({ start }) =>
      start < from ? NAME_AND_HAS.test(passage.text.slice(start, from)) : BY.test(passage.text.slice(to, start)),
    )?.member;
}
const NAME_AND_HAS =
  /^\S+(?:\s\p{Lu}\S*){0,3}\s+(?:(?:has|have|had|ha|a|hat|heeft|already|ya|já|déjà|già|schon|al|lo|la)\s+){0,3}$/u;
const BY = /^\s+(?:by|por|par|von|da|door)\s+$/u;

/** Who calls a signature their own mostly has given it; who is asked for it, owes it or makes conditions has not. */
function givesOwnSignature(passage: Passage): boolean {
  const { text } = passage;
  const found = OWN_SIGNATURE.exec(text);
  if (!found || OTHER_PAPER.test(text) || conditional(passage)) return false;
  const open = [words.NOT_YET, words.TAKES_BACK, NOT_SIGNED, CONDITION, HEDGE, SARCASM, OWED];
  return (
    !open.some((each) => each.test(text)) && !NEGATED.test(text.slice(Math.max(0, found.index - NEAR), found.index))
  );
}
const NEAR = 25;

function ownerOf({ cast }: Story, { speaker }: Passage): Member | undefined {
  const owner = cast.find(speaker);
  return owner?.side === 'customer' ? owner : undefined;
}

/** "She signed the NDA": a signature, and none of the order. */
export function signsAnotherPaper({ text }: Passage): boolean {
  return SIGNED.test(text) && OTHER_PAPER.test(text);
}

const OWN_SIGNATURE = cue(
  `my (?:own )?(?:signature|autograph|scrawl|scribble|squiggle|initials)|my name (?:is |went )?(?:on|under|below|at the (?:foot|bottom))|put(?:ting)? my (?:name|signature|pen|hand)|my pen (?:has|was)|(?:executed|signed|inked) by me|i (?:have )?(?:inked|executed|countersigned)`,
  `mi (?:firma|rúbrica|garabato)|minha (?:assinatura|rubrica)|ma (?:signature|griffe|patte)|mon paraphe|meine[rn]? unterschrift|mein namenszug|mia firma|mijn (?:handtekening|krabbel|paraaf)`,
);
/** The signature is asked for, still to come, or what anything over some amount takes. */
const OWED = cue(
  `needs?|needed|wants?|waiting|asks?|asked|require[sd]?|without|will|shall|would|could|should|if|anything (?:above|over|beyond)|falta|necesit\\p{L}+|espera|depende|precis\\p{L}+|besoin|attend\\p{L}*|faut|interviendra|sans|aucune|braucht?|brauchen|fehlt|wartet|wird|ohne|bedarf|serve|manca|aspetta|senza|nodig|wacht|ontbreekt|zonder|zal`,
);
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
