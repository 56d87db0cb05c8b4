/** A policy is switched on by somebody who could see what it changes. */
export class PolicyNotTriedOut extends Error {
  constructor(readonly version: number) {
    super(
      `Nobody has tried this document against policy ${version}, which it would replace: send it to /policy/what-if first`,
    );
  }
}

export class PolicyDraftNotFound extends Error {
  constructor(readonly digest: string) {
    super(`There is no draft of a policy ${digest}; send its text to be tried out first`);
  }
}

export class PolicyVersionNotFound extends Error {
  constructor(readonly version: number) {
    super(`There is no policy ${version}`);
  }
}
