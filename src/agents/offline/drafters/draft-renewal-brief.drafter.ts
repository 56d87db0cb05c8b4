import { briefSections } from '../../../evidence/drafting/brief-sections';
import { type RenewalBriefAnswer } from '../../../evidence/drafting/draft-answers';
import { inWords } from '../../../evidence/drafting/wording';
import { type DraftValues } from '../../prompt-values';
import { causesOf } from './propose-mitigation.drafter';
import { REMEDIES } from './remedies';

/** The brief from the record alone: every section states what is on record and adds the remedy of each risk as a question. */
export function draftRenewalBrief({ record, known, rejections, guidance }: DraftValues): RenewalBriefAnswer {
  const asked = causesOf(record, known).flatMap(({ name }) => {
    const remedy = REMEDIES[name]?.(record);
    return remedy ? [`Against ${inWords(name)}: is this under way? ${remedy.title}.`] : [];
  });
  return {
    sections: briefSections({ record, known }),
    questions: [
      ...asked,
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
