import { type SupportedClaim } from './anchor.verdict';
import { unsupportedPart } from './claim.support';
import { type Dossier } from './dossier.types';
import { type InjectionFinding, type QuoteEvidence, type Reading, type UnsupportedClaim } from './evidence.types';
import { type Claim, type Extraction, type Quote } from './extraction';
import { promiseInWords } from './promise.wording';
import { distinct, locate, overlaps } from './quotes';
import { type SupportedPerson } from './stakeholders';
import { emailKnown, nameKnown, spokenOf, wordsSupported } from './support';
import { shortened } from './text/letters';

/** What claims are held against, and the list of those that fail. */
export interface Sources {
  dossier: Dossier;
  injections: InjectionFinding[];
  unsupported: UnsupportedClaim[];
}

/** A claim that the source itself takes back needs no support but the quote. */
const CONTRARY = ['denied', 'withdrawn', 'passing'];

export function supportedClaims(claims: Claim[], sources: Sources): SupportedClaim[] {
  return claims.flatMap((claim) => {
    const said = `${claim.anchor} ${JSON.stringify(claim.value)}`;
    const evidence = standing(claim.quotes, said, sources);
    const why = whyUnsupported(claim, evidence, sources);
    if (why === null) return [{ ...claim, evidence }];
    sources.unsupported.push({ claim: said, why });
    return [];
  });
}

function whyUnsupported(claim: Claim, evidence: QuoteEvidence[], { dossier }: Sources): string | null {
  if (evidence.length === 0) return 'No quote of a source bears it.';
  return CONTRARY.includes(claim.standing) ? null : unsupportedPart(claim, evidence, dossier);
}

/** People whom the quotes name; of their e-mail and title only what is known. */
export function supportedPeople(people: Extraction['people'], sources: Sources): SupportedPerson[] {
  const { dossier, unsupported } = sources;
  return people.flatMap((person) => {
    const evidence = standing(person.quotes, `the person ${person.name}`, sources);
    if (nameKnown(person.name, dossier) && spokenOf(person.name, evidence, dossier)) {
      const email = person.email !== null && emailKnown(person.email, dossier) ? person.email : null;
      const title = person.title !== null && wordsSupported(person.title, evidence, dossier) ? person.title : null;
      return [{ ...person, email, title, evidence }];
    }
    unsupported.push({ claim: `the person ${person.name}`, why: 'The name does not stand in the sources quoted.' });
    return [];
  });
}

export function supportedGaps(gaps: Extraction['gaps'], sources: Sources): Reading['gaps'] {
  return gaps.flatMap(({ quotes, ...gap }) => {
    const evidence = standing(quotes, gap.promise, sources);
    if (evidence.length > 0 && wordsSupported(gap.promise, evidence, sources.dossier)) {
      const found = { ...gap, evidence };
      return [{ ...found, promise: promiseInWords(found, sources.dossier) }];
    }
    sources.unsupported.push({ claim: gap.promise, why: 'It is not in the words of its sources.' });
    return [];
  });
}

export function supportedSignals(signals: Extraction['riskSignals'], sources: Sources): Reading['riskSignals'] {
  return signals.flatMap(({ signal, quotes }) => {
    const evidence = standing(quotes, signal, sources);
    return evidence.length > 0 ? [{ signal, evidence }] : [];
  });
}

/** The quotes that stand in their document letter by letter, outside any passage that instructs a reader. */
function standing(quotes: Quote[], claim: string, { dossier, injections, unsupported }: Sources): QuoteEvidence[] {
  const found = quotes.flatMap((quote) => {
    const place = locate(quote, dossier);
    const isInstructing = place !== null && injections.some(({ evidence }) => overlaps(evidence, place));
    if (place !== null && !isInstructing) return [place];
    const fault = isInstructing
      ? 'is part of a passage that instructs the reader.'
      : `does not stand in document ${quote.documentId}.`;
    unsupported.push({ claim, why: `“${shortened(quote.quote, 80)}” ${fault}` });
    return [];
  });
  return distinct(found);
}
