import { ValidateBy } from 'class-validator';
import { isInReach, NO_DATE, OUT_OF_REACH } from '../../evidence/limits';

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text names a day that exists: 2026-02-30 does not. */
function isCalendarDate(text: unknown): text is string {
  if (typeof text !== 'string' || !CALENDAR_DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** One that exists, within the reach of what is reckoned with. */
export function IsCalendarDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isCalendarDate',
    validator: {
      validate: (value: unknown) => isCalendarDate(value) && isInReach(value),
      defaultMessage: (args) => `$property ${isCalendarDate(args?.value) ? OUT_OF_REACH : NO_DATE}`,
    },
  });
}

/** A later date than `other` of the same object, where both are known. */
export function IsAfter(other: string): PropertyDecorator {
  return ValidateBy({
    name: 'isAfter',
    constraints: [other],
    validator: {
      validate: (value: unknown, args) => {
        const earlier: unknown = args && (args.object as Record<string, unknown>)[other];
        return !isCalendarDate(value) || !isCalendarDate(earlier) || value > earlier;
      },
      defaultMessage: () => `$property must lie after ${other}`,
    },
  });
}
