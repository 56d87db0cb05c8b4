import { StakeholderAnswer } from '../evidence/drafting/draft-answers';
import { type AccountRecords } from '../evidence/drafting/ports';
import { type Stakeholder } from '../evidence/evidence.types';
import { samePerson } from '../evidence/names';
import { type Readings } from '../evidence/ports';
import { agent } from './agent';
import { type Transaction } from './agent.run';
import { type LanguageModel } from './language-model';

/** Puts everybody named on the map, once; counts the names nobody could be matched to. */
export const mapStakeholders = (model: LanguageModel, records: AccountRecords, readings: Readings<Transaction>) =>
  agent('mapStakeholders', model, async (input, run) => {
    const accountId = input.account;
    const record = await records.load(accountId);
    const answer = await model.ask({
      prompt: 'map-stakeholders',
      values: { record },
      answer: StakeholderAnswer,
      effect: run.effect,
      actor: 'mapStakeholders',
      signal: run.signal,
      grade: ({ people }) => ({
        claims: people.length,
        unsupported: people.filter(({ name }) => !record.stakeholders.some((known) => known.name === name)).length,
      }),
    });
    const people = withAnswer(record.stakeholders, answer);
    run.alongside((tx) => readings.keepPeople(tx, accountId, people));
    return { unresolved: people.filter(({ resolved, side }) => !resolved && side !== 'vendor').length };
  });

/**
 * Nobody is dropped and nobody added: the answer may only weigh people on record, and merge two records whose names
 * can be one person's. Both records' evidence is kept.
 */
export function withAnswer(people: Stakeholder[], answer: StakeholderAnswer): Stakeholder[] {
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
