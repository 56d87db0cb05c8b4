export class ActionNotFound extends Error {
  constructor(readonly actionId: string) {
    super(`There is no action ${actionId}`);
  }
}

/** Only a released action that a person owns is ended by a person. */
export class ActionNotYours extends Error {
  constructor(
    readonly actionId: string,
    readonly actionStatus: string,
    readonly owner: string,
  ) {
    super(
      `Action ${actionId} is ${actionStatus} and owned by ${owner}; a person ends only what is executing and theirs`,
    );
  }
}

/** Only what was carried out can have done harm. */
export class ActionNotCarriedOut extends Error {
  constructor(
    readonly actionId: string,
    readonly actionStatus: string,
  ) {
    super(`Action ${actionId} is ${actionStatus}; only one that was carried out can have done harm`);
  }
}
