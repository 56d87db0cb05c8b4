import { fold, nameParts, samePerson } from '../../../src/evidence/names';
import { wordsSeenIn } from '../../../src/agents/offline/name.sense';
import {
  featuresOfWord,
  isCasual,
  lettersOf,
  mayName,
  type Word,
  wordsOf,
} from '../../../src/agents/offline/senses/name.features';
import { sceneOf } from '../../../src/agents/offline/scene';
import { LOWER } from '../../../src/agents/offline/vocabulary';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

/**
 * Words and whether they name people. Where the people are labelled, every word that could is an example; everywhere,
 * words in lower case teach what is no name.
 */
export function nameExamplesOf(text: MarkedText): Example[] {
  return [...inTheirPlaces(text), ...inLowerCase(text)];
}

function inTheirPlaces({ author, id, dossier, labels }: MarkedText): Example[] {
  if (labels === null) return [];
  const scene = sceneOf(dossier);
  const seen = wordsSeenIn(scene);
  const people = labels.stakeholders.map(({ name }) => name);
  const parts = new Set(people.flatMap(nameParts));
  const called = ({ plain }: Word) => seen.known.has(plain) || people.some((name) => samePerson(name, plain));
  return scene.passages
    .filter(({ zone, language }) => zone !== 'header' && language !== 'und')
    .flatMap((passage) => {
      const words = wordsOf(passage);
      return words.flatMap((word, at): Example[] => {
        if (!mayName(word, isCasual(passage))) return [];
        const isName = word.plain.length > 1 && parts.has(word.plain);
        if (!isName && called(word)) return [];
        const features = featuresOfWord(words, at, passage, seen);
        return [{ text: `${author}/${id}`, features, senses: new Set(isName ? ['name'] : []), unknown: new Set() }];
      });
    });
}

function inLowerCase({ author, id, dossier }: MarkedText): Example[] {
  const written = dossier.documents.filter(({ kind }) => kind !== 'slack_thread');
  const words = new Set(written.flatMap(({ text }) => [...text.matchAll(LOWER)].map(([word]) => fold(word))));
  return [...words].map((word) => ({
    text: `${author}/${id}`,
    features: new Map(lettersOf(word).map((name) => [name, 1])),
    senses: new Set(),
    unknown: new Set(),
  }));
}
