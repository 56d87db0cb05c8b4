import { type Dossier } from '../../evidence/dossier.types';
import { type Extraction, NO_CLAIMS } from '../../evidence/extraction';
import { readPeople } from './people.reader';
import { storyOf } from './story';

/** Reads a dossier by published rules, without a language model; the same text always gives the same claims. */
export function readOffline(dossier: Dossier): Extraction {
  const story = storyOf(dossier);
  return { ...NO_CLAIMS, people: readPeople(story), languages: Object.fromEntries(story.languages) };
}
