import { type Dossier, type DossierDocument } from './dossier.types';
import { phrase } from './drafting/wording';
import { type ExpectationGap, type QuoteEvidence } from './evidence.types';
import { nameParts, samePerson } from './names';
import { shortened } from './text/letters';

/**
 * A promise that its reader gave in nothing but scraps of the source, as a sentence that stands by itself: who gave it to
 * whom and when, and what was asked where the answer alone says nothing. One that was put into words stays as it is.
 */
export function promiseInWords({ promise, evidence }: ExpectationGap, dossier: Dossier): string {
  const given = evidence.find((each): each is QuoteEvidence => 'quote' in each);
  const document = dossier.documents.find(({ id }) => id === given?.documentId);
  if (!given || !document || !isVerbatim(promise, document)) return promise;
  const turns = turnsOf(document.text);
  const at = turns.findIndex(({ start, end }) => start <= given.start && given.start < end);
  const turn = turns[at];
  const on = document.date === null ? '' : ` on ${document.date}`;
  if (!turn) {
    const verb = WRITTEN[document.kind];
    return document.author === null || !verb ? promise : `${document.author} ${verb}${on}: ${phrase(promise)}`;
  }
  const named = (name: string) => fullName(name, dossier, [document.author ?? '', ...turns.map(({ by }) => by)]);
  const by = named(turn.by);
  const asked = askedBefore(turns.slice(0, at), turn);
  const to = asked ? named(asked.by) : 'the customer';
  const said = withBeside(bare(given.quote), promise, turn);
  // What one colleague tells another is no answer to the customer.
  if (isOurs(by, dossier) && isOurs(to, dossier)) return shortened(`${by} told ${to}${on}: ${said}`, LONGEST);
  const act = isOurs(by, dossier) ? `promised ${to}` : 'said';
  const answering = asked?.words && leansOn(bare(given.quote), asked.words) ? `, answering “${asked.words}”` : '';
  return shortened(`${by} ${act}${on}${answering}: ${said}`, LONGEST);
}

/** Words too few to name anything, with what the reader named beside them in the same breath. */
function withBeside(said: string, promise: string, turn: Turn): string {
  if (wordsOf(said) >= OWN_WORDS) return said;
  const parts = promise.split(JOINED).filter((part) => !part.endsWith('?') && turn.text.includes(part));
  return parts.length < 2 ? said : bare(parts.sort((a, b) => turn.text.indexOf(a) - turn.text.indexOf(b)).join(' '));
}

/** What the author of a text that is nobody's talk did with it. */
const WRITTEN: Record<string, string> = { email: 'wrote', crm_note: 'noted', ticket: 'wrote' };

/** Between the scraps that a reader puts side by side. */
const JOINED = ' — ';
const LONGEST = 400;
const LONGEST_QUESTION = 160;
/** A question shorter than that says little without what stands before it. */
const SHORT_QUESTION = 50;
const NO_QUESTION = 20;
/** An answer of fewer words says nothing by itself. */
const OWN_WORDS = 9;

interface Turn {
  by: string;
  text: string;
  start: number;
  end: number;
}

const LABEL = /^(?<by>\p{L}[\p{L}\p{M}.'’ -]{0,50}?) ?:[ \t]+/u;
const HEADERS = /^(?:from|to|cc|date|subject|sent|re|von|an|datum|betreff|de|à|objet|para|asunto|da|oggetto)$/iu;

/** Who speaks in which line; a text without such lines has no turns. */
function turnsOf(text: string): Turn[] {
  const lines = [...text.matchAll(/[^\n]+/g)];
  const turns = lines.flatMap((line): Turn[] => {
    const found = LABEL.exec(line[0]);
    const by = found?.groups?.by;
    if (!found || !by || HEADERS.test(by)) return [];
    const start = line.index + found[0].length;
    return [{ by, text: line[0].slice(found[0].length), start, end: line.index + line[0].length }];
  });
  return new Set(turns.map(({ by }) => by)).size > 1 ? turns : [];
}

/** The turn of the other side that this one answers, with the last words of it that say something. */
function askedBefore(before: Turn[], { by }: Turn): { by: string; words: string | null } | null {
  const turn = before.findLast((each) => !samePerson(each.by, by));
  if (!turn) return null;
  const words = sentencesOf(turn.text).reduceRight(
    (last, sentence) => (last.length < SHORT_QUESTION ? `${sentence} ${last}`.trim() : last),
    '',
  );
  return { by: turn.by, words: words.length < NO_QUESTION || words.length > LONGEST_QUESTION ? null : bare(words) };
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!…])\s+/u).filter(Boolean);
}

/** Whether an answer needs what it answers to be understood. */
function leansOn(said: string, asked: string): boolean {
  return asked.endsWith('?') || wordsOf(said) < OWN_WORDS;
}

function wordsOf(said: string): number {
  return said.split(/\s+/u).length;
}

/** Without what only joins it to the talk before it. */
function bare(said: string): string {
  return phrase(said)
    .replace(/^(?:and|but|so|oh|well)\b,? (?!on\b)/iu, '')
    .replace(/^I promise(?: you)?,? (?:that )?/iu, '');
}

function isVerbatim(promise: string, { text }: DossierDocument): boolean {
  const source = text.replace(/\s+/gu, ' ');
  return promise.split(JOINED).every((part) => source.includes(part.trim().replace(/\s+/gu, ' ').replace(/…$/u, '')));
}

/** The name as the record or the document gives it in full: a label is often a first name, or in capitals. */
function fullName(name: string, { account, contacts }: Dossier, others: string[]): string {
  const known = [account.csm?.name, account.ae?.name, ...contacts.map((contact) => contact.name), ...others];
  const longer = known.find(
    (each) => each && nameParts(each).length >= Math.max(2, nameParts(name).length) && samePerson(each, name),
  );
  return inSmallLetters(longer ?? name);
}

/** "PO-LIN HSU" is called Po-Lin Hsu. */
function inSmallLetters(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.replace(/(?<=\p{L})\p{L}+/gu, (letters) => letters.toLowerCase());
}

function isOurs(name: string, { account: { csm, ae } }: Dossier): boolean {
  return [csm, ae].some((one) => one !== null && samePerson(one.name, name));
}
