import { compare } from '../evidence/compare';
import { type Dossier } from '../evidence/dossier.types';
import { type Reading } from '../evidence/evidence.types';
import { type Extraction } from '../evidence/extraction';
import { verify } from '../evidence/verify';
import { type EffectKey } from '../lifecycle/effect.roles';
import { type LanguageModel } from './language-model';
import { read } from './offline/read';
import { readInParts } from './reading-in-parts';

/**
 * What the sources of an account bear out. A model's reading is looked over by the offline reader, which can cast
 * doubt but not remove it.
 */
export async function readWith(
  model: LanguageModel,
  dossier: Dossier,
  round: number,
  asked: { effect: EffectKey; signal: AbortSignal },
): Promise<Reading> {
  const check = (extraction: Extraction) => verify(extraction, dossier, round);
  const reading = check(await readInParts(model, dossier, { ...asked, check }));
  return model.provider === 'offline' ? reading : compare(reading, read(dossier, round));
}
