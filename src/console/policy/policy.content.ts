import { catalogue, isActionKind } from '../../actions/action.catalogue';
import { writeMoney, writeNumber, writeShare } from '../../evidence/drafting/wording';
import { type Policy, type Rule } from '../../policy/policy.schema';
import { ACTION_KINDS, AUDIENCES, DRAFT_KINDS, TIERS, type Audience, type Tier } from '../../policy/policy.types';
import { holdsAlways, rulesOfKind } from '../../policy/rules-of-kind';
import { html, type Html } from '../html';
import { dateOf, kindOf, listOfFacts, words } from '../layout';
import { tableOf } from '../table';
import { conditionsInWords, TIER } from './policy.words';

interface Case {
  /** The number of the rule that decides it; null for what no rule is named for. */
  rule: number | null;
  words: string;
}
type CasesByTier = Record<Tier, Case[]>;

/** For each kind of action and draft, when it happens by itself, when a person decides and what never happens. */
export function whatMayHappen(policy: Policy): Html {
  const alike = new Map<string, { kinds: string[]; cases: CasesByTier }>();
  for (const kind of [...ACTION_KINDS, ...DRAFT_KINDS]) {
    const cases = casesOf(policy, kind);
    const row = alike.get(JSON.stringify(cases)) ?? { kinds: [], cases };
    row.kinds.push(kindOf(kind));
    alike.set(JSON.stringify(cases), row);
  }
  const rows = [...alike.values()].map(({ kinds, cases }) => [
    kinds.join(', '),
    ...TIERS.map((tier) => listOf(cases[tier])),
  ]);
  return html`<p class="sub">
      Of the rules, by their numbers, the first that holds decides. What is unknown of an account is judged by the
      strictest that it could be. Whatever the rule, an action in which something unsafe is found never runs by itself:
      a person decides, unless it is forbidden.
    </p>
    <div class="even">${tableOf(['Kind', 'By itself', 'A person decides', 'Never'], rows, '')}</div>`;
}

function casesOf(policy: Policy, kind: string): CasesByTier {
  const cases: CasesByTier = { auto: [], approval_required: [], blocked: [] };
  const rules = rulesOfKind(policy, kind, readersOf(kind));
  const last = rules.at(-1);
  const others = last && holdsAlways(last.when) ? last.tier : isComplete(rules) ? null : 'blocked';
  // What is decided like every other case needs no mention where no rule of another tier stands below it.
  const named = others === null ? rules : rules.slice(0, rules.findLastIndex(({ tier }) => tier !== others) + 1);
  for (const { id, tier, when } of named)
    cases[tier].push({ rule: numberOf(policy, id), words: conditionsInWords(when, policy.baseCurrency) });
  if (others !== null)
    cases[others].push({ rule: null, words: named.length === 0 ? 'in every case' : 'in every other case' });
  return cases;
}

/** Rules for every kind of reader leave no other case. */
function isComplete(rules: Rule[]): boolean {
  const readers = rules.filter(({ when }) => Object.keys(when).join() === 'audience').map(({ when }) => when.audience);
  return AUDIENCES.every((audience) => readers.includes(audience));
}

function readersOf(kind: string): readonly Audience[] {
  const reader = isActionKind(kind) ? catalogue[kind].reader : 'internal';
  return reader === 'recipients' ? AUDIENCES : [reader];
}

/** Numbered by rules, so that it can be seen which of two cases comes first. */
function listOf(cases: Case[]): Html | string {
  if (cases.length === 0) return '';
  return html`<ol>
    ${cases.map(({ rule, words: text }) =>
      rule === null ? html`<li class="other">${text}</li>` : html`<li value="${rule}">${text}</li>`,
    )}
  </ol>`;
}

function numberOf({ rules }: Policy, id: string): number {
  return rules.findIndex((rule) => rule.id === id) + 1;
}

export function rulesInOrder({ rules, baseCurrency }: Policy): Html {
  const rows = rules.map(({ id, when, tier, earnedFrom }, at) => [
    String(at + 1),
    `${words(id)}${earnedFrom === undefined ? '' : ' (earned)'}`,
    conditionsInWords(when, baseCurrency) || 'in every case',
    TIER[tier],
  ]);
  return tableOf(['No.', 'Rule', 'If', 'Then'], rows, '', 2);
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function limits({ twoApproversFrom, baseCurrency, approvalClock, autonomy, workingDay }: Policy): Html {
  const { remindAfterHours, escalateAfterHours, expireAfterHours } = approvalClock;
  const days = workingDay.weekdays.map((day) => WEEKDAYS[day - 1] ?? String(day));
  return listOfFacts([
    ['Two people approve', `from ${writeMoney(twoApproversFrom, baseCurrency)} of revenue a year`],
    [
      'Reminder',
      `${writeNumber(remindAfterHours)} hours after an approval opens; for whom it is handed to, after the same share of what is left`,
    ],
    ['To a supervisor', `after ${writeNumber(escalateAfterHours)} hours`],
    ['Expires', `after ${writeNumber(expireAfterHours)} hours, and is then never approved`],
    [
      'Earning to run by itself',
      `${writeShare(autonomy.lowerBound)} passed unedited in the unlucky case too, over ${autonomy.days} days, without harm`,
    ],
    ['A day’s queue', `${writeNumber(workingDay.minutes)} minutes, from ${workingDay.begins}; ${days.join(', ')}`],
  ]);
}

/** As rates are quoted, so that they line up. */
const RATE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 10 });

export function rates({ exchangeRates: { asOf, toBase }, baseCurrency }: Policy): Html {
  const rows = Object.entries(toBase).map(([currency, rate]) => [currency, `${RATE.format(rate)} ${baseCurrency}`]);
  return html`<p class="sub">
      Base currency ${baseCurrency}, rates of ${dateOf(asOf)}. They rank and compare; no customer reads them.
    </p>
    <div class="narrow">
      ${tableOf(['One unit of', 'Is worth'], rows, 'No other currency has a rate: its amounts count as unknown.', 1)}
    </div>`;
}

export function minutes({ baseline, reviewMinutes, workingDay }: Policy): Html {
  const byHand = new Map<string, number>(Object.entries(baseline.minutes));
  const rows = [...ACTION_KINDS, ...DRAFT_KINDS].map((kind) => [
    kindOf(kind),
    figure(byHand.get(kind)),
    figure(reviewMinutes[kind] ?? reviewMinutes.default),
    figure(workingDay.perAction[kind] ?? workingDay.perAction.default),
  ]);
  const timed = baseline.timedOn === null ? 'assumed until they are timed' : `timed on ${dateOf(baseline.timedOn)}`;
  return html`<p class="sub">Minutes by hand are ${timed}; the value report reckons with them.</p>
    <details>
      <summary>Minutes for each kind</summary>
      ${tableOf(['Kind', 'By hand', 'To review', 'In the day’s queue'], rows, '', 1)}
    </details>`;
}

function figure(value: number | undefined): string {
  return value === undefined ? 'not known' : writeNumber(value);
}

export function scoreNumbers({ scoring }: Policy): Html {
  if (Object.keys(scoring).length === 0) return html`<p>The published defaults.</p>`;
  return html`<p>In place of the published defaults:</p>
    <pre class="source">${JSON.stringify(scoring, null, 2)}</pre>`;
}
