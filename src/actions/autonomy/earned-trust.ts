import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { kindInWords } from '../../evidence/drafting/kind.wording';
import { earnedClasses, withoutRule } from '../../policy/earned-rules';
import { parsePolicy } from '../../policy/policy.schema';
import { type WorkUnit } from '../../store/entities';
import { PolicyStore } from '../../store/policy.store';
import { type Standing } from '../account-standing';
import { workUnitId } from '../action.ids';
import { causeOf } from '../cause';
import { colleaguesOf } from '../colleagues';
import { WorkUnits } from '../work-units';

/** Takes back what a kind of action had earned, at the first bad outcome. */
@Injectable()
export class EarnedTrust {
  constructor(
    private readonly policies: PolicyStore,
    private readonly workUnits: WorkUnits,
  ) {}

  /** Removes the rule by which the action ran, if it was an earned one, and tells the supervisor; in the caller's transaction. */
  async afterBadOutcome(tx: EntityManager, standing: Standing, unit: WorkUnit, why: string): Promise<void> {
    const { rule, tier, id, kind } = unit;
    if (tier !== 'auto' || rule === null) return;
    let isTakenBack = false;
    await this.policies.amend(
      tx,
      ({ document }) => {
        isTakenBack = earnedClasses(parsePolicy(document)).has(rule);
        return isTakenBack ? withoutRule(document, rule) : null;
      },
      'agent',
    );
    if (!isTakenBack) return;
    const recipients = colleaguesOf(standing.row, 'supervisor');
    await this.workUnits.propose(tx, standing, {
      id: workUnitId(standing.row.id, id, 'trust'),
      kind: 'post_slack',
      cause: causeOf.trustTakenBack(rule),
      trigger: { action: id, rule, why },
      payload: {
        title: `A person decides again: ${kindInWords(kind)}`,
        text: `It ran by itself under the rule ${rule}. One of them at ${standing.row.name} went wrong: ${why}. The rule was removed from the policy.`,
        recipients,
      },
      assignee: null,
    });
  }
}
