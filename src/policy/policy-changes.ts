import { digestOf } from './digest';
import { type Policy, type Rule } from './policy.schema';

/** One thing that two policies say differently; null where one of them does not say it. */
export type PolicyChange =
  | { kind: 'setting'; path: string[]; before: unknown; after: unknown }
  | { kind: 'rule'; id: string; before: PlacedRule | null; after: PlacedRule | null }
  /** Rules that both have stand in another order, which matters since the first that holds decides. */
  | { kind: 'order'; before: string[]; after: string[] };

export interface PlacedRule {
  rule: Rule;
  /** Id of the rule that comes after it; null for the last. */
  above: string | null;
}

/** What `after` says otherwise than `before`, settings first and rules in their order. Comments and layout say nothing. */
export function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  const [{ rules: rulesBefore, ...old }, { rules: rulesAfter, ...now }] = [before, after];
  return [...settings(old, now, []), ...ruleChanges(rulesBefore, rulesAfter)];
}

type Table = Record<string, unknown>;

function settings(before: Table, after: Table, place: string[]): PolicyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): PolicyChange[] => {
    const [old = null, now = null] = [before[name], after[name]];
    const path = [...place, name];
    if (isTable(old ?? now) && isTable(now ?? old)) return settings(tableIn(old), tableIn(now), path);
    return isSame(old, now) ? [] : [{ kind: 'setting', path, before: old, after: now }];
  });
}

function ruleChanges(before: Rule[], after: Rule[]): PolicyChange[] {
  const [old, now] = [placed(before), placed(after)];
  const ids = [...new Set([...now.keys(), ...old.keys()])];
  const changed = ids
    .filter((id) => !isSame(old.get(id)?.rule ?? null, now.get(id)?.rule ?? null))
    .map((id): PolicyChange => ({ kind: 'rule', id, before: old.get(id) ?? null, after: now.get(id) ?? null }));
  const [orderBefore, orderAfter] = [inBoth(before, now), inBoth(after, old)];
  return isSame(orderBefore, orderAfter)
    ? changed
    : [...changed, { kind: 'order', before: orderBefore, after: orderAfter }];
}

function placed(rules: Rule[]): Map<string, PlacedRule> {
  return new Map(rules.map((rule, at) => [rule.id, { rule, above: rules[at + 1]?.id ?? null }]));
}

function inBoth(rules: Rule[], others: ReadonlyMap<string, PlacedRule>): string[] {
  return rules.map(({ id }) => id).filter((id) => others.has(id));
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tableIn(value: unknown): Table {
  return isTable(value) ? value : {};
}

function isSame(one: unknown, other: unknown): boolean {
  return digestOf(one) === digestOf(other);
}
