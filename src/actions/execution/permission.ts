import { type EntityManager } from 'typeorm';
import { digestOf } from '../../policy/digest';
import { judge } from '../../policy/judge';
import { Approval, type Execution, type WorkUnit } from '../../store/entities';
import { type ActivePolicy } from '../../store/policy.store';
import { type Standing } from '../account-standing';
import { safeActionSubject } from '../action.safety';
import { approversOf } from '../approval.rules';
import { whatForbidsOffers } from '../expansion.cause';

export type Permission =
  | { granted: true }
  /** The policy or the account changed: it is to be judged anew. */
  | { granted: false; because: 'policy'; why: string }
  /** The account is in a state in which nothing of this kind leaves, whoever allowed it. */
  | { granted: false; because: 'account'; why: string }
  /** Nobody allowed exactly this; judging it again would not mend that. */
  | { granted: false; because: 'no_approval'; why: string };

/**
 * Whether a released work unit may leave the house at this very moment: by the account as it stands, by the policy of
 * now, and by whoever allowed it.
 */
export async function permissionFor(
  tx: EntityManager,
  standing: Standing,
  unit: WorkUnit,
  execution: Pick<Execution, 'digest'>,
  policy: ActivePolicy,
): Promise<Permission> {
  const digest = digestOf(unit.payload);
  if (digest !== execution.digest) {
    return { granted: false, because: 'no_approval', why: `it reads ${digest}, and ${execution.digest} was released` };
  }
  const against = unit.kind === 'open_expansion_opportunity' ? whatForbidsOffers(standing) : [];
  if (against.length > 0) {
    return { granted: false, because: 'account', why: `nothing is offered now: ${against.join('; ')}` };
  }
  const { tier, rule, needs } = judge(policy, await safeActionSubject(tx, standing, policy, unit));
  if (tier === 'blocked' || (unit.tier === 'auto' && tier !== 'auto')) {
    return { granted: false, because: 'policy', why: `policy ${policy.version} makes it ${tier} by rule ${rule}` };
  }
  if (unit.tier === 'auto') return { granted: true };
  const { accountId, id: subjectId } = unit;
  const approvals = await tx.findBy(Approval, { accountId, subjectId, status: 'approved', digest });
  const [approval, ...others] = approvals;
  if (!approval || others.length > 0) {
    return { granted: false, because: 'no_approval', why: `${approvals.length} approvals are about exactly this` };
  }
  const approvers = approversOf(approval).length;
  if (approvers >= needs) return { granted: true };
  const why = `policy ${policy.version} asks for ${needs} people by rule ${rule}, and ${approvers} approved it`;
  return { granted: false, because: 'no_approval', why };
}
