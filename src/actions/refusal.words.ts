import { capital, inWords } from '../evidence/drafting/wording';

/** "wrong_facts: The customer has 400 seats" → "Wrong facts: The customer has 400 seats". */
export function refusalInWords(reason: string): string {
  return reason.replace(/^[a-z]+(?:_[a-z]+)*(?=: |$)/, (code) => capital(inWords(code)));
}
