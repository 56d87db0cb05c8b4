import { whatIsSaid } from '../../../src/agents/offline/people.said';
import { featuresOfPeople } from '../../../src/agents/offline/senses/person.features';
import { type Story } from '../../../src/agents/offline/story';
import { samePerson } from '../../../src/evidence/names';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

/** Each person of a handoff who is not the vendor's, with role and sentiment as labelled; nobody whom the labels do not know. */
export function personExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  return [...featuresOfPeople(story, whatIsSaid(story))].flatMap(([{ name }, features]) => {
    const person = labels?.stakeholders.find((each) => samePerson(each.name, name));
    if (!person) return [];
    const senses = new Set<string>([`role ${person.role}`, `sentiment ${person.sentiment}`]);
    return [{ text: `${author}/${id}`, features, senses, unknown: new Set() }];
  });
}
