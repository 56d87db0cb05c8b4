import { createHash } from 'node:crypto';
import { isTable } from './policy.overrides';
import { defaultScoringPolicy, type ScoringPolicy } from './scoring.policy';

type Section = keyof ScoringPolicy;

const usage: Section[] = ['active28', 'utilisation', 'trend', 'mura'];
const support: Section[] = ['muri'];
const value: Section[] = ['timeToValue', 'outcome'];
const allSignals: Section[] = ['signals', ...usage, ...support, ...value, 'engagement'];

/** Each formula and the parts of the policy its figure depends on: a change elsewhere leaves its version alone. */
const formulas = {
  active28: ['active28'],
  utilisation: ['active28', 'utilisation'],
  muda: ['active28', 'utilisation'],
  trend: ['trend'],
  mura: ['mura', 'wasteLoss'],
  muri: ['muri', 'wasteLoss'],
  time_to_value: ['timeToValue'],
  maturity: ['maturity'],
  health: ['health', ...allSignals],
  risk: ['risk', ...allSignals],
  alarms: ['alarms'],
  engagement: ['engagement'],
  expansion: ['active28', 'expansion'],
  urgency: ['urgency'],
  priority: ['urgency', 'priority', 'risk', 'expansion', ...allSignals],
  expected_loss: ['expectedLoss', 'risk', ...allSignals],
  retention: [],
  portfolio: [],
  outcome: ['outcome'],
  value_proof: [],
  time_saved: ['timeSaved'],
} satisfies Record<string, Section[]>;

export type Formula = keyof typeof formulas;

const RELEASE = '1.0.0';

const versions = new WeakMap<ScoringPolicy, Map<Formula, string>>();

/**
 * `risk/1.0.0`; with changed numbers `risk/1.0.0+` and the first 8 hex digits of the SHA-256 of only those numbers, as JSON
 * with sorted keys. Two figures may be subtracted only when their versions are the same text.
 */
export function versionOf(formula: Formula, policy: ScoringPolicy): string {
  const known = versions.get(policy) ?? new Map<Formula, string>();
  versions.set(policy, known);
  const version = known.get(formula) ?? `${formula}/${RELEASE}${fingerprint(formulas[formula], policy)}`;
  known.set(formula, version);
  return version;
}

function fingerprint(sections: Section[], policy: ScoringPolicy): string {
  const changed = changedNumbers(pick(defaultScoringPolicy, sections), pick(policy, sections));
  if (changed === undefined) return '';
  return `+${createHash('sha256').update(JSON.stringify(changed)).digest('hex').slice(0, 8)}`;
}

function pick(policy: ScoringPolicy, sections: Section[]): Record<string, unknown> {
  return Object.fromEntries(sections.map((section) => [section, policy[section]]));
}

/** Only what differs, keys sorted; a curve or list counts as one number. Nothing differs: undefined. */
function changedNumbers(before: unknown, after: unknown): unknown {
  if (!isTable(before) || !isTable(after)) return JSON.stringify(before) === JSON.stringify(after) ? undefined : after;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changes = names
    .map((name) => [name, changedNumbers(before[name], after[name])] as const)
    .filter(([, change]) => change !== undefined);
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}
