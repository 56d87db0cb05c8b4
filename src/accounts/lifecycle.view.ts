/** The machine's own definition (XState): states within states, what each takes and where it leads. */
export class LifecycleView {
  [definition: string]: unknown;
  /** The states the asked account is in. @example ['account.active.phase.handoffAudit.awaitingAnswers', 'account.active.evidence.current'] */
  standing: string[];
}
