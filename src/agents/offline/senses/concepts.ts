import { fold } from '../../../evidence/names';
import { type KnownLanguage, type Language } from '../../../evidence/text/language';
import lexicon from './lexicon.json';

/** A form of a concept: words that follow each other; one that ends in `*` stands for all its endings. */
interface Form {
  words: string[];
  concept: string;
}

/** Forms of one language by their first word, whole words and stems apart. */
interface Forms {
  whole: Map<string, Form[]>;
  stems: Map<string, Form[]>;
}

const SHORTEST_STEM = 3;

const FORMS = new Map<Language, Forms>();
function formsOf(language: KnownLanguage): Forms {
  const known = FORMS.get(language);
  if (known) return known;
  const forms: Forms = { whole: new Map(), stems: new Map() };
  for (const [concept, inLanguages] of Object.entries(lexicon))
    for (const written of inLanguages[language]) {
      const words = fold(written).match(/[\p{L}\p{N}]+\*?/gu) ?? [];
      const [first] = words;
      if (!first) continue;
      const stem = first.endsWith('*');
      const place = stem ? forms.stems : forms.whole;
      const key = stem ? first.slice(0, -1) : first;
      place.set(key, [...(place.get(key) ?? []), { words, concept }]);
    }
  FORMS.set(language, forms);
  return forms;
}

/** A concept and the place of its first word. */
export interface FoundConcept {
  concept: string;
  at: number;
}

/** What the words mean, whatever the language says it in: each concept whose form stands among the tokens. */
export function conceptsIn(tokens: string[], language: Language): FoundConcept[] {
  if (language === 'und') return [];
  const { whole, stems } = formsOf(language);
  return tokens.flatMap((token, at) => {
    const found = new Set<string>();
    const take = (forms: Form[] | undefined) => {
      for (const { words, concept } of forms ?? []) if (follows(tokens, at, words)) found.add(concept);
    };
    take(whole.get(token));
    for (let length = SHORTEST_STEM; length <= token.length; length += 1) take(stems.get(token.slice(0, length)));
    return [...found].map((concept) => ({ concept, at }));
  });
}

function follows(tokens: string[], at: number, words: string[]): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset] ?? '';
    return word.endsWith('*') ? token.startsWith(word.slice(0, -1)) : token === word;
  });
}
