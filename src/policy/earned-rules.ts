import { isSeq, parseDocument } from 'yaml';
import { InvalidPolicy } from './policy.faults';
import { type Conditions, type Policy, type Rule } from './policy.schema';
import { ACTION_KINDS, COMMITMENTS, type ActionKind } from './policy.types';

/** Actions of one kind that one rule of the policy puts before a person. */
export interface ActionClass {
  kind: ActionKind;
  /** Id of that rule. */
  rule: string;
}

/**
 * The rule by which a class runs by itself: what its rule decides now, and of that only what commits us to nothing, at
 * accounts that are not at risk and need no two approvers. Null when the policy leaves nothing of the kind.
 */
export function earnedRuleFor({ kind, rule }: ActionClass, policy: Policy): Rule | null {
  const asking = policy.rules.find(({ id }) => id === rule);
  if (asking?.tier !== 'approval_required' || asking.when.commitsTo) return null;
  const { when } = asking;
  const riskBand = CALM.filter((band) => when.riskBand?.includes(band) ?? true);
  const arrBelow = Math.min(when.arrBelow ?? Infinity, policy.twoApproversFrom);
  const covers = when.kind?.includes(kind) ?? true;
  if (!covers || riskBand.length === 0 || arrBelow <= (when.arrFrom ?? 0)) return null;
  return {
    id: earnedRuleId({ kind, rule }),
    earnedFrom: rule,
    when: { ...when, kind: [kind], riskBand, arrBelow, commitsToNo: [...COMMITMENTS] },
    tier: 'auto',
  };
}

export function earnedRuleId({ kind, rule }: ActionClass): string {
  return `earned_${kind}_by_${rule}`;
}

const CALM: NonNullable<Conditions['riskBand']> = ['low', 'medium'];

/** The classes that run by themselves under this policy, by the id of the rule that lets them. */
export function earnedClasses({ rules }: Policy): Map<string, ActionClass> {
  const classes = new Map<string, ActionClass>();
  for (const { id, earnedFrom, when } of rules) {
    const kind = ACTION_KINDS.find((known) => when.kind?.[0] === known);
    if (earnedFrom !== undefined && kind !== undefined) classes.set(id, { kind, rule: earnedFrom });
  }
  return classes;
}

/** The document with the earned rule right before the one it takes from; its comments stay. */
export function withEarnedRule(document: string, earned: Rule): string {
  return edited(document, (rules, ids) => {
    rules.splice(ids.indexOf(earned.earnedFrom ?? ''), 0, earned);
  });
}

/** The document without the rule of this id. */
export function withoutRule(document: string, id: string): string {
  return edited(document, (rules, ids) => {
    rules.splice(ids.indexOf(id), 1);
  });
}

function edited(document: string, edit: (rules: unknown[], ids: unknown[]) => void): string {
  const yaml = parseDocument(document);
  const rules = yaml.get('rules');
  if (!isSeq(rules)) throw new InvalidPolicy([{ path: 'rules', message: 'must be a list', line: null }]);
  const ids = rules.items.map((_, at) => yaml.getIn(['rules', at, 'id']));
  edit(rules.items, ids);
  return yaml.toString({ lineWidth: 120 });
}
