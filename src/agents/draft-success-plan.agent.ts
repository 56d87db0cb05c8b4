import { fromPromise } from 'xstate';
import { compileSuccessPlan } from '../evidence/drafting/compile-success-plan';
import { SuccessPlanAnswer } from '../evidence/drafting/draft-answers';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from './agent.run';
import { type Drafting } from './drafting';

/** Drafts the 30-60-90 plan and lists which objectives still lack a KPI, an owner or a date. */
export const draftSuccessPlan = (drafting: Drafting) => (run: Run) =>
  fromPromise<ActorOutput<'draftSuccessPlan'>, ActorInputs['draftSuccessPlan']>(async ({ input, signal }) => {
    const { id, digest, missing } = await drafting.draft(
      {
        prompt: 'draft-success-plan',
        actor: 'draftSuccessPlan',
        answer: SuccessPlanAnswer,
        compile: compileSuccessPlan,
      },
      run,
      { ...input, signal },
    );
    return { id, digest, facts: input.facts, missing };
  });
