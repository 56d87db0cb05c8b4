import { compilePostMortem } from '../evidence/drafting/compile-post-mortem';
import { PostMortemAnswer } from '../evidence/drafting/draft-answers';
import { agent } from './agent';
import { type Drafting } from './drafting';

/** Writes down what a lost account teaches; nobody has to approve it. */
export const writePostMortem = (drafting: Drafting) =>
  agent('writePostMortem', drafting.model, async (input, run) => {
    const { id } = await drafting.draft(
      {
        prompt: 'write-post-mortem',
        actor: 'writePostMortem',
        answer: PostMortemAnswer,
        compile: (answer, basis) => ({ content: compilePostMortem(answer, basis) }),
      },
      run,
      { account: input.account, facts: null, rejections: [], guidance: null },
    );
    return { artifact: id };
  });
