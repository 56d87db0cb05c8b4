import { type Conditions, type Policy, type Rule } from './policy.schema';
import { type Audience } from './policy.types';

/**
 * The rules that can decide on one kind of action, in their order, each with the conditions that are still open once the
 * kind and its possible readers are given. Below a rule that holds in every case none can decide.
 */
export function rulesOfKind({ rules }: Pick<Policy, 'rules'>, kind: string, readers: readonly Audience[]): Rule[] {
  const able = rules
    .filter(({ when }) => when.kind?.some((named) => named === kind) ?? true)
    .filter(({ when }) => when.audience === undefined || readers.includes(when.audience))
    .map((rule) => ({ ...rule, when: stillOpen(rule.when, readers) }));
  const last = able.findIndex(({ when }) => holdsAlways(when));
  return last === -1 ? able : able.slice(0, last + 1);
}

export function holdsAlways(when: Conditions): boolean {
  return Object.keys(when).length === 0;
}

function stillOpen({ kind: _, audience, ...others }: Conditions, readers: readonly Audience[]): Conditions {
  return audience === undefined || readers.length === 1 ? others : { audience, ...others };
}
