import { askedForConsent } from './dialogue';
import { type Member } from './cast';
import { cue } from './cue';
import * as words from './decision.words';
import { CONDITION_BEHIND, CONDITION_FIRST, NEGATED, TURNED_ROUND } from './doubt.words';
import { type Passage } from './passage';
import { type Story } from './story';
import { together } from './together';

export const YES_WORD = cue(
  `yes|approve\\p{L}*|sign\\p{L}*|budget|sí|sim|oui|ja|sì|aprob\\p{L}*|aprov\\p{L}*|approuv\\p{L}*|genehmig\\p{L}*|approv\\p{L}*|goedk\\p{L}*`,
);

/** The speaker holds the money or the last word, said outright or by "my own cost centre", "the pen is mine". */
export function hasAuthority({ text }: Passage): boolean {
  if (words.MY_AUTHORITY.test(text) && !negatedAt(text, words.MY_AUTHORITY)) return true;
  if (words.I_DECIDE.test(text) && !negatedAt(text, words.I_DECIDE)) return true;
  return together(text, words.MINE, words.PURSE, 3) && !NEGATED.test(text);
}

/** An own, explicit yes: outright, as the word that opens the statement, or as the answer to whether the purchase is on. */
export function saysYes(story: Story, passage: Passage, others: Member[]): boolean {
  const { text } = passage;
  if (words.YES.test(text) && !negatedAt(text, words.YES) && !aboutAnother(passage, others)) return true;
  if (opensWith(text, words.CONSENT) && others.length === 0) return true;
  if (others.length === 0 && together(text, words.FUNDS, words.RELEASED, 3) && !NEGATED.test(text)) return true;
  if (others.length === 0 && opensWith(text, words.GO_AHEAD) && saysWhoPays(story, passage)) return true;
  return opensWith(text, words.ASSENT) && (askedForConsent(story, passage) || closesMail(story, passage));
}

/** "Yes. The order follows today, it is my money.": a letter that opens so answers what it was sent for. */
function closesMail(story: Story, passage: Passage): boolean {
  return passage.kind === 'email' && passage.zone === 'body' && saysWhoPays(story, passage);
}

/** The same statement, or one right before or behind it, says that the speaker holds the money. */
function saysWhoPays(story: Story, { at, documentId, turn }: Passage): boolean {
  return story.passages
    .slice(Math.max(0, at - 1), at + 3)
    .some((near) => near.documentId === documentId && near.turn === turn && hasAuthority(near));
}

/** The phrase is the first thing said, but for a greeting or a name set off before it. */
function opensWith(text: string, phrase: RegExp): boolean {
  const match = phrase.exec(text);
  if (!match) return false;
  const before = text.slice(0, match.index).trimEnd();
  return before === '' || (before.length < 40 && /^["'“«(]?(?:[\p{L}.]+\s?){0,3}\s*[,:–—-]$|^["'“«(]$/u.test(before));
}

/** "Dale approved it": the yes is another person's. */
function aboutAnother({ text }: Passage, others: Member[]): boolean {
  const match = words.YES.exec(text);
  if (!match || others.length === 0) return false;
  const before = text.slice(Math.max(0, match.index - 30), match.index);
  return others.some(({ name }) => name.split(/\s+/u).some((part) => part.length > 2 && before.includes(part)));
}

/** "If it is 12,400, I shall ask the board.": whatever it sounds like, it hangs on something from its first word. */
export function opensWithIf({ text }: Passage): boolean {
  return OPENS_WITH_IF.test(text);
}
const OPENS_WITH_IF =
  /^[\p{P}\s]*(?:(?:and|but|y|e|et|und|en|pero|mas|mais|aber|ma|maar)\s+)?(?:if|unless|provided|falls|wenn|sofern|si|s['’]il|se|als|mits|indien|caso)(?![\p{L}])/iu;

/** "Once legal has cleared it, you have my approval", "stimme zu, allerdings erst, wenn …": a yes that hangs on something. */
export function conditional({ text }: Passage): boolean {
  return [words.YES, words.MY_AUTHORITY, words.CONSENT, words.I_DECIDE].some((phrase) => {
    const match = phrase.exec(text);
    if (!match || SETTLED.test(text)) return false;
    const clause = text.slice(Math.max(0, text.slice(0, match.index).search(/[^.;:!?]*$/u)), match.index);
    return CONDITION_FIRST.test(clause) || CONDITION_BEHIND.test(text.slice(match.index + match[0].length));
  });
}

/** What is signed or released already hangs on nothing any more. */
const SETTLED = cue(
  `i (?:have )?(?:already )?(?:signed|approved)|is (?:already )?(?:signed|released|approved)|(?:ya|já) (?:firmé|está \\p{L}+|assinei|aprovei)|j'ai (?:déjà )?(?:signé|validé)|(?:bereits|schon) (?:\\p{L}+ ){0,2}(?:unterschrieben|freigegeben)|ho già firmato|heb al getekend`,
);

/** "Approved, obviously. Not." */
export function turnedRound(story: Story, { at, documentId, turn, text }: Passage): boolean {
  const next = story.passages[at + 1];
  return next?.documentId === documentId && next.turn === turn && TURNED_ROUND.test(next.text) && words.YES.test(text);
}

/** Mail in which the deciding words stand inside quotation marks: somebody else's, whoever passes them on. */
export function quotesAnother({ text, zone, kind }: Passage): boolean {
  if (zone !== 'body' || kind === 'call_transcript') return false;
  return [words.YES, words.MY_AUTHORITY, words.CONSENT, words.I_DECIDE].some((phrase) => {
    const match = phrase.exec(text);
    const opened = match ? OPENING_MARK.exec(text.slice(0, match.index)) : null;
    return opened !== null && /\p{L}/u.test(text.slice(0, opened.index));
  });
}

/** The last mark that opens direct speech and is not closed before the end. */
const OPENING_MARK = /(?<=:\s{0,2})["“„«»](?![^]*["”“»«])/u;

/** A negation in the same clause turns the phrase round. */
function negatedAt(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const before = text.slice(0, match.index);
  const clause = before.slice(
    Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('.'), before.lastIndexOf(':')) + 1,
  );
  return NEGATED.test(clause);
}
