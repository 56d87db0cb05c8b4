import { type Dossier } from '../../evidence/dossier.types';
import { type Language } from '../../evidence/text/language';
import { type Attendee } from './attendance';
import { type Cast, type Member } from './cast';
import { type Initials } from './initials';
import { type Layout } from './layout';
import { type Vocabulary } from './mention.types';
import { type NamedIn } from './named';
import { type Passage } from './passage';
import { type Senses } from './senses/senses';

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
  vocabulary: Vocabulary;
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

/** The customer's people whom a passage names, in the order of its text; one named twice is there twice. */
export function customersNamed({ named }: Story, passage: Passage): Member[] {
  return named(passage)
    .map(({ member }) => member)
    .filter(({ side }) => side === 'customer');
}
