import { ForbiddenException } from '@nestjs/common';
import { z } from 'zod';
import { ANCHOR_KEYS, type AnchorKey, type AnchorValues } from '../evidence/evidence.types';
import { StatedValue } from '../evidence/extraction';
import { LONGEST_ID } from '../evidence/limits';
import { publicEvents, type PublicEventType } from '../lifecycle/account.types';
import { mayActAs, type Caller } from '../platform/auth/caller';
import { InvalidRequest } from '../platform/problems/problem';
import { remedies } from '../platform/problems/remedies';
import { invalid } from '../platform/problems/validation';

/** Set by us, whatever a body says: who it was, when it was, and what is still missing. */
const OURS = ['by', 'at', 'missing'];
/** Ids of this form name the answers, timers and records that we write ourselves. */
const OUR_IDS = /^(answer|timer|checkpoint|account)[:.]/;

const Envelope = z.looseObject({
  eventId: z
    .string('give each event an id of its own; sent again it gives the first answer')
    .min(1, 'give each event an id of its own; sent again it gives the first answer')
    .max(LONGEST_ID)
    .refine((id) => !OUR_IDS.test(id), 'is kept for our own entries: choose another id'),
  type: z.string('name the event, such as stance.taken'),
  answersTo: z
    .string('name what the account asks, as `waitsFor.what` does, or leave it out')
    .max(LONGEST_ID)
    .optional(),
});

/** An anchor is stated together with its value: without one there would be a fact without content. */
const statement = z
  .strictObject({ key: z.enum(ANCHOR_KEYS), value: z.unknown(), replaces: z.iso.datetime({ offset: true }).nullish() })
  .transform(({ key, value, replaces }) => ({ key, value: statedValue(key, value), replaces }));

type Facts = {
  [Type in PublicEventType]: { type: Type } & (Type extends 'anchor.stated'
    ? z.infer<typeof statement>
    : z.infer<(typeof publicEvents)[Type]>);
}[PublicEventType];
export type PublicEvent = Facts & Pick<z.infer<typeof Envelope>, 'eventId' | 'answersTo'>;

/** The facts of each event, with unknown fields refused. */
const facts = new Map<string, z.ZodType>(
  Object.entries(publicEvents).map(([type, schema]) => [type, type === 'anchor.stated' ? statement : schema.strict()]),
);

/**
 * Reads an event that came from outside.
 * @throws InvalidRequest for an unknown or internal type, an unknown field or a wrong value; ForbiddenException for a
 * type that asks for another role.
 */
export function publicEvent(body: unknown, caller: Caller): PublicEvent {
  const envelope = Envelope.safeParse(body, remedies);
  if (!envelope.success) throw invalid(envelope.error);
  const { eventId, type, answersTo, ...rest } = envelope.data;
  const schema = facts.get(type);
  if (!schema) {
    const known = [...facts.keys()].join(', ');
    throw new InvalidRequest([{ field: 'type', detail: `${type} cannot be sent from outside; send one of ${known}` }]);
  }
  if (type === 'transition.forced' && !mayActAs(caller, 'supervisor')) {
    throw new ForbiddenException('transition.forced needs the role supervisor');
  }
  const given = Object.fromEntries(Object.entries(rest).filter(([field]) => !OURS.includes(field)));
  const parsed = schema.safeParse(given, remedies);
  if (!parsed.success) throw invalid(parsed.error);
  // The map pairs each type with its own schema, which TypeScript cannot follow through a lookup.
  return { eventId, type, answersTo, ...Object(parsed.data) } as PublicEvent;
}

/** @throws InvalidRequest with the part of the value that is wrong. */
export function statedValue<Key extends AnchorKey>(key: Key, value: unknown): AnchorValues[Key] {
  const parsed = StatedValue[key].safeParse(value, remedies);
  if (!parsed.success) throw invalid(parsed.error, 'value');
  const term = TermDates.safeParse(parsed.data);
  if (term.success && term.data.renewalDate <= term.data.startDate) {
    throw new InvalidRequest([{ field: 'value.renewalDate', detail: 'must lie after startDate' }]);
  }
  return parsed.data;
}

const TermDates = z.object({ startDate: z.string(), renewalDate: z.string() });
