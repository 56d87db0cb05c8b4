import {
  byStanding,
  concrete,
  conflicting,
  doubtsOf,
  missing,
  NOBODY_SAYS,
  quotesOf,
  vague,
  type SupportedClaim,
  type Verdict,
} from './anchor.verdict';
import { judgeArr, judgeSeats, judgeTerm } from './contract.anchors';
import { type Dossier, type StatedAnchor } from './dossier.types';
import {
  ANCHOR_KEYS,
  type ReadAnchor,
  type Evidence,
  type AnchorKey,
  type InjectionFinding,
  type QuoteEvidence,
  type Reading,
  type Stakeholder,
  type UnsupportedClaim,
} from './evidence.types';
import { type Claim, type ClaimOf, type Extraction, type Quote, StatedValue } from './extraction';
import { judgeChampion, judgeDecisionMaker } from './people.anchors';
import { distinct, locate, overlaps } from './quotes';
import { stakeholderMap } from './stakeholders';
import {
  dateSupported,
  emailKnown,
  nameKnown,
  numbersSupported,
  renewalSupported,
  spokenOf,
  wordsSupported,
} from './support';
import { injectionsIn } from './text/injection';
import { shortened } from './text/letters';

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
    const contrary = claim.standing === 'denied' || claim.standing === 'withdrawn';
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

/** A title that instructs a reader is no title. */
function withoutInstructingTitles(dossier: Dossier, unsupported: UnsupportedClaim[]): Dossier {
  const contacts = dossier.contacts.map((contact) => {
    if (contact.title === null || injectionsIn(contact.title).length === 0) return contact;
    unsupported.push({
      claim: `the title of ${contact.name}`,
      why: `“${shortened(contact.title, 80)}” instructs the reader.`,
    });
    return { ...contact, title: null };
  });
  return { ...dossier, contacts };
}

/** The passages found by rule, and those the reader points at. */
function findInjections(extraction: Extraction, dossier: Dossier): InjectionFinding[] {
  const found: InjectionFinding[] = dossier.documents.flatMap(({ id, text }) =>
    injectionsIn(text).map(({ start, end, aim }) => ({
      aim,
      evidence: { documentId: id, quote: text.slice(start, end), start, end },
    })),
  );
  for (const { aim, quote } of extraction.injections) {
    const evidence = locate(quote, dossier);
    if (evidence && !found.some((each) => overlaps(each.evidence, evidence))) found.push({ aim, evidence });
  }
  return found;
}

