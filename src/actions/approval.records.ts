import { randomUUID } from 'node:crypto';
import { type EntityManager, type FindOptionsWhere } from 'typeorm';
import { digestOf } from '../policy/digest';
import { type Judgement } from '../policy/policy.types';
import { databaseTime } from '../store/database.time';
import { Approval, type ApprovalDecision } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';
import { type Heard } from './redraft';

/** What a person is asked to decide on. */
export interface Submission {
  accountId: string;
  subject: { kind: string; id: string };
  payload: object;
  /** Digest of `payload`. */
  digest: string;
  /** What the payload rests on; its digest is kept beside the payload's. */
  evidence: unknown;
  author: string;
}

/**
 * Opens the one approval of a subject. An open one with the same digest stays; one with another digest is superseded.
 * @param heard of the same draft before, with which the approval goes on
 */
export async function openApproval(
  tx: EntityManager,
  { accountId, subject, payload, digest, evidence, author }: Submission,
  { tier, rule, needs, inputs }: Judgement,
  { version, approvalClock }: ActivePolicy,
  heard: Heard | null = null,
): Promise<void> {
  const open = await tx.findOneBy(Approval, { accountId, subjectId: subject.id, status: 'open' });
  if (open?.digest === digest) return;
  if (open) await closeApproval(tx, open, 'superseded');
  await tx
    .createQueryBuilder()
    .insert()
    .into(Approval)
    .values({
      accountId,
      id: `ap_${randomUUID()}`,
      subjectKind: subject.kind,
      subjectId: subject.id,
      digest,
      payload,
      evidenceDigest: digestOf(evidence),
      tier,
      rule,
      policyVersion: version,
      author,
      findings: [...(inputs.findings ?? [])],
      needs,
      status: 'open',
      expiresAt: () => `now() + interval '${approvalClock.expireAfterHours} hours'`,
      ...(heard && { ...heard, needs: Math.max(needs, heard.needs) }),
    })
    .execute();
}

/** Closes an approval for good; which of the four words it ends with never changes again. */
export async function closeApproval(
  tx: EntityManager,
  { accountId, id }: Pick<Approval, 'accountId' | 'id'>,
  status: Exclude<Approval['status'], 'open'>,
): Promise<void> {
  await tx.update(Approval, { accountId, id, status: 'open' }, { status, decidedAt: () => 'clock_timestamp()' });
}

export function openApprovals(tx: EntityManager, where: FindOptionsWhere<Approval>): Promise<Approval[]> {
  return tx.find(Approval, { where: { ...where, status: 'open' }, order: { openedAt: 'ASC' } });
}

/** Adds to what was said about an approval; each entry keeps the digest it was said about. */
export async function note(
  tx: EntityManager,
  approval: Approval,
  said: Pick<ApprovalDecision, 'by' | 'verb' | 'reason' | 'editRatio' | 'changes'>,
  change: Partial<
    Pick<
      Approval,
      | 'digest'
      | 'payload'
      | 'findings'
      | 'author'
      | 'assignedTo'
      | 'heldSince'
      | 'remindedAt'
      | 'snoozedUntil'
      | 'rule'
      | 'needs'
      | 'policyVersion'
    >
  > = {},
): Promise<void> {
  const at = await databaseTime(tx);
  const digest = change.digest ?? approval.digest;
  approval.decisions = [...approval.decisions, { ...said, at: at.toISOString(), digest }];
  Object.assign(approval, change);
  const { accountId, id, decisions } = approval;
  await tx.update(Approval, { accountId, id }, { ...change, decisions });
}
