import { policyChanges, type PolicyChange } from '../../policy/policy-changes';
import { type Policy } from '../../policy/policy.schema';
import { html, type Html } from '../html';
import { changeInWords, type BaseCurrencies } from './policy.words';

/** What one policy says otherwise than another, each in its own base currency. */
export interface PolicyDifference {
  changes: PolicyChange[];
  currencies: BaseCurrencies;
}

export function differenceBetween(before: Policy, after: Policy): PolicyDifference {
  const currencies = { before: before.baseCurrency, after: after.baseCurrency };
  return { changes: policyChanges(before, after), currencies };
}

/** One sentence each. */
export function differenceList({ changes, currencies }: PolicyDifference): Html | string {
  if (changes.length === 0) return 'Nothing but comments and layout';
  return html`<ul>
    ${changes.map((change) => html`<li>${changeInWords(change, currencies)}</li>`)}
  </ul>`;
}
