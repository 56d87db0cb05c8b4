import { type ZodError } from 'zod';
import { byStanding, concrete, quotesOf, type SupportedClaim, type Verdict } from './anchor.verdict';
import { judgeArr, judgeSeats, judgeTerm } from './contract.anchors';
import { type Dossier, type StatedAnchor } from './dossier.types';
import {
  ANCHOR_KEYS,
  type AnchorKey,
  type Evidence,
  type ReadAnchor,
  type Reading,
  type Stakeholder,
  type UnsupportedClaim,
} from './evidence.types';
import { type ClaimOf, type Extraction, StatedValue } from './extraction';
import { findInjections, withoutInstructingTitles } from './instructions';
import { judgeChampion, judgeDecisionMaker } from './people.anchors';
import { stakeholderMap } from './stakeholders';
import { supportedClaims, supportedGaps, supportedPeople, supportedSignals } from './supported';
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
  const sources = { dossier, injections, unsupported };
  const claims = supportedClaims(extraction.claims, sources);
  const stakeholders = stakeholderMap(dossier, supportedPeople(extraction.people, sources));
  const stated = judgeStated(dossier.statedAnchors ?? [], unsupported);
  const verdicts = { ...judgeAll(dossier, claims, stakeholders), ...stated };
  return {
    anchors: ANCHOR_KEYS.map((key): ReadAnchor => {
      const said = claims.filter(({ anchor }) => anchor === key);
      return { key, ...verdicts[key], round, against: speaksAgainst(verdicts[key], said) };
    }),
    stakeholders: withRoles(stakeholders, verdicts),
    gaps: supportedGaps(extraction.gaps, sources),
    riskSignals: supportedSignals(extraction.riskSignals, sources),
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
function judgeStated(stated: StatedAnchor[], unsupported: UnsupportedClaim[]): Partial<Record<AnchorKey, Verdict>> {
  const verdicts: Partial<Record<AnchorKey, Verdict>> = {};
  for (const { key, value, by, at } of stated) {
    const { success, data, error } = StatedValue[key].safeParse(value);
    if (success) verdicts[key] = concrete(data, [{ person: by, at }]);
    else unsupported.push({ claim: `${key} as stated by ${by}`, why: faultsOf(error) });
  }
  return verdicts;
}

function faultsOf({ issues }: ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'value'}: ${message}`).join('; ');
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
