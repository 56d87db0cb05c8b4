import { type Member } from './cast';
import { championEvidence, type Evidence } from './champion.evidence';
import { type DecisionEvidence, decisionEvidence } from './decision.evidence';
import { type Said, whatIsSaid } from './people.said';
import { type PersonSense } from './senses/labels';
import { featuresOfPeople } from './senses/person.features';
import { type Story, tellingOf } from './story';

/** What the sources show of the people. */
export interface PeopleEvidence {
  said: Map<Member, Said>;
  drivers: Evidence[];
  decision: DecisionEvidence;
}

/** The same, and how surely each is what to the purchase, from 0 to 1. */
export interface Judged extends PeopleEvidence {
  sureOf: (member: Member, sense: PersonSense) => number;
}

export function peopleEvidence(story: Story): PeopleEvidence {
  const telling = tellingOf(story);
  return {
    said: whatIsSaid(story),
    drivers: championEvidence(story, telling),
    decision: decisionEvidence(story, telling),
  };
}

export function judgePeople(story: Story): Judged {
  const evidence = peopleEvidence(story);
  const judged = new Map(
    [...featuresOfPeople(story, evidence)].map(([member, features]) => [member, story.senses.ofPerson(features)]),
  );
  return { ...evidence, sureOf: (member, sense) => judged.get(member)?.get(sense) ?? 0 };
}
