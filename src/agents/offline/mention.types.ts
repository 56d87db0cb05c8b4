import { type Language } from '../../evidence/text/language';

/** A name of a person as it stands in a text. */
export interface Mention {
  name: string;
  start: number;
  end: number;
  /** "Mr", "Frau", "Dr" stood before it. */
  titled: boolean;
}

/** What the documents show of words that may look like names. */
export interface Vocabulary {
  /** Words that stand in lower case somewhere in the account's documents: most likely no names. */
  ordinary: Set<string>;
  /** Words of company and product names of this account, folded. */
  organisations: Set<string>;
  /** Names that stand for software and devices somewhere in the documents ("the Xero sync"), folded. */
  products: Set<string>;
  /** Names that are already known to belong to people. */
  isKnown(name: string): boolean;
}

/** The same, and the language of the text at hand. */
export interface MentionContext extends Vocabulary {
  language: Language;
}
