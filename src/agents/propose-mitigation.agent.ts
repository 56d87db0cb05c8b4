import { compileMitigation } from '../evidence/drafting/compile-mitigation';
import { MitigationAnswer } from '../evidence/drafting/draft-answers';
import { agent } from './agent';
import { type Drafting } from './drafting';

/** Drafts a plan against the risk as it stands. Nothing happens before the policy or a person has approved it. */
export const proposeMitigation = (drafting: Drafting) =>
  agent('proposeMitigation', drafting.model, async (input, run) => {
    const { id, digest } = await drafting.draft(
      {
        prompt: 'propose-mitigation',
        actor: 'proposeMitigation',
        answer: MitigationAnswer,
        compile: (answer, basis) => ({ content: compileMitigation(answer, basis) }),
      },
      run,
      input,
    );
    return { id, digest, facts: input.facts };
  });
