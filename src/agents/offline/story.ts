import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { fold, nameParts } from '../../evidence/names';
import { withoutInjections } from '../../evidence/text/injection';
import { type Language, languageOf, languageOfSentence } from '../../evidence/text/language';
import { type Attendee, attendeesIn } from './attendance';
import { type Cast, castOf, type Member } from './cast';
import { type Initials, initialsOf } from './initials';
import { layOut, type Layout } from './layout';
import { PRODUCT_NAMES } from './mention.words';
import { type MentionContext } from './mention.types';
import { type NamedIn } from './named';
import { type Passage } from './passage';
import { reporterOf } from './reported-speech';
import { type Senses } from './senses/senses';
import { sentencesIn } from './sentences';

/** The documents laid out: who there is so far, and who said what, in time order. */
export interface Scene {
  dossier: Dossier;
  cast: Cast;
  /** Who the minutes say was present, for each document. */
  attendees: Map<string, Attendee[]>;
  initials: Initials;
  layouts: Map<string, Layout>;
  /** Time order of documents, then order of the text; injected passages are blanked out. */
  passages: Passage[];
  /** Masked text of each document, letter for letter as long as the original. */
  texts: Map<string, string>;
  languages: Map<string, Language>;
  mentionContext: MentionContext;
}

/** A scene once everybody in it is known. */
export interface Story extends Scene {
  named: NamedIn;
  senses: Senses;
}

/** The sentences of talk and letters in a known language: no headers, no order forms. */
export function tellingOf({ passages }: Scene): Passage[] {
  return passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
}

/** What of a document is read, letter for letter as long as the document. */
export type Readable = (document: DossierDocument) => string;

export function sceneOf(dossier: Dossier, readable: Readable = ({ text }) => withoutInjections(text)): Scene {
  const texts = new Map(dossier.documents.map((document) => [document.id, readable(document)]));
  const languages = languagesOf(texts);
  const known = knownNames(dossier);
  const people = new Set(recorded(dossier).map((name) => nameParts(name).join(' ')));
  const isKnown = (name: string) => nameParts(name).length > 0 && nameParts(name).every((part) => known.has(part));
  const attendees = new Map(
    [...texts].map(([id, text]) => [id, attendeesIn(text, (name) => people.has(nameParts(name).join(' ')))]),
  );
  const initials = initialsOf(dossier, [...texts.values()], [...attendees.values()].flat());
  const layouts = new Map(
    dossier.documents.map((document) => [
      document.id,
      layOut(texts.get(document.id) ?? '', document.kind, personal(document.author), isKnown, initials.labels),
    ]),
  );
  const cast = castOf(dossier, layouts, initials);
  const passages = inTimeOrder(dossier.documents).flatMap((document, order) => {
    const layout = layouts.get(document.id);
    const text = texts.get(document.id) ?? '';
    return layout ? passagesOf(document, order, text, languages.get(document.id) ?? 'und', layout, cast) : [];
  });
  passages.forEach((passage, at) => (passage.at = at));
  const mentionContext: MentionContext = {
    ordinary: ordinaryWords([...texts.values()]),
    organisations: organisationWords(dossier, cast),
    products: productNames([...texts.values()]),
    isKnown: (name) => cast.find(name) !== undefined,
    language: 'und',
  };
  return { dossier, cast, attendees, initials, layouts, passages, texts, languages, mentionContext };
}

function passagesOf(
  document: DossierDocument,
  order: number,
  text: string,
  language: Language,
  layout: Layout,
  cast: Cast,
): Passage[] {
  return layout.blocks.flatMap(({ start, end, zone, speaker: voice, turn }) => {
    let reported: Member | undefined;
    const told = zone === 'body' && (voice === null || QUOTED_WORDS.test(text.slice(start, start + 4)));
    return sentencesIn(text, start, end, document.kind === 'slack_thread').map((span): Passage => {
      const sentence = text.slice(span.start, span.end);
      if (told) reported = reporterOf(sentence, cast, reported);
      const member = reported ?? cast.find(voice);
      const speaker = reported?.name ?? voice;
      return {
        at: 0,
        documentId: document.id,
        kind: document.kind,
        date: document.date,
        order,
        ...span,
        text: sentence,
        language: language === 'und' ? 'und' : languageOfSentence(sentence, language),
        zone,
        speaker: member?.name ?? speaker,
        side: member?.side ?? null,
        turn,
      };
    });
  });
}

/** Minutes that put a speaker's words in quotation marks go on about others when the marks close. */
const QUOTED_WORDS = /^\s*["“„«]/u;

const TOO_SHORT_TO_TELL = 1_200;

/** A note too short to tell its language is taken to be in the one most other documents are in. */
function languagesOf(texts: Map<string, string>): Map<string, Language> {
  const own = new Map([...texts].map(([id, text]) => [id, languageOf(text)]));
  const counts = new Map<Language, number>();
  for (const [id, language] of own)
    if (language !== 'und') counts.set(language, (counts.get(language) ?? 0) + (texts.get(id)?.length ?? 0));
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (!usual) return own;
  return new Map(
    [...own].map(([id, language]) => [id, language === 'und' && latin(texts.get(id) ?? '') ? usual : language]),
  );
}

function latin(text: string): boolean {
  return text.length < TOO_SHORT_TO_TELL && !/[ąćęłńśźżőűğışčřžůěšđåøæțșă\u0370-\u1cff\u2e80-\ud7ff]/iu.test(text);
}

/** Stable: documents without a date keep their place at the front. */
function inTimeOrder(documents: DossierDocument[]): DossierDocument[] {
  return [...documents].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
}

/** An author field that is a person's name and not a team or a channel. */
function personal(author: string | null): string | null {
  return author !== null && /^\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){0,4}$/u.test(author.trim()) ? author.trim() : author;
}

function knownNames(dossier: Dossier): Set<string> {
  const people = [...recorded(dossier), ...dossier.documents.map(({ author }) => author)];
  return new Set(people.flatMap((name) => (name ? nameParts(name) : [])));
}

function recorded({ contacts, account }: Dossier): string[] {
  const people = [...contacts.map(({ name }) => name), account.csm?.name, account.ae?.name];
  return people.filter((name) => name !== undefined);
}

function ordinaryWords(texts: string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts)
    for (const [word] of text.matchAll(/(?<![\p{L}@._%+-])\p{Ll}[\p{L}]+(?![\p{L}@]|\.\p{L})/gu)) words.add(word);
  return words;
}

function productNames(texts: string[]): Set<string> {
  const found = texts.flatMap((text) =>
    PRODUCT_NAMES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => fold(name ?? ''))),
  );
  return new Set(found);
}

function organisationWords(dossier: Dossier, cast: Cast): Set<string> {
  const people = new Set(cast.members.flatMap(({ name }) => nameParts(name)));
  const domains = [...cast.vendorDomains, ...cast.customerDomains].flatMap(
    (domain) => domain.split('.')[0]?.split('-') ?? [],
  );
  const words = `${dossier.account.name} ${dossier.contract.plan ?? ''} ${dossier.contract.entitlements.join(' ')} ${domains.join(' ')}`;
  return new Set(
    fold(words)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !people.has(word)),
  );
}
