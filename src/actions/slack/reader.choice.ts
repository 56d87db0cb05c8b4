import { createHash } from 'node:crypto';
import { inWords } from '../../evidence/drafting/wording';
import { InvalidRequest } from '../../platform/problems/problem';
import { Addressed, type Recipient } from '../action.catalogue';
import { keyOf, otherReader, unnamed, type Reachable } from '../addressees';
import { type ChosenReaders, type OfferedReader } from '../../connectors/slack/approval.modals';

/** Those who are named, and whoever else of the customer can be reached, as a form in Slack offers them. */
export function offeredReaders(payload: object, reachable: readonly Reachable[]): OfferedReader[] {
  const named = Addressed.parse(payload).recipients;
  const roles = new Map(reachable.map((one) => [keyOf(one), inWords(one.role)]));
  const all = [...named, ...unnamed(named, reachable)];
  return [...new Map(all.map((one) => [keyOf(one), one]))].map(([key, one], at) => ({
    key: inSlack(key),
    label: [one.name, roles.get(key), one.email ?? 'no e-mail address'].filter(Boolean).join(', '),
    isNamed: at < named.length && named.includes(one),
  }));
}

/** Those who are named keep their place, and whoever is new follows. @throws InvalidRequest */
export function chosenReaders(
  payload: object,
  reachable: readonly Reachable[],
  { chosen, another: { name, email } }: ChosenReaders,
): Recipient[] {
  const named = Addressed.parse(payload).recipients;
  const all = [...named, ...unnamed(named, reachable)].map((one) => ({ one, key: inSlack(keyOf(one)) }));
  if (chosen.some((key) => !all.some((known) => known.key === key)))
    throw new InvalidRequest([
      { field: '', detail: 'Somebody you chose can no longer be reached. Nothing was changed: open the form again' },
    ]);
  return [...all.filter(({ key }) => chosen.includes(key)).map(({ one }) => one), ...otherReader(name, email)];
}

/** An address may be longer than Slack takes as the value of an option. */
function inSlack(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}
