import { briefSections } from '../../../evidence/drafting/brief-sections';
import { type RenewalBriefAnswer } from '../../../evidence/drafting/draft-answers';
import { inWords } from '../../../evidence/drafting/wording';
import { type DraftValues } from '../../prompt-values';

/** The brief from the record alone: every section states what is on record, and what reviewers asked becomes a question. */
export function draftRenewalBrief({ record, known, rejections, guidance }: DraftValues): RenewalBriefAnswer {
  return {
    sections: briefSections({ record, known }),
    questions: [
      ...rejections.map(({ by, reason, text }) => `Raised by ${by}: ${text || inWords(reason)}`),
      ...(guidance ? [`Asked for: ${guidance}`] : []),
    ],
    answers: rejections.map(({ approval }) => ({
      approval,
      answer: 'The facts are compiled afresh; the point stands among the questions to settle before the conversation.',
    })),
    gaps: [],
  };
}
