import { fromPromise, type PromiseActorLogic } from 'xstate';
import { type ActorInputs, type ActorName, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from './agent.run';
import { type LanguageModel } from './language-model';

/** The actors of the machine that ask a model; the others are plain code. */
export type AgentName = Exclude<ActorName, 'assessRisk' | 'submitDraft' | 'executeMitigation' | 'takeBaseline'>;
export type Agent<Name extends AgentName> = (run: Run) => PromiseActorLogic<ActorOutput<Name>, ActorInputs[Name]>;

/** An actor that works with a model. What it asks shows in the traces as its own. */
export function agent<Name extends AgentName>(
  name: Name,
  model: LanguageModel,
  work: (input: ActorInputs[Name], run: Run & { signal: AbortSignal }) => Promise<ActorOutput<Name>>,
): Agent<Name> {
  return (run) =>
    fromPromise<ActorOutput<Name>, ActorInputs[Name]>(({ input, signal }) =>
      model.during(name, run, () => work(input, { ...run, signal: run.signal ?? signal })),
    );
}
