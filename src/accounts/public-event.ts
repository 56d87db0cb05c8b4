import { ForbiddenException } from '@nestjs/common';
import { z } from 'zod';
import { ANCHOR_KEYS, type AnchorKey, type AnchorValue } from '../evidence/evidence.types';
import { StatedValue } from '../evidence/extraction';
import { LONGEST_ID } from '../evidence/limits';
import { publicEvents, type PublicEventType } from '../lifecycle/account.types';
import { mayActAs, type Caller } from '../platform/auth/caller';
import { remedies } from '../platform/problems/remedies';
import { invalid } from '../platform/problems/validation';

/** Set by us, whatever a body says: who it was, when it was, and what is still missing. */
const OURS = ['by', 'at', 'missing'];
/** Ids of this form name the answers, timers and records that we write ourselves. */
const OUR_IDS = /^(answer|timer|checkpoint|account)[:.]/;
const TYPES = Object.keys(publicEvents);

const Envelope = z.object({
  eventId: z
    .string('give each event an id of its own; sent again it gives the first answer')
    .min(1, 'give each event an id of its own; sent again it gives the first answer')
    .max(LONGEST_ID)
    .refine((id) => !OUR_IDS.test(id), 'is kept for our own entries: choose another id'),
  type: z.string('name the event, such as stance.taken').refine((type) => TYPES.includes(type), {
    error: ({ input }) => `${String(input)} cannot be sent from outside; send one of ${TYPES.join(', ')}`,
  }),
  answersTo: z
    .string('name what the account asks, as `waitsFor.what` does, or leave it out')
    .max(LONGEST_ID)
    .optional(),
  askedSince: z.iso
    .datetime({ offset: true, error: 'give the instant in `waitsFor.since` beside the question, or leave it out' })
    .optional(),
});

const aboutAnchor = { key: z.enum(ANCHOR_KEYS), replaces: z.iso.datetime({ offset: true }).nullish() };
/** An anchor is stated together with its value: without one there would be a fact without content. */
const statementOf = (value: z.ZodType<AnchorValue>) => z.strictObject({ ...aboutAnchor, value });

type Facts = {
  [Type in PublicEventType]: { type: Type } & (Type extends 'anchor.stated'
    ? z.infer<ReturnType<typeof statementOf>>
    : z.infer<(typeof publicEvents)[Type]>);
}[PublicEventType];
export type PublicEvent = Facts & Pick<z.infer<typeof Envelope>, 'eventId' | 'answersTo' | 'askedSince'>;

/** Each event with its facts and no other field, so that one look finds all that is wrong with it. */
const events = new Map<unknown, z.ZodType>(
  Object.entries(publicEvents).map(([type, { shape }]) => [type, Envelope.extend(shape).strict()]),
);
const statements = new Map<unknown, z.ZodType>(
  ANCHOR_KEYS.map((key) => [key, Envelope.extend(statementOf(StatedValue[key]).shape).strict()]),
);
const statementOfNoAnchor = Envelope.extend({ ...aboutAnchor, value: z.unknown().optional() }).strict();

/**
 * Reads an event that came from outside.
 * @throws InvalidRequest for an unknown or internal type, unknown fields and wrong values, all of them at once;
 * ForbiddenException for a type that asks for another role.
 */
export function publicEvent(body: unknown, caller: Caller): PublicEvent {
  const { type, key } = Named.safeParse(body).data ?? {};
  if (type === 'transition.forced' && !mayActAs(caller, 'supervisor')) {
    throw new ForbiddenException('transition.forced needs the role supervisor');
  }
  const schema =
    type === 'anchor.stated' ? (statements.get(key) ?? statementOfNoAnchor) : (events.get(type) ?? Envelope);
  const parsed = schema.safeParse(withoutOurs(body), remedies);
  if (!parsed.success) throw invalid(parsed.error);
  // The maps pair each type with its own schema, which TypeScript cannot follow through a lookup.
  return parsed.data as PublicEvent;
}

const Named = z.looseObject({ type: z.unknown(), key: z.unknown() }).partial();

function withoutOurs(body: unknown): unknown {
  const { data } = Named.safeParse(body);
  return data ? Object.fromEntries(Object.entries(data).filter(([field]) => !OURS.includes(field))) : body;
}

/** @throws InvalidRequest with all that is wrong with a statement of this anchor. */
export function statementIn(key: AnchorKey, given: object): z.infer<ReturnType<typeof statementOf>> {
  const parsed = statementOf(StatedValue[key]).safeParse({ ...given, key }, remedies);
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}
