import { fromPromise } from 'xstate';
import { compilePostMortem } from '../evidence/drafting/compile-post-mortem';
import { PostMortemAnswer } from '../evidence/drafting/draft-answers';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from './agent.run';
import { type Drafting } from './drafting';

/** Writes down what a lost account teaches; nobody has to approve it. */
export const writePostMortem = (drafting: Drafting) => (run: Run) =>
  fromPromise<ActorOutput<'writePostMortem'>, ActorInputs['writePostMortem']>(async ({ input, signal }) => {
    const { id } = await drafting.draft(
      {
        prompt: 'write-post-mortem',
        actor: 'writePostMortem',
        answer: PostMortemAnswer,
        compile: (answer, basis) => ({ content: compilePostMortem(answer, basis) }),
      },
      run,
      { account: input.account, facts: null, rejections: [], guidance: null, signal },
    );
    return { artifact: id };
  });
