import { type Step } from '../evidence/drafting/artifact.types';
import { plainMessage } from '../evidence/drafting/customer.words';
import { audienceOf, type Colleagues } from './action.subject';

/** A step of a plan as an action: what it tells our own people never becomes what the customer reads. */
export function payloadOf(step: Step, colleagues: Colleagues): Record<string, unknown> {
  const { kind, title, detail, recipients, dueOn } = step;
  const payload = { title, text: detail, recipients, dueOn };
  if (audienceOf({ kind, payload }, colleagues) === 'internal') return payload;
  const { subject, text } = step.message ?? plainMessage(kind);
  return { ...payload, title: subject, text, internalNote: [title, detail].filter(Boolean).join('. ') };
}
