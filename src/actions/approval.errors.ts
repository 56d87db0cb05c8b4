import { type Role } from '../platform/auth/caller';
import { NOBODY_TO_REACH } from './addressees';

export class ApprovalNotFound extends Error {
  constructor(readonly approvalId: string) {
    super(`There is no approval ${approvalId}`);
  }
}

/** The approval was decided, ran out or was overtaken; it can be used once only. */
export class ApprovalClosed extends Error {
  constructor(
    readonly approvalId: string,
    readonly approvalStatus: string,
    why = '',
  ) {
    super(`Approval ${approvalId} is ${approvalStatus}${why && `: ${why}`}`);
  }
}

/** The payload is no longer the one that was shown to the person who decides. */
export class AnotherDigest extends Error {
  constructor(
    readonly approvalId: string,
    readonly shown: string,
    readonly current: string,
    /** Who made it another one since, when, and what they changed; null when nobody did. */
    since: string | null,
  ) {
    super(
      since === null
        ? `Approval ${approvalId} never had the digest that was named; it is about the payload it shows now. Look at it again`
        : `It was changed after it was shown to you: ${since}. Look at it again`,
    );
  }
}

/** Nobody approves what they wrote or changed, and nobody counts as two approvers. */
export class NotYoursToApprove extends Error {
  constructor(
    readonly approvalId: string,
    readonly caller: string,
    why: string,
  ) {
    super(`${caller} cannot approve ${approvalId}: ${why}`);
  }
}

/** A yes to it would be a yes to whoever is named afterwards. */
export class NobodyToReach extends Error {
  constructor(readonly approvalId: string) {
    super(`${NOBODY_TO_REACH} Name a recipient by an edit; then it can be approved`);
  }
}

export class RoleTooLow extends Error {
  constructor(
    readonly caller: string,
    readonly role: Role,
    readonly needed: Role,
    what: string,
  ) {
    super(`${what} is decided by role ${needed}; ${caller} has role ${role}`);
  }
}

/** The policy does not let anybody do what the edited payload says. */
export class EditBlocked extends Error {
  constructor(
    readonly approvalId: string,
    readonly rule: string,
  ) {
    super(`The edited payload of ${approvalId} is blocked by the policy rule ${rule}`);
  }
}
