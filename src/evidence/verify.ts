import { byStanding, concrete, quotesOf, type SupportedClaim, type Verdict } from './anchor.verdict';
import { unsupportedPart } from './claim.support';
import { judgeArr, judgeSeats, judgeTerm } from './contract.anchors';
import { type Dossier, type StatedAnchor } from './dossier.types';
import {
  ANCHOR_KEYS,
  type AnchorKey,
  type Evidence,
  type QuoteEvidence,
  type ReadAnchor,
  type Reading,
  type Stakeholder,
  type UnsupportedClaim,
} from './evidence.types';
import { type Claim, type ClaimOf, type Extraction, type Quote, StatedValue } from './extraction';
import { findInjections, withoutInstructingTitles } from './instructions';
import { judgeChampion, judgeDecisionMaker } from './people.anchors';
import { distinct, locate, overlaps } from './quotes';
import { stakeholderMap } from './stakeholders';
import { emailKnown, nameKnown, spokenOf, wordsSupported } from './support';
import { shortened } from './text/letters';
import { judgeCriteria, judgePain } from './value.anchors';

/**
 * The evidence core: turns what a reader claims into facts. A quote must stand in its document letter by letter and
 * outside any passage that instructs a reader; every figure, date and name of a value must stand in the sources. What
 * fails is dropped and listed under `unsupported`. The status of an anchor is decided here, never by the reader.
 */
export function verify(extraction: Extraction, given: Dossier, round = 0): Reading {
  const unsupported: UnsupportedClaim[] = [];
  const dossier = withoutInstructingTitles(given, unsupported);
  const injections = findInjections(extraction, dossier);
  const check = (quotes: Quote[], claim: string): QuoteEvidence[] => {
    const good: QuoteEvidence[] = [];
    for (const quote of quotes) {
      const place = locate(quote, dossier);
      if (!place)
        unsupported.push({
          claim,
          why: `“${shortened(quote.quote, 80)}” does not stand in document ${quote.documentId}.`,
        });
      else if (injections.some(({ evidence }) => overlaps(evidence, place))) {
        unsupported.push({
          claim,
          why: `“${shortened(quote.quote, 80)}” is part of a passage that instructs the reader.`,
        });
      } else good.push(place);
    }
    return distinct(good);
  };
  const supported: SupportedClaim[] = [];
  for (const claim of extraction.claims) {
    const evidence = check(claim.quotes, describe(claim));
    const contrary = ['denied', 'withdrawn', 'passing'].includes(claim.standing);
    const why =
      evidence.length === 0
        ? 'No quote of a source bears it.'
        : contrary
          ? null
          : unsupportedPart(claim, evidence, dossier);
    if (why) unsupported.push({ claim: describe(claim), why });
    else supported.push({ ...claim, evidence });
  }
  const named = extraction.people.flatMap((person) => {
    const evidence = check(person.quotes, `the person ${person.name}`);
    if (nameKnown(person.name, dossier) && spokenOf(person.name, evidence, dossier)) {
      const email = person.email !== null && emailKnown(person.email, dossier) ? person.email : null;
      const title = person.title !== null && wordsSupported(person.title, evidence, dossier) ? person.title : null;
      return [{ ...person, email, title, evidence }];
    }
    unsupported.push({ claim: `the person ${person.name}`, why: 'The name does not stand in the sources quoted.' });
    return [];
  });
  const stakeholders = stakeholderMap(dossier, named);
  const verdicts = judgeAll(dossier, supported, stakeholders);
  for (const stated of dossier.statedAnchors ?? []) {
    const verdict = judgeStated(stated);
    if ('why' in verdict) unsupported.push({ claim: `${stated.key} as stated by ${stated.by}`, why: verdict.why });
    else verdicts[stated.key] = verdict;
  }
  return {
    anchors: ANCHOR_KEYS.map((key): ReadAnchor => ({
      key,
      ...verdicts[key],
      round,
      against: speaksAgainst(
        verdicts[key],
        supported.filter(({ anchor }) => anchor === key),
      ),
    })),
    stakeholders: withRoles(stakeholders, verdicts),
    gaps: extraction.gaps.flatMap(({ quotes, ...gap }) => {
      const evidence = check(quotes, gap.promise);
      if (evidence.length > 0 && wordsSupported(gap.promise, evidence, dossier)) return [{ ...gap, evidence }];
      unsupported.push({ claim: gap.promise, why: 'It is not in the words of its sources.' });
      return [];
    }),
    riskSignals: extraction.riskSignals.flatMap(({ signal, quotes }) => {
      const evidence = check(quotes, signal);
      return evidence.length > 0 ? [{ signal, evidence }] : [];
    }),
    injections,
    unsupported,
    notUnderstood: extraction.notUnderstood,
    languages: extraction.languages,
  };
}

function judgeAll(dossier: Dossier, claims: SupportedClaim[], people: Stakeholder[]): Record<AnchorKey, Verdict> {
  const of = <Key extends AnchorKey>(key: Key) =>
    claims.filter(
      (claim): claim is SupportedClaim<ClaimOf<Key>> => claim.anchor === key && claim.standing !== 'passing',
    );
  return {
    contractTerm: judgeTerm(dossier, of('contractTerm')),
    arr: judgeArr(dossier, of('arr')),
    seats: judgeSeats(dossier, of('seats')),
    painMetric: judgePain(of('painMetric')),
    champion: judgeChampion(of('champion'), people),
    decisionMaker: judgeDecisionMaker(of('decisionMaker'), people),
    successCriteria: judgeCriteria(of('successCriteria'), dossier),
  };
}

/**
 * What a second reader may hold against the verdict: two sources that disagree, passages that deny or dispute the anchor, or
 * what is said of it in passing where it is called missing.
 */
function speaksAgainst({ status, evidence }: Verdict, claims: SupportedClaim[]): Evidence[] {
  if (status === 'concrete') return [];
  if (status === 'conflicting') return evidence;
  return quotesOf(byStanding(claims, 'denied', 'disputed', ...(status === 'missing' ? ['passing' as const] : [])));
}

/** A person's own answer is evidence; a value that is not well formed is refused with the reason. */
function judgeStated({ key, value, by, at }: StatedAnchor): Verdict | { why: string } {
  const parsed = StatedValue[key].safeParse(value);
  if (!parsed.success)
    return {
      why: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'value'}: ${message}`).join('; '),
    };
  return concrete(parsed.data, [{ person: by, at }]);
}

/** The champion and the decision maker of the anchors carry these roles on the map. */
function withRoles(people: Stakeholder[], verdicts: Record<AnchorKey, Verdict>): Stakeholder[] {
  const nameOf = ({ value }: Verdict) =>
    value !== null && typeof value === 'object' && 'name' in value ? value.name : null;
  const champion = verdicts.champion.status === 'concrete' ? nameOf(verdicts.champion) : null;
  const decider = nameOf(verdicts.decisionMaker);
  return people.map((person) => {
    if (person.side !== 'customer') return person;
    if (champion !== null && person.name === champion) return { ...person, role: 'champion', influence: 'high' };
    if (decider !== null && person.name === decider) return { ...person, role: 'decision_maker', influence: 'high' };
    return person;
  });
}

function describe(claim: Claim): string {
  return `${claim.anchor} ${JSON.stringify(claim.value)}`;
}
