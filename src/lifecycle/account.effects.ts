import type { Who } from './account.types';

type Question = { who: Who; what: string };

/** What the account tells the world. Nothing happens here: the worker performs it, by its name. */
export const effects = {
  ask: told<Question & { missing?: string[] }>(),
  remind: told<Question>(),
  escalate: told<Question>(),
  closeQuestion: told<{ what: string }>(),
  alert: told<{ who: Who; what: string; hardRed?: string[] }>(),
  writeArtifact: told<{ kind: string }>(),
  withdrawApproval: told<{ draft: string | null }>(),
  haltExecution: told<{ draft: string | null }>(),
  rankActions: told<{ findings: string[] }>(),
  startMilestones: told<{ term: number; milestones: string[] }>(),
  publishOutcome: told<{ term: number; outcome: string }>(),
  fillContract: () => {},
  holdActions: () => {},
  releaseActions: () => {},
};

function told<Params>() {
  return (_: unknown, _params: Params) => {};
}
