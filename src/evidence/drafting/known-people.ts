import { type Stakeholder } from '../evidence.types';
import { samePerson } from '../names';
import { type AccountRecord } from './account-record.types';
import { field, type Entry } from './fact.entry';
import { inWords } from './wording';

/** Facts of everybody on the stakeholder map, by their place on it. */
export function peopleFacts({ stakeholders, dossier }: AccountRecord): Entry[] {
  return stakeholders.flatMap((person, at): Entry[] => {
    const { name, title, side, sentiment, left, evidence, lastContact } = person;
    const known = [
      side === 'vendor' ? 'our side' : roleInWords(person),
      ...(sentiment === 'unknown' || side === 'vendor' ? [] : [`${sentiment} sentiment`]),
      ...(left ? ['has left'] : []),
    ];
    const sources = evidence.length > 0 ? evidence : [{ record: 'people', field: name, value: null }];
    const document = dossier.documents.find(({ date }) => date !== null && date === lastContact);
    return [
      [`person.${at + 1}`, { label: `${name}${title ? `, ${title}` : ''}: ${known.join(', ')}`, value: name, sources }],
      ...(document && lastContact
        ? [
            [
              `heard.${at + 1}`,
              {
                label: `${name} was last heard of on ${lastContact}`,
                value: lastContact,
                sources: [{ record: 'documents', field: document.id, value: lastContact }],
              },
            ] satisfies Entry,
          ]
        : []),
    ];
  });
}

function roleInWords({ role, side }: Stakeholder): string {
  const whose = side === 'customer' ? 'customer’s' : 'partner’s';
  return role === 'unknown' ? `${whose} side, role not known` : `${inWords(role)} on the ${whose} side`;
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

/** What is known of a person's silence: evidence ids of the newest contact and of having gone quiet, where there are any. */
export function contactOf({ name, email }: Stakeholder, { contacts, scores }: AccountRecord) {
  const isTheirs = (person: string) => person.toLowerCase() === email?.toLowerCase() || samePerson(person, name);
  const contact = contacts.findIndex(({ person }) => isTheirs(person));
  const quiet = (scores?.quiet ?? []).findIndex((each) => samePerson(each, name));
  return {
    contact: contact < 0 ? null : { id: `contact.${contact + 1}`, on: contacts[contact]?.on ?? '' },
    quiet: quiet < 0 ? null : `quiet.${quiet + 1}`,
  };
}

/** How many promises beyond the contract are open; none is a fact too. */
export function promiseCount({ promises }: AccountRecord): Entry[] {
  const open = promises.filter(({ status }) => status === 'open').length;
  return field(['promises', 'open'], open, (count) =>
    count === 0
      ? 'No promise beyond the contract is open'
      : `${count} ${count === 1 ? 'promise' : 'promises'} beyond the contract ${count === 1 ? 'is' : 'are'} open`,
  );
}
