import { z } from 'zod';
import { amount, calendarDate, isInReach, LONGEST_TEXT, OUT_OF_REACH, textUpTo, headcount } from '../evidence/limits';

export const LONGEST_TITLE = 1_000;
const MOST_RECIPIENTS = 100;
const MINUTES_OF_A_DAY = 1_440;

/** What a person may make of an action. What the agent proposes is made of values that had their limits when they came in. */
export const EditedAction = z.looseObject({
  title: textUpTo(LONGEST_TITLE),
  text: z.string().max(LONGEST_TEXT),
  recipients: z.array(z.unknown()).max(MOST_RECIPIENTS).optional(),
  dueOn: calendarDate.nullish(),
  closeOn: calendarDate.nullish(),
  startsAt: z.string().refine(isInReach, OUT_OF_REACH).nullish(),
  minutes: z.number().max(MINUTES_OF_A_DAY).optional(),
  unusedSeats: headcount.nullish(),
  extraSeats: headcount.nullish(),
  annualCost: amount.nullish(),
  amount: amount.nullish(),
});

/** What was typed over a text; forms end lines in their own way, which changes nothing. */
export function typedOver(text: string, typed: string): string {
  const said = typed.replace(/\r\n?/g, '\n');
  return said === text.replace(/\r\n?/g, '\n') ? text : said;
}
