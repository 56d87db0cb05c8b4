import { ApiProperty } from '@nestjs/swagger';
import { OPEN_OBJECT } from '../platform/http/open-object';
import { type Approval, type ApprovalStatus } from '../store/entities';

/** An approval as the API shows it. */
export class ApprovalView {
  id: string;
  accountId: string;
  /** A draft (`mitigation_plan`, `success_plan`, `renewal_brief`) or an action, by kind and id. */
  subject: { kind: string; id: string };
  /** What will happen when it is approved. */
  @ApiProperty(OPEN_OBJECT)
  payload: object;
  /** What is not safe about the payload: `nobody_to_reach`, `recipient_not_on_record`, `unknown_link`, `another_account`, `personal_data` or `not_for_the_customer`, and what it is. */
  findings: { kind: string; what: string }[];
  /** The policy rule that asks for a person. */
  rule: string;
  tier: string;
  author: string;
  status: ApprovalStatus;
  /** By the clock, as is the expiry, also where the business day is held. */
  openedAt: Date;
  expiresAt: Date;
  decisions: { by: string; at: string; verb: string; reason: string | null }[];
  policyVersion: number;
  /** Name it when approving or editing: `sha256:` and the digest of the payload's canonical JSON. */
  digest: string;

  static of(approval: Approval): ApprovalView {
    const { id, accountId, subjectKind, subjectId, digest, payload, tier, rule, policyVersion, author, status } =
      approval;
    return {
      id,
      accountId,
      subject: { kind: subjectKind, id: subjectId },
      payload,
      findings: approval.findings,
      rule,
      tier,
      author,
      status,
      openedAt: approval.openedAt,
      expiresAt: approval.expiresAt,
      decisions: approval.decisions.map(({ by, at, verb, reason }) => ({ by, at, verb, reason })),
      policyVersion,
      digest,
    };
  }
}

export class ApprovalPage {
  items: ApprovalView[];
  nextCursor: string | null;
}
