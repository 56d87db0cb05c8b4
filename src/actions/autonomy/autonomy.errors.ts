import { type Earned } from '../../policy/autonomy';
import { type ActionClass } from '../../policy/earned-rules';

/** The record of this class does not carry it, or there is nothing to earn. */
export class NotEarned extends Error {
  constructor(
    readonly of: ActionClass,
    readonly record: Earned,
  ) {
    const { decisions, lowerBound, approvalsToEarn } = record;
    const missing = approvalsToEarn === null ? 'a bad outcome is on record' : `${approvalsToEarn} more would earn it`;
    super(
      record.earned
        ? `${of.kind} by ${of.rule} has nothing to earn under this policy`
        : `${of.kind} by ${of.rule} has not earned to run by itself: lower bound ${lowerBound ?? 'unknown'} of ${decisions} decisions; ${missing}`,
    );
  }
}

export class NotRunningByItself extends Error {
  constructor(readonly of: ActionClass) {
    super(`No earned rule lets ${of.kind} by ${of.rule} run by itself`);
  }
}
