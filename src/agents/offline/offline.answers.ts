import { type PromptName, type PromptValues } from '../prompt-values';
import { commitmentsIn } from '../../policy/commitments';
import { checkPain } from './drafters/check-pain-metric.drafter';
import { draftRenewalBrief } from './drafters/draft-renewal-brief.drafter';
import { draftSuccessPlan } from './drafters/draft-success-plan.drafter';
import { planFetch } from './drafters/fetch-anchors.planner';
import { mapPeople } from './drafters/map-stakeholders.drafter';
import { draftMitigation } from './drafters/propose-mitigation.drafter';
import { draftPostMortem } from './drafters/write-post-mortem.drafter';
import { readOffline } from './offline.reader';

/** What answers each prompt when no model is asked: published rules over the account's own records. */
export const offlineAnswers: { [Name in PromptName]: (values: PromptValues[Name]) => unknown } = {
  'read-documents': ({ dossier }) => readOffline(dossier),
  'fetch-anchors': planFetch,
  'map-stakeholders': mapPeople,
  'check-pain-metric': checkPain,
  'propose-mitigation': draftMitigation,
  'draft-success-plan': draftSuccessPlan,
  'draft-renewal-brief': draftRenewalBrief,
  'write-post-mortem': draftPostMortem,
  'judge-safety': ({ text }) => ({ flags: commitmentsIn([text]).map((flag) => ({ flag, passage: text })) }),
};
