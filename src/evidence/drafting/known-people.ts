import { type AccountRecord } from './account-record.types';
import { type Entry } from './fact.entry';
import { inWords } from './wording';

/** Facts of everybody on the stakeholder map, by their place on it. */
export function peopleFacts({ stakeholders }: AccountRecord): Entry[] {
  return stakeholders.map(({ name, title, role, side, sentiment, left, evidence, lastContact }, at) => {
    const known = [
      role === 'unknown'
        ? `${sideInWords(side)} side, role not known`
        : `${inWords(role)} on the ${sideInWords(side)} side`,
      ...(sentiment === 'unknown' ? [] : [`${sentiment} sentiment`]),
      ...(lastContact ? [`last heard of on ${lastContact}`] : []),
      ...(left ? ['has left'] : []),
    ];
    const sources = evidence.length > 0 ? evidence : [{ record: 'people', field: name, value: null }];
    return [
      `person.${at + 1}`,
      { label: `${name}${title ? `, ${title}` : ''}: ${known.join(', ')}`, value: name, sources },
    ];
  });
}

function sideInWords(side: string): string {
  return side === 'customer' ? 'customer’s' : side === 'vendor' ? 'our' : 'partner’s';
}

export function contactFacts({ contacts, scores }: AccountRecord): Entry[] {
  return [
    ...contacts.map(({ person, on }, at): Entry => [
      `contact.${at + 1}`,
      {
        label: `The last two-way contact with ${person} was on ${on}`,
        value: on,
        sources: [{ record: 'interactions', field: person, value: on }],
      },
    ]),
    ...(scores?.quiet ?? []).map((name, at): Entry => [
      `quiet.${at + 1}`,
      {
        label: `${name} has been quiet for 45 days or more`,
        value: name,
        sources: [{ record: 'interactions', field: name, value: null }],
      },
    ]),
  ];
}
