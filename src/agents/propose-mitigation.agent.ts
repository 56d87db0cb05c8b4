import { fromPromise } from 'xstate';
import { compileMitigation } from '../evidence/drafting/compile-mitigation';
import { MitigationAnswer } from '../evidence/drafting/draft-answers';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from './agent.run';
import { type Drafting } from './drafting';

/** Drafts a plan against the risk as it stands. Nothing happens before the policy or a person has approved it. */
export const proposeMitigation = (drafting: Drafting) => (run: Run) =>
  fromPromise<ActorOutput<'proposeMitigation'>, ActorInputs['proposeMitigation']>(async ({ input, signal }) => {
    const { id, digest } = await drafting.draft(
      {
        prompt: 'propose-mitigation',
        actor: 'proposeMitigation',
        answer: MitigationAnswer,
        compile: (answer, basis) => ({ content: compileMitigation(answer, basis) }),
      },
      run,
      { ...input, signal },
    );
    return { id, digest, facts: input.facts };
  });
