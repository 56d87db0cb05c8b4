import { type StakeholderAnswer } from './drafting/draft-answers';
import { type Stakeholder } from './evidence.types';
import { samePerson } from './names';

/**
 * Nobody is dropped and nobody added: the answer may only weigh people on record, and merge two records whose names
 * can be one person's. Both records' evidence is kept.
 */
export function weighPeople(people: Stakeholder[], answer: StakeholderAnswer): Stakeholder[] {
  const weighed = people.map((person) => {
    const influence = answer.people.find(({ name }) => name === person.name)?.influence;
    return influence && influence !== 'unknown' && person.influence === 'unknown' ? { ...person, influence } : person;
  });
  return answer.people.reduce(
    (map, { name, sameAs }) => sameAs.reduce((merged, other) => mergeTwo(merged, name, other), map),
    weighed,
  );
}

function mergeTwo(people: Stakeholder[], name: string, other: string): Stakeholder[] {
  const keep = people.find((person) => person.name === name);
  const twin = people.find((person) => person.name === other);
  const conflict = keep?.email && twin?.email && keep.email.toLowerCase() !== twin.email.toLowerCase();
  if (!keep || !twin || keep === twin || keep.side !== twin.side || conflict || !samePerson(name, other)) return people;
  const merged: Stakeholder = {
    ...keep,
    email: keep.email ?? twin.email,
    title: keep.title ?? twin.title,
    executive: keep.executive || twin.executive,
    left: keep.left || twin.left,
    resolved: keep.resolved || twin.resolved,
    role: keep.role === 'unknown' ? twin.role : keep.role,
    lastContact:
      [keep.lastContact, twin.lastContact]
        .filter((date) => date !== null)
        .sort()
        .at(-1) ?? null,
    evidence: [...keep.evidence, ...twin.evidence],
  };
  return people.flatMap((person) => (person === twin ? [] : person === keep ? [merged] : [person]));
}

/** What was said before still holds for those of whom the new answer says nothing else. */
export function weighedSoFar(before: StakeholderAnswer | null, now: StakeholderAnswer): StakeholderAnswer {
  const earlier = before?.people ?? [];
  const people = now.people.map((person) => {
    const known = earlier.find(({ name }) => name === person.name);
    if (!known) return person;
    const influence = person.influence === 'unknown' ? known.influence : person.influence;
    return { ...person, influence, sameAs: [...new Set([...known.sameAs, ...person.sameAs])] };
  });
  return { people: [...earlier.filter(({ name }) => !people.some((person) => person.name === name)), ...people] };
}
