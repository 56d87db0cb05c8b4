import { z } from 'zod';
import {
  amount,
  calendarDate as day,
  figure,
  givenName as text,
  isInReach,
  OUT_OF_REACH,
  headcount as people,
  sessionCount,
} from '../../evidence/limits';

/** `account` is our id, `ext:<externalId>` or the bare externalId. */
const account = text;

/** What each telemetry row holds. Unknown fields are refused, so that a misspelt one is not silently lost. */
export const telemetryRows = {
  usage: z.strictObject({
    account,
    date: day,
    activeUsers: people,
    licensedUsers: people.nullish(),
    sessions: sessionCount.nullish(),
    events: z.record(text, amount).nullish(),
    users: z.array(text).nullish(),
    groups: z.record(text, people).nullish(),
  }),
  tickets: z
    .strictObject({
      account,
      id: text,
      openedOn: day,
      closedOn: day.nullish(),
      priority: z.enum(['P1', 'P2', 'P3', 'P4'], 'must be P1, P2, P3 or P4'),
      escalatedOn: z.array(day).nullish(),
      reopenedOn: z.array(day).nullish(),
    })
    .refine(({ openedOn, closedOn }) => !closedOn || closedOn >= openedOn, {
      path: ['closedOn'],
      message: 'must not lie before openedOn',
    }),
  surveys: z
    .strictObject({
      account,
      id: text,
      kind: z.enum(['nps', 'csat'], 'must be nps or csat'),
      respondent: text,
      value: figure,
      on: day,
    })
    .refine(({ kind, value }) => (kind === 'nps' ? value >= 0 && value <= 10 : value >= 1 && value <= 5), {
      path: ['value'],
      message: 'must lie between 0 and 10 for nps, between 1 and 5 for csat',
    }),
  milestones: z.strictObject({ account, key: text, on: day, name: text.nullish() }),
  interactions: z.strictObject({
    account,
    id: text,
    kind: z.enum(['meeting', 'call', 'email'], 'must be meeting, call or email'),
    at: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a date or a date and time with its zone')
      .refine(isInReach, OUT_OF_REACH),
    people: z.array(text),
    twoWay: z.boolean(),
  }),
  kpis: z.strictObject({ account, criterion: text, value: figure, on: day }),
};
export type TelemetryKind = keyof typeof telemetryRows;

export const TELEMETRY_KINDS = z.object(telemetryRows).keyof().options;
