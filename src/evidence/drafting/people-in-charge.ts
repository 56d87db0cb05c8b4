import { nameIn } from '../anchor.value';
import { type AnchorKey, type Stakeholder } from '../evidence.types';
import { samePerson } from '../names';
import { type AccountRecord } from './account-record.types';

/** Reachable people by what they decide for the customer; each null where nobody of that kind can be written to. */

export function championOf(record: AccountRecord): string | null {
  return inChargeOf(record, 'champion', ({ role }) => role === 'champion');
}

export function deciderOf(record: AccountRecord): string | null {
  return inChargeOf(record, 'decisionMaker', ({ role }) => role === 'decision_maker');
}

export function executiveOf(record: AccountRecord): string | null {
  return reachable(record).find(({ executive }) => executive)?.name ?? deciderOf(record);
}

/** Whom to write to first: the champion, otherwise the decision maker. */
export function firstContactOf(record: AccountRecord): string | null {
  return championOf(record) ?? deciderOf(record);
}

/**
 * Whom a settled anchor names comes before whom the map gives the role: a person may have stated it since. It may be
 * somebody of a partner who acts for the customer.
 */
function inChargeOf(record: AccountRecord, key: AnchorKey, hasRole: (person: Stakeholder) => boolean): string | null {
  const anchor = record.anchors.find((each) => each.key === key && each.status === 'concrete');
  const named = anchor ? nameIn(anchor) : null;
  const settled =
    named === null
      ? undefined
      : record.stakeholders.find(
          (person) => person.side !== 'vendor' && canBeReached(person) && samePerson(person.name, named),
        );
  return (settled ?? reachable(record).find(hasRole))?.name ?? null;
}

function reachable({ stakeholders }: AccountRecord): Stakeholder[] {
  return stakeholders.filter((person) => person.side === 'customer' && canBeReached(person));
}

function canBeReached({ left, email }: Stakeholder): boolean {
  return !left && email !== null;
}
