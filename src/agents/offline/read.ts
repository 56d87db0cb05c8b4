import { type Dossier } from '../../evidence/dossier.types';
import { type Reading } from '../../evidence/evidence.types';
import { verify } from '../../evidence/verify';
import { readOffline } from './offline.reader';

/** What the account's sources bear out, without asking a model. */
export function read(dossier: Dossier, round = 0): Reading {
  return verify(readOffline(dossier), dossier, round);
}
