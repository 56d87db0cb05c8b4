import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { fold, nameParts } from '../../evidence/names';
import { withoutInjections } from '../../evidence/text/injection';
import { type Language, languageOf, languageOfSentence } from '../../evidence/text/language';
import { attendeesIn, listsOfPresent } from './attendance';
import { type Cast, castOf, type Member } from './cast';
import { initialsOf, labelKey } from './initials';
import { layOut, type Layout } from './layout';
import { signerOf } from './mail.signer';
import { type Passage } from './passage';
import { restatedBy, type RestatedIn } from './restated';
import { reporterOf } from './reported-speech';
import { sentencesIn } from './sentences';
import { bookedIn, lettersIn, namesakesIn } from './turn.letters';
import { loginsOf } from './turn.tickets';
import { type Scene } from './story';
import { knownNames, recorded, vocabularyOf } from './vocabulary';

/** What of a document is read, letter for letter as long as the document. */
type Readable = (document: DossierDocument) => string;

/**
 * Lays the documents out and gathers who speaks and who is on record. Injected passages are blanked out; another
 * `readable` must keep each document's length too, since places in the text are those of the document.
 */
export function sceneOf(dossier: Dossier, readable: Readable = ({ text }) => withoutInjections(text)): Scene {
  const texts = new Map(dossier.documents.map((document) => [document.id, readable(document)]));
  const languages = languagesOf(texts);
  const known = knownNames(dossier);
  const people = new Set(recorded(dossier).map((name) => nameParts(name).join(' ')));
  const isKnown = (name: string) => nameParts(name).length > 0 && nameParts(name).every((part) => known.has(part));
  const attendees = new Map(
    [...texts].map(([id, text]) => [id, attendeesIn(text, (name) => people.has(nameParts(name).join(' ')))]),
  );
  const written = [...texts.values()];
  const initials = initialsOf(dossier, {
    texts: written,
    attendees: [...attendees.values()].flat(),
    lists: written.flatMap(listsOfPresent),
  });
  const onRecord = recorded(dossier);
  const booked = written.flatMap((text) => bookedIn(text, onRecord, dossier.account.name));
  const logins = loginsOf(
    [...dossier.contacts, dossier.account.csm, dossier.account.ae].filter((each) => each !== null),
  );
  const layouts = new Map(
    dossier.documents.map(({ id, kind, author }) => {
      const text = texts.get(id) ?? '';
      const labels = new Map([
        ...[...logins].map(([login, name]) => [labelKey(login), name] as const),
        ...lettersIn(text, onRecord),
        ...namesakesIn(text, onRecord),
        ...booked.map(([label, name]) => [labelKey(label), name] as const),
        ...initials.labels,
      ]);
      return [id, layOut(text, kind, author?.trim() ?? null, isKnown, labels, logins)];
    }),
  );
  const cast = castOf(dossier, layouts, initials);
  for (const [label, name] of booked) {
    const member = cast.find(name);
    if (member) cast.aliases.set(fold(label), member);
  }
  const restatedIn = restatedBy(dossier);
  const passages = inTimeOrder(dossier.documents).flatMap((document, order) => {
    const layout = layouts.get(document.id);
    const text = texts.get(document.id) ?? '';
    return layout
      ? passagesOf(document, order, text, languages.get(document.id) ?? 'und', layout, cast, restatedIn)
      : [];
  });
  passages.forEach((passage, at) => (passage.at = at));
  const vocabulary = vocabularyOf(dossier, cast, written);
  return { dossier, cast, attendees, initials, layouts, passages, texts, languages, vocabulary };
}

function passagesOf(
  document: DossierDocument,
  order: number,
  text: string,
  ownLanguage: Language,
  layout: Layout,
  cast: Cast,
  restatedIn: RestatedIn,
): Passage[] {
  const signed = signerOf(document, text, layout, cast);
  return layout.blocks.flatMap(({ start, end, zone, speaker: voice, side, turn }) => {
    let reported: Member | undefined;
    const told = zone === 'body' && (voice === null || QUOTED_WORDS.test(text.slice(start, start + 4)));
    return sentencesIn(text, start, end, document.kind === 'slack_thread').map((span): Passage => {
      const sentence = text.slice(span.start, span.end);
      if (told) reported = reporterOf(sentence, cast, reported);
      const member = reported ?? cast.find(voice) ?? (voice === signed?.sender ? signed?.member : undefined);
      const speaker = reported?.name ?? voice;
      const language = ownLanguage === 'und' ? 'und' : languageOfSentence(sentence, ownLanguage);
      return {
        at: 0,
        documentId: document.id,
        kind: document.kind,
        date: document.date,
        order,
        ...span,
        text: sentence,
        language,
        zone,
        speaker: member?.name ?? speaker,
        side: member?.side ?? side,
        turn,
        restated: restatedIn(sentence, language, document.date),
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
