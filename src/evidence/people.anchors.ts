import {
  byStanding,
  conflicting,
  concrete,
  doubtsOf,
  missing,
  NOBODY_SAYS,
  quotesOf,
  vague,
  type SupportedClaim,
  type Verdict,
} from './anchor.verdict';
import { type Evidence, type Stakeholder } from './evidence.types';
import { type ClaimOf } from './extraction';
import { samePerson } from './names';

/** A champion is concrete when a named person on the customer's side drives the purchase and can be reached. */
export function judgeChampion(claims: SupportedClaim<ClaimOf<'champion'>>[], people: Stakeholder[]): Verdict {
  if (claims.length === 0) return missing(NOBODY_SAYS.champion);
  const rivals = byStanding(claims, 'disputed').filter(
    (claim, at, all) => !all.slice(0, at).some((other) => samePerson(other.value.name, claim.value.name)),
  );
  if (rivals.length > 1) {
    return conflicting(
      rivals.map(({ value }) => ({ name: value.name, email: find(people, value.name)?.email ?? value.email })),
      quotesOf(rivals),
      [
        `The sources disagree on who drives the purchase: ${rivals.map(({ value }) => value.name).join(' or ')}.`,
        ...doubtsOf(rivals),
      ],
    );
  }
  const firm = byStanding(claims, 'stated');
  const staying = firm.filter(
    ({ value }) => !find(people, value.name)?.left && find(people, value.name)?.side === 'customer',
  );
  const reachable = staying.find(({ value }) => (find(people, value.name)?.email ?? value.email) !== null);
  const first =
    reachable ??
    staying[0] ??
    firm[0] ??
    byStanding(claims, 'disputed')[0] ??
    byStanding(claims, 'hedged', 'hearsay', 'planned', 'denied')[0];
  if (!first) return missing(NOBODY_SAYS.champion);
  const person = find(people, first.value.name);
  const name = person?.name ?? first.value.name;
  const about = claims.filter((claim) => samePerson(claim.value.name, name));
  const email = person?.left ? null : (person?.email ?? first.value.email);
  const evidence: Evidence[] = [...quotesOf(about), ...contactEvidence(person)];
  const doubts = doubtsOf(byStanding(claims, 'hedged', 'hearsay', 'denied', 'disputed'));
  if (person?.left) doubts.unshift(`${name} has left, and no successor is named.`);
  else if (person && person.side !== 'customer') doubts.unshift(`${name} does not stand on the customer’s side.`);
  else if (email === null) doubts.unshift(`No source gives an address to reach ${name}.`);
  if (first.standing !== 'stated' && doubts.length === 0)
    doubts.push(`No source shows that ${name} drives the purchase.`);
  const against = byStanding(about, 'denied', 'disputed');
  const solid =
    first.standing === 'stated' &&
    person?.side === 'customer' &&
    !person.left &&
    email !== null &&
    against.length === 0;
  return solid
    ? concrete({ name, email }, evidence)
    : vague({ name, email }, evidence, doubts.length > 0 ? doubts : [`${name} is not confirmed as the champion.`]);
}

/** A decision maker is concrete when a named person has the authority and has said or signed yes. */
export function judgeDecisionMaker(claims: SupportedClaim<ClaimOf<'decisionMaker'>>[], people: Stakeholder[]): Verdict {
  const disputed = distinctPeople(byStanding(claims, 'disputed'));
  if (disputed.length > 1) {
    const values = disputed.map((claim) => valueOf(claim, people));
    return conflicting(values, quotesOf(byStanding(claims, 'disputed')), [
      `The sources disagree on who decides: ${values.map(({ name }) => name).join(' or ')}.`,
      ...doubtsOf(disputed),
    ]);
  }
  const standing = claims.filter((claim) => claim.standing !== 'withdrawn');
  const first = byStanding(standing, 'stated')[0] ?? standing.find(({ value }) => value.name !== null) ?? standing[0];
  if (!first) return missing(NOBODY_SAYS.decisionMaker);
  const value = valueOf(first, people);
  const about = standing.filter(
    (claim) => value.name !== null && claim.value.name !== null && samePerson(claim.value.name, value.name),
  );
  const person = value.name === null ? undefined : find(people, value.name);
  const evidence = [...quotesOf(about.length > 0 ? about : standing), ...contactEvidence(person)];
  const doubts = doubtsOf(standing.filter((claim) => claim.standing !== 'stated'));
  if (value.name === null) doubts.unshift('Only the office is known, not the person.');
  else if (person?.left) doubts.unshift(`${value.name} has left.`);
  else if (person && person.side !== 'customer') doubts.unshift(`${value.name} does not stand on the customer’s side.`);
  const against = byStanding(about, 'denied', 'disputed');
  const solid =
    first.standing === 'stated' &&
    value.name !== null &&
    person?.side === 'customer' &&
    !person.left &&
    against.length === 0;
  if (solid) return concrete(value, evidence);
  return vague(
    value,
    evidence,
    doubts.length > 0 ? doubts : [`No document shows an explicit yes of ${value.name ?? 'the decision maker'}.`],
  );
}

function valueOf(claim: ClaimOf<'decisionMaker'>, people: Stakeholder[]) {
  const person = claim.value.name === null ? undefined : find(people, claim.value.name);
  return { name: person?.name ?? claim.value.name, title: person?.title ?? claim.value.title };
}

function distinctPeople<C extends ClaimOf<'decisionMaker'>>(claims: C[]): C[] {
  return claims.filter(
    (claim, at) =>
      claim.value.name !== null &&
      !claims.slice(0, at).some(({ value }) => value.name !== null && samePerson(value.name, claim.value.name ?? '')),
  );
}

function find(people: Stakeholder[], name: string): Stakeholder | undefined {
  return people.find((person) => person.name === name) ?? people.find((person) => samePerson(person.name, name));
}

function contactEvidence(person: Stakeholder | undefined): Evidence[] {
  return person?.evidence.filter((each) => 'record' in each) ?? [];
}
