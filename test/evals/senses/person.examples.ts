import { type Member } from '../../../src/agents/offline/cast';
import { peopleEvidence } from '../../../src/agents/offline/people.judged';
import { featuresOfBuyers } from '../../../src/agents/offline/senses/buyer.features';
import { type BuyerSense, LEAVE_SENSES, type PersonSense } from '../../../src/agents/offline/senses/labels';
import { featuresOfLeaving } from '../../../src/agents/offline/senses/leave.features';
import { featuresOfPeople } from '../../../src/agents/offline/senses/person.features';
import { whatIsSaid } from '../../../src/agents/offline/people.said';
import { type Story } from '../../../src/agents/offline/story';
import { samePerson } from '../../../src/evidence/names';
import { type HandoffCase } from '../handoff.cases';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

type Labels = HandoffCase['labels'];

/** Each person of a handoff who is not the vendor's, as labelled; nobody whom the labels do not know. */
export function personExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  return [...featuresOfPeople(story, peopleEvidence(story))].flatMap(([member, features]) => {
    const person = labels?.stakeholders.find((each) => samePerson(each.name, member.name));
    if (!person) return [];
    const senses = new Set<PersonSense>([`role ${person.role}`, `sentiment ${person.sentiment}`]);
    return [{ text: `${author}/${id}`, features, senses, unknown: new Set() }];
  });
}

/** Each person of whom something sounds like a farewell, as gone or not. */
export function leaveExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  return [...whatIsSaid(story)].flatMap(([member, said]) => {
    const person = labels?.stakeholders.find((each) => samePerson(each.name, member.name));
    const features = member.side === 'vendor' ? null : featuresOfLeaving(story, member, said);
    if (!person || !features) return [];
    const senses = new Set<string>(person.left ? LEAVE_SENSES : []);
    return [{ text: `${author}/${id}`, features, senses, unknown: new Set() }];
  });
}

/** Each of the customer's people as who drives and who has decided, or not. */
export function buyerExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  if (labels === null) return [];
  return [...featuresOfBuyers(story, peopleEvidence(story))].map(([member, features]) => {
    const senses = new Set<BuyerSense>();
    if (isShown(labels, 'champion', member)) senses.add('drives it');
    if (isShown(labels, 'decisionMaker', member)) senses.add('has decided');
    return { text: `${author}/${id}`, features, senses, unknown: new Set(openQuestions(labels, member)) };
  });
}

function isShown({ anchors }: Labels, key: 'champion' | 'decisionMaker', { name }: Member): boolean {
  return anchors[key].status === 'concrete' && isNamed(anchors[key].value, name);
}

/** In a conflict nobody can say who it is; a vague champion without an address may still drive it. */
function openQuestions({ anchors: { champion, decisionMaker }, stakeholders }: Labels, member: Member): BuyerSense[] {
  const left = stakeholders.some(({ left: gone, name }) => gone && samePerson(name, member.name));
  const unreachable =
    champion.status === 'vague' && isNamed(champion.value, member.name) && (member.email === null || left);
  return [
    ...(champion.status === 'conflicting' || unreachable ? ['drives it' as const] : []),
    ...(decisionMaker.status === 'conflicting' ? ['has decided' as const] : []),
  ];
}

function isNamed(value: unknown, name: string): boolean {
  const labelled: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'name') : null;
  return typeof labelled === 'string' && samePerson(labelled, name);
}
