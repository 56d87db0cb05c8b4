import { type DescribesProblem } from '../platform/problems/problem';
import { InvalidPolicy } from '../policy/policy.faults';
import { UnusableScoringNumbers } from '../scoring';
import { PolicyMovedOn } from '../store/policy.store';
import { ActionNotCarriedOut, ActionNotFound, ActionNotYours } from './action.errors';
import {
  AnotherDigest,
  ApprovalClosed,
  ApprovalNotFound,
  EditBlocked,
  NobodyToReach,
  NotYoursToApprove,
  RoleTooLow,
} from './approval.errors';
import { NotEarned, NotRunningByItself } from './autonomy/autonomy.errors';
import { PolicyDraftNotFound, PolicyNotTriedOut, PolicyVersionNotFound } from './policy.errors';

const NOT_FOUND = [ApprovalNotFound, ActionNotFound, PolicyDraftNotFound, PolicyVersionNotFound];

/** What each refusal of this folder says over HTTP; the facts of the error stand beside it. */
export const actionProblems: DescribesProblem = (error) => {
  const detail = error instanceof Error ? error.message : '';
  if (NOT_FOUND.some((kind) => error instanceof kind)) {
    return { status: 404, title: 'Not found', detail };
  }
  if (error instanceof ApprovalClosed) {
    return { status: 409, title: 'Approval closed', detail, approvalStatus: error.approvalStatus };
  }
  if (error instanceof AnotherDigest) {
    return { status: 409, title: 'Another digest', detail, shown: error.shown, current: error.current };
  }
  if (error instanceof EditBlocked) return { status: 409, title: 'Blocked by policy', detail, rule: error.rule };
  if (error instanceof NotYoursToApprove) return { status: 403, title: 'Not yours to approve', detail };
  if (error instanceof NobodyToReach) return { status: 409, title: 'Nobody to reach', detail };
  if (error instanceof RoleTooLow) return { status: 403, title: 'Role too low', detail, needed: error.needed };
  if (error instanceof ActionNotYours) {
    return {
      status: 409,
      title: 'Action not yours to end',
      detail,
      actionStatus: error.actionStatus,
      owner: error.owner,
    };
  }
  if (error instanceof ActionNotCarriedOut) {
    return { status: 409, title: 'Action not carried out', detail, actionStatus: error.actionStatus };
  }
  if (error instanceof NotEarned) return { status: 409, title: 'Not earned', detail, record: error.record };
  if (error instanceof NotRunningByItself) return { status: 409, title: 'Not running by itself', detail };
  if (error instanceof PolicyMovedOn) return { status: 409, title: 'Policy moved on', detail, current: error.current };
  if (error instanceof PolicyNotTriedOut) return { status: 409, title: 'Policy not tried out', detail };
  if (error instanceof InvalidPolicy) {
    const errors = error.issues.map(({ path, message, line }) => ({
      field: path,
      detail: line === null ? message : `${message} (line ${line})`,
    }));
    return { status: 400, title: 'Invalid policy', detail, errors };
  }
  if (error instanceof UnusableScoringNumbers) {
    const errors = error.problems.map(({ path, problem }) => ({ field: path, detail: problem }));
    return { status: 400, title: 'Invalid policy', detail, errors };
  }
  return undefined;
};
