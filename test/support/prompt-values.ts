import { type PromptValues } from '../../src/agents/prompt-values';
import { knownFacts } from '../../src/evidence/drafting/known-facts';
import { anchors, handoff, record } from './account-record';

const rejections = [{ approval: 'ap_1', by: 'maria@vendor.example', reason: 'timing', text: 'Too late.' }];
const draft = { record, known: knownFacts(record), rejections, guidance: 'Call first.' };
/** Something to ask with for every prompt. */
export const promptValues: PromptValues = {
  'read-documents': { dossier: handoff },
  'fetch-anchors': {
    anchors: anchors.filter(({ status }) => status !== 'concrete'),
    round: 2,
    people: ['Simone Achterberg'],
  },
  'map-stakeholders': { record },
  'check-pain-metric': { pain: anchors[0]!, dossier: handoff },
  'propose-mitigation': draft,
  'draft-success-plan': draft,
  'draft-renewal-brief': draft,
  'write-post-mortem': draft,
  'judge-safety': { text: 'We will call.' },
};
