import { fromPromise } from 'xstate';
import { compileRenewalBrief } from '../evidence/drafting/compile-renewal-brief';
import { RenewalBriefAnswer } from '../evidence/drafting/draft-answers';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from './agent.run';
import { type Drafting } from './drafting';

/** Compiles the renewal brief; a person reads it before the conversation. */
export const draftRenewalBrief = (drafting: Drafting) => (run: Run) =>
  fromPromise<ActorOutput<'draftRenewalBrief'>, ActorInputs['draftRenewalBrief']>(async ({ input, signal }) => {
    const { id, digest } = await drafting.draft(
      {
        prompt: 'draft-renewal-brief',
        actor: 'draftRenewalBrief',
        answer: RenewalBriefAnswer,
        compile: (answer, basis) => ({ content: compileRenewalBrief(answer, basis) }),
      },
      run,
      { ...input, signal },
    );
    return { id, digest, facts: input.facts };
  });
