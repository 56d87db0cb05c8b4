import { type ActionKind } from '../../policy/policy.types';
import { languageOf } from '../text/language';
import { type Message } from './artifact.types';
import { INSIDE_WORDS, ORDINARY_IN } from './inside.words';

/** In each language, whichever the message is in: colleagues write “Churn” and “upsell” in all of them. */
const INSIDE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${Object.values(INSIDE_WORDS).flat().join('|')})(?![\p{L}\p{N}])`,
  'giu',
);

/** Why words cannot go to a customer, and what to do about it; null when they can. */
export function whyUnfit(message: string): string | null {
  const words = insideWordIn(message);
  if (words === null) return null;
  return `“${words}” is not for the customer to read: write the message without it, and keep what we say among ourselves for the detail of the step`;
}

/** The first words of a message that we say among ourselves only. */
export function insideWordIn(message: string): string | null {
  const language = languageOf(message);
  const isOrdinary = (words: string) => ORDINARY_IN[words.toLowerCase()]?.some((known) => known === language) ?? false;
  return [...plain(message).matchAll(INSIDE)].map(([found]) => found).find((found) => !isOrdinary(found)) ?? null;
}

/** One spelling of what is typed in several ways. */
function plain(text: string): string {
  return text
    .normalize()
    .replaceAll("'", '’')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ');
}

/** Where nobody has written what the customer is to read: true of any account, until somebody puts it better. */
export function plainMessage(kind: ActionKind): Message {
  return kind === 'schedule_meeting'
    ? {
        subject: 'A conversation with you',
        text: 'We would like to talk with you about how your work with the product goes. Please tell us which time suits you.',
      }
    : {
        subject: 'How is it going?',
        text: 'We would like to hear how your work with the product goes, and what we can do better.',
      };
}
