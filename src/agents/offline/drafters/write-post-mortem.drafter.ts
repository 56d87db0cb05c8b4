import { postMortemSections } from '../../../evidence/drafting/compile-post-mortem';
import { POST_MORTEM_SECTIONS, type PostMortemAnswer } from '../../../evidence/drafting/draft-answers';
import { inWords } from '../../../evidence/drafting/wording';
import { type DraftValues } from '../../prompt-values';

/** What the record says about the lost account, and the questions it leaves to the people who were there. */
export function draftPostMortem({ record, known }: DraftValues): PostMortemAnswer {
  const sections = postMortemSections({ record, known });
  const firstWarning = record.scoreHistory.find(({ risk }) => risk !== null && risk >= 50)?.asOf ?? null;
  return {
    sections: POST_MORTEM_SECTIONS.map((heading) => ({ heading, claims: sections[heading] })),
    questions: [
      'Which reason did the customer give, in their own words?',
      ...(firstWarning
        ? [`The risk stood at 50 or more from ${firstWarning}: what was done about it, and when?`]
        : ['The risk never reached 50 on record: which sign was not measured?']),
      ...(record.scores?.risk.missing ?? []).slice(0, 3).map((input) => `Would ${inWords(input)} have shown it?`),
    ],
    gaps: [],
  };
}
