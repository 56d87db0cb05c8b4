import { Injectable } from '@nestjs/common';
import { type Caller } from '../../platform/auth/caller';
import { earnedBy, type Earned } from '../../policy/autonomy';
import { earnedClasses, earnedRuleFor, earnedRuleId, withEarnedRule, withoutRule } from '../../policy/earned-rules';
import { type ActionClass } from '../../policy/earned-rules';
import { PolicyMovedOn, PolicyStore, type ActivePolicy } from '../../store/policy.store';
import { catalogue, isActionKind } from '../action.catalogue';
import { PolicyService } from '../policy.service';
import { type PolicyView } from '../policy.view';
import { NotEarned, NotRunningByItself } from './autonomy.errors';
import { type AutonomyView } from './autonomy.view';
import { TrackRecords, type RuleRecord } from './track-records';

/** Which kinds of action have earned to run by themselves; a supervisor decides whether they do. */
@Injectable()
export class AutonomyService {
  constructor(
    private readonly policies: PolicyStore,
    private readonly policy: PolicyService,
    private readonly records: TrackRecords,
  ) {}

  /** Every class that people decided on, or that runs by itself. */
  async find(): Promise<AutonomyView[]> {
    const policy = await this.policies.active();
    const records = await this.records.of(policy.autonomy.days);
    const running = earnedClasses(policy);
    const asked = records.flatMap(({ kind, rule }) =>
      isActionKind(kind) && !running.has(rule) ? [{ kind, rule }] : [],
    );
    const classes = new Map([...asked, ...running.values()].map((one) => [earnedRuleId(one), one]));
    return [...classes.values()]
      .filter((one) => running.has(earnedRuleId(one)) || canBeEarned(one, policy))
      .map((one) => viewOf(one, recordOf(one, records), policy));
  }

  /** Puts a policy with the earned rule. @throws PolicyMovedOn; NotEarned when the record does not carry it */
  async raise(one: ActionClass, caller: Caller, replaces?: number): Promise<PolicyView> {
    const policy = await this.seen(replaces);
    const rule = canBeEarned(one, policy) ? earnedRuleFor(one, policy) : null;
    const records = await this.records.of(policy.autonomy.days);
    const earned = earnedBy(recordOf(one, records), policy.autonomy);
    if (rule === null || earnedClasses(policy).has(rule.id) || !earned.earned) throw new NotEarned(one, earned);
    const { document } = await this.policies.newest();
    return this.policy.switchOn(withEarnedRule(document, rule), caller, policy.version);
  }

  /** Puts a policy without the earned rule. @throws PolicyMovedOn, NotRunningByItself */
  async lower(one: ActionClass, caller: Caller, replaces?: number): Promise<PolicyView> {
    const policy = await this.seen(replaces);
    const id = earnedRuleId(one);
    if (!earnedClasses(policy).has(id)) throw new NotRunningByItself(one);
    const { document } = await this.policies.newest();
    return this.policy.switchOn(withoutRule(document, id), caller, policy.version);
  }

  /** The policy in force, which has to be the one that was looked at where that is known. */
  private async seen(version?: number): Promise<ActivePolicy> {
    const policy = await this.policies.active();
    if (version !== undefined && version !== policy.version) throw new PolicyMovedOn(version, policy.version);
    return policy;
  }
}

/** What is a person's work in any case has nothing to earn. */
function canBeEarned(one: ActionClass, policy: ActivePolicy): boolean {
  return catalogue[one.kind].owner !== 'human' && earnedRuleFor(one, policy) !== null;
}

/** The record of the class while people decided on it, with what happened while it ran by itself. */
function recordOf(one: ActionClass, records: RuleRecord[]): RuleRecord {
  const find = (id: string) => records.find(({ kind, rule }) => kind === one.kind && rule === id);
  const none: RuleRecord = { ...one, unedited: 0, edited: 0, rejected: 0, badOutcomes: 0, byRule: 0 };
  const asked = find(one.rule) ?? none;
  const ran = find(earnedRuleId(one)) ?? none;
  return { ...asked, badOutcomes: asked.badOutcomes + ran.badOutcomes, byRule: ran.byRule };
}

function viewOf(one: ActionClass, record: RuleRecord, policy: ActivePolicy): AutonomyView {
  const earned: Earned = earnedBy(record, policy.autonomy);
  const tier = earnedClasses(policy).has(earnedRuleId(one)) ? ('auto' as const) : ('approval_required' as const);
  const suggestion = tier === 'approval_required' && earned.earned ? ('raise' as const) : null;
  const { version: policyVersion, autonomy } = policy;
  return { ...record, ...earned, threshold: autonomy.lowerBound, days: autonomy.days, policyVersion, tier, suggestion };
}
