import { compileSuccessPlan } from '../evidence/drafting/compile-success-plan';
import { SuccessPlanAnswer } from '../evidence/drafting/draft-answers';
import { agent } from './agent';
import { type Drafting } from './drafting';

/** Drafts the 30-60-90 plan and lists which objectives still lack a KPI, an owner or a date. */
export const draftSuccessPlan = (drafting: Drafting) =>
  agent('draftSuccessPlan', drafting.model, async (input, run) => {
    const { id, digest, missing } = await drafting.draft(
      {
        prompt: 'draft-success-plan',
        actor: 'draftSuccessPlan',
        answer: SuccessPlanAnswer,
        compile: compileSuccessPlan,
      },
      run,
      input,
    );
    return { id, digest, facts: input.facts, missing };
  });
