import { nameIn } from '../anchor.value';
import { samePerson } from '../names';
import { type StatedClaim } from './artifact.types';
import { type Basis } from './brief-sections';
import { claim } from './claim';
import { contactOf } from './known-people';
import { inWords } from './wording';

/** Everybody of the customer with the newest sign of life, then our own people in one line. */
export function peopleInBrief(basis: Basis): StatedClaim[] {
  const { stakeholders } = basis.record;
  const theirs = stakeholders.flatMap((person, at): StatedClaim[] => {
    if (person.side === 'vendor') return [];
    const { contact, quiet } = contactOf(person, basis.record);
    const heard = `heard.${at + 1}`;
    const life = contact
      ? { id: contact.id, text: `; last two-way contact on ${contact.on}` }
      : Object.hasOwn(basis.known, heard)
        ? { id: heard, text: `; last heard of in a document of ${person.lastContact}, never in the contact feed` }
        : null;
    const ids = [`person.${at + 1}`, ...(life ? [life.id] : []), ...(quiet ? [quiet] : [])];
    return claim(
      basis,
      ids,
      (known) => `${known[`person.${at + 1}`]?.label}${life?.text ?? ''}${quiet ? '; quiet for 45 days or more' : ''}`,
    );
  });
  const ours = stakeholders.flatMap(({ side, name }, at) =>
    side === 'vendor' ? [{ id: `person.${at + 1}`, name }] : [],
  );
  return [
    ...theirs,
    ...statedOnly(basis),
    ...(ours.length > 0
      ? claim(
          basis,
          ours.map(({ id }) => id),
          () => `On our side: ${ours.map(({ name }) => name).join(', ')}`,
        )
      : []),
  ];
}

/** A champion or decision maker whom somebody stated, and whom the map does not name in full. */
function statedOnly(basis: Basis): StatedClaim[] {
  const { anchors, stakeholders } = basis.record;
  return anchors.flatMap((anchor) => {
    const { key } = anchor;
    const name = nameIn(anchor);
    if (name === null || stakeholders.some((person) => person.name.includes(name))) return [];
    const short = stakeholders.findIndex((person) => samePerson(person.name, name));
    const map = short < 0 ? 'not on the map yet' : `on the map as ${stakeholders[short]?.name}`;
    const ids = [`anchor.${key}`, ...(short < 0 ? [] : [`person.${short + 1}`])];
    return claim(basis, ids, () => `${name}: ${inWords(key)} as stated, ${map}`);
  });
}
