import { type Citation, type StatedClaim } from './artifact.types';
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

/** One plain sentence for each of the facts that are known. */
export function cite({ known }: { known: KnownFacts }, ids: string[]): StatedClaim[] {
  return ids.flatMap((id) => {
    const fact = known[id];
    return fact ? [{ text: sentence(fact.label), evidence: [id] }] : [];
  });
}

/** Ids of the known facts of a family, such as `promise`. */
export function under(family: string, { known }: { known: KnownFacts }): string[] {
  return Object.keys(known).filter((id) => id.startsWith(`${family}.`));
}

/** What the sources of a fact say word for word. */
export function quotesOf({ sources }: Citation): string[] {
  return sources.flatMap((source) => ('quote' in source ? [source.quote] : []));
}
