import { type Member } from './cast';
import { championEvidence, type DriverEvidence } from './champion.evidence';
import { type DecisionEvidence, decisionEvidence } from './decision.evidence';
import { NOTHING_SAID, type Said, whatIsSaid } from './people.said';
import { featuresOfBuyers } from './senses/buyer.features';
import { type BuyerSense, type PersonSense } from './senses/labels';
import { featuresOfLeaving } from './senses/leave.features';
import { featuresOfPeople } from './senses/person.features';
import { type Story, tellingOf } from './story';

/** What the sources show of the people. */
export interface PeopleEvidence {
  said: Map<Member, Said>;
  drivers: DriverEvidence[];
  decision: DecisionEvidence;
}

/** The same, how surely each is what to the purchase, and how surely each has left, from 0 to 1. */
export interface Judged extends PeopleEvidence {
  sureOf: (member: Member, sense: BuyerSense | PersonSense) => number;
  gone: (member: Member) => number;
}

export function peopleEvidence(story: Story): PeopleEvidence {
  const telling = tellingOf(story);
  return {
    said: whatIsSaid(story),
    drivers: championEvidence(story, telling),
    decision: decisionEvidence(story, telling),
  };
}

/** The same evidence weighed by what was learnt; 0 for whoever nothing is known of. */
export function judgePeople(story: Story): Judged {
  const evidence = peopleEvidence(story);
  const buyers = featuresOfBuyers(story, evidence);
  const people = new Map(
    [...featuresOfPeople(story, evidence)].map(([member, features]) => [member, story.senses.ofPerson(features)]),
  );
  return {
    ...evidence,
    gone: (member) => {
      const features = featuresOfLeaving(story, member, evidence.said.get(member) ?? NOTHING_SAID);
      return features ? story.senses.ofLeaving(features) : 0;
    },
    sureOf: (member, sense) => {
      if (sense !== 'drives it' && sense !== 'has decided') return people.get(member)?.get(sense) ?? 0;
      const features = buyers.get(member);
      return features ? story.senses.ofBuyer(features, sense) : 0;
    },
  };
}
