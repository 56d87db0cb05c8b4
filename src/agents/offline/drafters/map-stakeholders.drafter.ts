import { type StakeholderAnswer } from '../../../evidence/drafting/draft-answers';
import { type Stakeholder } from '../../../evidence/evidence.types';
import { samePerson } from '../../../evidence/names';
import { type PromptValues } from '../../prompt-values';

/** Below the executives, whom the record marks. */
const SENIOR = /\b(?:head|director)\b/i;

/** Weighs each person by role and title, and joins a lone first or last name with the one person it can belong to. */
export function mapPeople({ record: { stakeholders } }: PromptValues['map-stakeholders']): StakeholderAnswer {
  return {
    people: stakeholders.map((person) => ({
      name: person.name,
      sameAs: shortFormsOf(person, stakeholders),
      influence: influenceOf(person),
    })),
  };
}

function shortFormsOf(person: Stakeholder, all: Stakeholder[]): string[] {
  return all
    .filter((other) => other !== person && !other.name.trim().includes(' ') && person.name.trim().includes(' '))
    .filter((other) => other.side === person.side && samePerson(other.name, person.name))
    .filter((other) => all.filter((each) => each !== other && samePerson(each.name, other.name)).length === 1)
    .map(({ name }) => name);
}

function influenceOf({ role, executive, title }: Stakeholder): StakeholderAnswer['people'][number]['influence'] {
  if (role === 'decision_maker' || role === 'champion' || executive) return 'high';
  if (SENIOR.test(title ?? '') || role === 'procurement' || role === 'detractor') return 'medium';
  return role === 'user' ? 'low' : 'unknown';
}