function judgeAll(dossier: Dossier, claims: SupportedClaim[], people: Stakeholder[]): Record<AnchorKey, Verdict> {
  const of = <Key extends AnchorKey>(key: Key) =>
    claims.filter((claim): claim is SupportedClaim<ClaimOf<Key>> => claim.anchor === key);
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

function judgePain(claims: SupportedClaim<ClaimOf<'painMetric'>>[]): Verdict {
  const disputed = byStanding(claims, 'disputed').filter(
    ({ value }, at, all) =>
      value.baseline !== null && all.findIndex((other) => other.value.baseline === value.baseline) === at,
  );
  if (disputed.length > 1) {
    return conflicting(
      disputed.map(({ value }) => value),
      quotesOf(disputed),
      [
        `The sources disagree on today’s figure: ${disputed.map(({ value }) => value.baseline).join(' against ')}.`,
        ...doubtsOf(disputed),
      ],
    );
  }
  const complete = byStanding(claims, 'stated').find(({ value }) => value.baseline !== null && value.target !== null);
  const against = byStanding(claims, 'denied');
  if (complete && against.length === 0) {
    const same = claims.filter(
      ({ value }) => value.baseline === complete.value.baseline && value.target === complete.value.target,
    );
    return concrete(complete.value, quotesOf(same));
  }
  const first = complete ?? claims.find(({ standing }) => standing !== 'withdrawn');
  if (!first) return missing(NOBODY_SAYS.painMetric);
  const doubts = doubtsOf(claims);
  if (first.value.baseline === null) doubts.push('No figure for today.');
  if (first.value.target === null) doubts.push('No figure to reach.');
  return vague(first.value, quotesOf(claims), doubts.length > 0 ? doubts : ['The figures are not stated firmly.']);
}

function judgeCriteria(claims: SupportedClaim<ClaimOf<'successCriteria'>>[], dossier: Dossier): Verdict {
  const firm = byStanding(claims, 'stated').filter(
    ({ value }) => value.by !== null && value.by >= (dossier.contract.startDate ?? '0'),
  );
  const rivals = byStanding(claims, 'disputed').filter(
    ({ value }, at, all) =>
      all.findIndex((other) => other.value.by === value.by && other.value.text === value.text) === at,
  );
  if (rivals.length > 1) {
    return conflicting(
      rivals.map(({ value }) => ({ criteria: [{ text: value.text, by: value.by }] })),
      quotesOf(rivals),
      ['The sources hold different criteria, and neither is withdrawn.', ...doubtsOf(rivals)],
    );
  }
  const against = byStanding(claims, 'denied', 'disputed');
  if (firm.length > 0 && against.length === 0) {
    return concrete({ criteria: firm.map(({ value }) => ({ text: value.text, by: value.by })) }, quotesOf(firm));
  }
  const standing = claims.filter((claim) => claim.standing !== 'withdrawn');
  if (standing.length === 0) return missing(NOBODY_SAYS.successCriteria);
  const criteria = standing
    .filter((claim) => claim.standing !== 'denied')
    .map(({ value }) => ({ text: value.text, by: value.by }));
  const doubts = doubtsOf(standing);
  return vague(
    criteria.length > 0 ? { criteria } : null,
    quotesOf(standing),
    doubts.length > 0 ? doubts : ['No criterion is both measurable and dated.'],
  );
}

/** What a second reader may hold against the anchor: two sources that disagree, or passages that deny or dispute it. */
function speaksAgainst({ status, evidence }: Verdict, claims: SupportedClaim[]): Evidence[] {
  if (status === 'concrete') return [];
  return status === 'conflicting' ? evidence : quotesOf(byStanding(claims, 'denied', 'disputed'));
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

/** Why a claim's figures, dates or names are not borne out by its quotes; null when they are. */
function unsupportedPart(claim: Claim, evidence: QuoteEvidence[], dossier: Dossier): string | null {
  const numbers = (...values: (number | null)[]) => {
    const wanted = values.filter((value) => value !== null);
    return numbersSupported(wanted, evidence, dossier.documents)
      ? null
      : `The figures ${wanted.join(' and ')} do not all stand in the quotes.`;
  };
  const dates = (...values: (string | null)[]) => {
    const absent = values.find((value) => value !== null && !dateSupported(value, evidence, dossier));
    return absent ? `The date ${absent} does not stand in the quotes.` : null;
  };
  const renewal = ({ startDate, renewalDate }: { startDate: string | null; renewalDate: string | null }) =>
    renewalDate === null || renewalSupported(renewalDate, startDate, evidence, dossier)
      ? null
      : `The renewal date ${renewalDate} does not follow from the quotes.`;
  const notice = (days: number | null) =>
    days === null || [days, days / 7, days / 30].some((value) => numbersSupported([value], evidence))
      ? null
      : `The notice of ${days} days does not stand in the quotes.`;
  const name = (value: string | null) =>
    value !== null && !(nameKnown(value, dossier) && spokenOf(value, evidence, dossier))
      ? `The name ${value} does not stand in the sources quoted.`
      : null;
  const words = (...texts: (number | string | null)[]) => {
    const strange = texts.find((text) => typeof text === 'string' && !wordsSupported(text, evidence, dossier));
    return strange === undefined ? null : `“${shortened(String(strange), 80)}” is not in the words of its sources.`;
  };
  switch (claim.anchor) {
    case 'contractTerm':
      return dates(claim.value.startDate) ?? renewal(claim.value) ?? notice(claim.value.noticePeriodDays);
    case 'arr':
      return numbers(claim.value.amount);
    case 'seats':
      return numbers(claim.value.seats);
    case 'painMetric':
      return (
        numbers(claim.value.baseline, typeof claim.value.target === 'number' ? claim.value.target : null) ??
        words(claim.value.what, claim.value.target)
      );
    case 'champion':
      return (
        name(claim.value.name) ??
        (claim.value.email !== null && !emailKnown(claim.value.email, dossier)
          ? `The address ${claim.value.email} does not stand in any source.`
          : null)
      );
    case 'decisionMaker':
      return name(claim.value.name);
    case 'successCriteria':
      return dates(claim.value.by) ?? words(claim.value.text);
  }
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
