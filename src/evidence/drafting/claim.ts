import { type StatedClaim } from './artifact.types';
import { type KnownFacts } from './known-facts';
import { sentence } from './wording';

/** A sentence about facts that are all known; nothing when one of them is not. */
export function claim(
  { known }: { known: KnownFacts },
  evidence: string[],
  write: (known: KnownFacts) => string,
): StatedClaim[] {
  return evidence.every((id) => Object.hasOwn(known, id)) ? [{ text: sentence(write(known)), evidence }] : [];
}
