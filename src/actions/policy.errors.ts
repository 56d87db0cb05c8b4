/** A policy is switched on by somebody who could see what it changes. */
export class PolicyNotTriedOut extends Error {
  constructor(readonly version: number) {
    super(
      `Nobody has tried this document against policy ${version}, which it would replace: send it to /policy/what-if first`,
    );
  }
}
