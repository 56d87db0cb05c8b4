import { kindInWords } from '../../evidence/drafting/kind.wording';
import { writeMoney, writeNumber } from '../../evidence/drafting/wording';
import { type PlacedRule, type PolicyChange } from '../../policy/policy-changes';
import { type Conditions } from '../../policy/policy.schema';
import { type Commitment, type Tier } from '../../policy/policy.types';
import { spelled, words } from '../layout';

/** What may happen with an action, in words. */
export const TIER: Record<Tier, string> = {
  auto: 'by itself',
  approval_required: 'a person decides',
  blocked: 'never',
};

/** The same where it is known how many people it takes. */
export function tierInWords({ tier, needs }: { tier: Tier; needs: number }): string {
  if (tier !== 'approval_required') return TIER[tier];
  return needs > 1 ? 'two people decide' : 'one person decides';
}

const COMMITMENT: Record<Commitment, string> = {
  discount: 'a discount',
  price: 'a price',
  contract_change: 'a contract change',
  legal_promise: 'a legal promise',
};
const OR = new Intl.ListFormat('en', { type: 'disjunction' });

/** What has to hold for a rule to decide; amounts are in base currency. Empty where it holds in every case. */
export function conditionsInWords(when: Conditions, currency: string): string {
  const { kind, audience, phase, segment, riskBand, gapsOpen, commitsTo, commitsToNo, arrFrom, arrBelow, finds } = when;
  return [
    kind && OR.format(kind.map(kindInWords)),
    audience && (audience === 'customer' ? 'the customer reads it' : 'only colleagues read it'),
    commitsTo && `it commits us to ${OR.format(commitsTo.map((commitment) => COMMITMENT[commitment]))}`,
    commitsToNo && `it does not commit us to ${OR.format(commitsToNo.map((commitment) => COMMITMENT[commitment]))}`,
    finds && `there is found: ${OR.format(finds.map(spelled))}`,
    segment && `the account is ${OR.format(segment.map(spelled))}`,
    riskBand && `its risk is ${OR.format(riskBand)}`,
    phase && `it is in ${OR.format(phase.map(spelled))}`,
    gapsOpen !== undefined && (gapsOpen ? 'an expectation gap is open' : 'no expectation gap is open'),
    arrFrom !== undefined && `its revenue is ${writeMoney(arrFrom, currency)} a year or more`,
    arrBelow !== undefined && `its revenue is below ${writeMoney(arrBelow, currency)} a year`,
  ]
    .filter((part) => typeof part === 'string')
    .join('; ');
}

/** The base currencies of two policies. */
export interface BaseCurrencies {
  before: string;
  after: string;
}

/** One difference between two policies as a sentence. */
export function changeInWords(change: PolicyChange, currencies: BaseCurrencies): string {
  switch (change.kind) {
    case 'setting':
      return `${placeInWords(change.path)}: ${valueInWords(change.before)} → ${valueInWords(change.after)}`;
    case 'order':
      return `Order of the rules: ${change.after.map(spelled).join(', ')}`;
    case 'rule':
      return ruleChangeInWords(change, currencies);
  }
}

function ruleChangeInWords(
  { id, before, after }: Extract<PolicyChange, { kind: 'rule' }>,
  currencies: BaseCurrencies,
): string {
  const name = `rule “${spelled(id)}”`;
  const [old, now] = [before && saying(before, currencies.before), after && saying(after, currencies.after)];
  if (old && now) {
    if (old.if === now.if) return `The ${name} (${now.if}): ${old.then} → ${now.then}`;
    if (old.then === now.then) return `The ${name} (${now.then}): ${old.if} → ${now.if}`;
    return `The ${name}: ${old.if}: ${old.then} → ${now.if}: ${now.then}`;
  }
  if (now) {
    const place = after?.above ? `above “${spelled(after.above)}”` : 'the last of them';
    return `New ${name} (${now.if}: ${now.then}), ${place}`;
  }
  return old ? `Without the ${name} (${old.if}: ${old.then})` : '';
}

function saying({ rule: { tier, when, earnedFrom } }: PlacedRule, currency: string): { if: string; then: string } {
  const earned = earnedFrom === undefined ? '' : `, earned from “${spelled(earnedFrom)}”`;
  return { if: conditionsInWords(when, currency) || 'in every case', then: `${TIER[tier]}${earned}` };
}

function placeInWords(path: string[]): string {
  const [first = '', ...others] = path.map((name) => (/^[A-Z]{3}$/.test(name) ? name : spelled(name)));
  return [words(first), ...others].join(', ');
}

function valueInWords(value: unknown): string {
  if (value === null) return 'not set';
  if (typeof value === 'number') return writeNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
