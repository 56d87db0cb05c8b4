import { type EntityManager, IsNull, Not } from 'typeorm';
import { addressable } from '../connectors/email/addresses';
import { PersonRow } from '../store/entities';
import { Addressed, catalogue, isActionKind } from './action.catalogue';

export const NOBODY_TO_REACH = 'It names nobody with an e-mail address, so it would reach nobody.';

/** Whether a mail or an invitation names nobody it could be sent to. */
export function reachesNobody(action: { kind: string; payload: object }): boolean {
  return whyNobodyIsReached(action) !== null;
}

/** Why a mail or an invitation could be sent to none of those it names; null where it can, and for what is sent to no one. */
export function whyNobodyIsReached({ kind, payload }: { kind: string; payload: object }): string | null {
  if (!isActionKind(kind) || catalogue[kind].reader !== 'recipients') return null;
  const { to, notDelivered } = addressable(Addressed.parse(payload).recipients);
  if (to.length > 0) return null;
  return notDelivered.map(({ recipient, reason }) => `${recipient}: ${reason}`).join('; ') || 'it names nobody';
}

/** A person a message of the account can go to. */
export interface Reachable {
  name: string;
  email: string;
  role: PersonRow['role'];
}

/** The customer's people, and their partners', who are still there and have an address, in the order of the map. */
export async function reachablePeople(tx: EntityManager, accountId: string): Promise<Reachable[]> {
  const people = await tx.find(PersonRow, {
    where: { accountId, side: Not('vendor'), hasLeft: false, email: Not(IsNull()) },
    order: { n: 'ASC' },
  });
  return people.flatMap(({ name, email, role }) => (email === null ? [] : [{ name, email, role }]));
}
