import { type PromptValues } from '../../src/agents/prompt-values';
import { type KnownFacts } from '../../src/evidence/drafting/known-facts';
import { anchors, handoff, record } from './account-record';

const rejections = [{ approval: 'ap_1', by: 'maria@vendor.example', reason: 'timing', text: 'Too late.' }];
/** A fact of each kind; how all of them are worded is no matter of the prompts. */
const known: KnownFacts = {
  'contract.arr': {
    label: 'The contract is worth 60,000 USD a year',
    value: 60_000,
    sources: [{ record: 'contract', field: 'arr', value: 60_000 }],
  },
  'anchor.painMetric': {
    label: 'The measured pain is concrete: dwell time at the dock, 74 minutes today, 50 to reach',
    value: null,
    sources: anchors.flatMap(({ key, evidence }) => (key === 'painMetric' ? evidence : [])),
  },
  'rejection.ap_1': {
    label: 'maria@vendor.example refused an earlier draft (timing): Too late.',
    value: 'Too late.',
    sources: [{ record: 'approval', field: 'ap_1', value: 'timing' }],
  },
};
const draft = { record, known, rejections, guidance: 'Call first.' };
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
