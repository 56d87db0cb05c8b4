import { type ActionKind } from '../../policy/policy.types';
import { type Message } from './artifact.types';

/** What we say of customers among ourselves, and never to them. */
const AMONG_OURSELVES =
  /\b(?:(?:risk|health|maturity) scores?|at risk|churn\w*|hard[- ]red|the customer|champions?|decision makers?|economic buyers?|single[- ]threaded|stakeholder maps?|shelfware|mu(?:da|ra|ri)|up-?sell\w*)\b/i;

/** Why words cannot go to a customer; null when they can. */
export function whyUnfit(message: string): string | null {
  const [words] = AMONG_OURSELVES.exec(message) ?? [];
  return words === undefined ? null : `“${words}” is not for the customer to read`;
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
