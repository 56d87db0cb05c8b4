import { type EntityManager, IsNull, Not } from 'typeorm';
import { z } from 'zod';
import { addressable } from '../connectors/email/addresses';
import { InvalidRequest } from '../platform/problems/problem';
import { PersonRow } from '../store/entities';
import { Addressed, catalogue, isActionKind, type Recipient } from './action.catalogue';

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

/** What tells one who is named from another: the address, or else the name. */
export function keyOf({ name, email }: Pick<Recipient, 'name' | 'email'>): string {
  return email?.toLowerCase() ?? name;
}

/** Who else could be named. */
export function unnamed(named: readonly Recipient[], reachable: readonly Reachable[]): Recipient[] {
  const others = reachable.filter((one) => !named.some((each) => keyOf(each) === keyOf(one)));
  return others.map(({ name, email }) => ({ name, email }));
}

/** Whoever was typed in beside those who are known; nobody where both fields are empty. @throws InvalidRequest */
export function otherReader(typedName: string, typedEmail: string): Recipient[] {
  const [name, email] = [typedName.trim(), typedEmail.trim()];
  if (email === '' && name === '') return [];
  if (!z.email({ pattern: z.regexes.unicodeEmail }).max(254).safeParse(email).success)
    throw new InvalidRequest([{ field: 'Another address', detail: `“${email}” is no e-mail address.` }]);
  return [{ name: name === '' ? email : name, email }];
}

/** The customer's people, and their partners', who are still there and have an address, in the order of the map. */
export async function reachablePeople(tx: EntityManager, accountId: string): Promise<Reachable[]> {
  const people = await tx.find(PersonRow, {
    where: { accountId, side: Not('vendor'), hasLeft: false, email: Not(IsNull()) },
    order: { n: 'ASC' },
  });
  return people.flatMap(({ name, email, role }) => (email === null ? [] : [{ name, email, role }]));
}
