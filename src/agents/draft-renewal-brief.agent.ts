import { compileRenewalBrief } from '../evidence/drafting/compile-renewal-brief';
import { RenewalBriefAnswer } from '../evidence/drafting/draft-answers';
import { agent } from './agent';
import { type Drafting } from './drafting';

/** Compiles the renewal brief; a person reads it before the conversation. */
export const draftRenewalBrief = (drafting: Drafting) =>
  agent('draftRenewalBrief', drafting.model, async (input, run) => {
    const { id, digest } = await drafting.draft(
      {
        prompt: 'draft-renewal-brief',
        actor: 'draftRenewalBrief',
        answer: RenewalBriefAnswer,
        compile: (answer, basis) => ({ content: compileRenewalBrief(answer, basis) }),
      },
      run,
      input,
    );
    return { id, digest, facts: input.facts };
  });
