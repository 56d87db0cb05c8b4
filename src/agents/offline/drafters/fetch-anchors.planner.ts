import { nameIn } from '../../../evidence/anchor.value';
import { type FetchAnswer, type FetchTool } from '../../../evidence/drafting/draft-answers';
import { type AnchorKey } from '../../../evidence/evidence.types';
import { type PromptValues } from '../../prompt-values';

/** Which tool is tried in which round, cheapest first; the last word is always a person's. */
const ORDER: Record<AnchorKey, FetchTool[]> = {
  contractTerm: ['search_crm', 'search_documents', 'ask_human'],
  arr: ['search_crm', 'search_documents', 'ask_human'],
  seats: ['search_crm', 'search_documents', 'ask_human'],
  painMetric: ['search_documents', 'search_crm', 'ask_human'],
  champion: ['people_lookup', 'search_crm', 'ask_human'],
  decisionMaker: ['search_crm', 'people_lookup', 'ask_human'],
  successCriteria: ['search_documents', 'search_crm', 'ask_human'],
};
const WORDS: Record<AnchorKey, string> = {
  contractTerm: 'start renewal term notice',
  arr: 'annual total price fee amount',
  seats: 'seats users licences licenses',
  painMetric: 'today currently takes hours minutes days percent cost backlog',
  champion: 'champion sponsor internal project lead',
  decisionMaker: 'approve approved sign signed budget authority decision',
  successCriteria: 'success goal target measure criterion achieve',
};

/** One tool for each missing anchor, by round; a person is looked up by the name on record. */
export function planFetch({ anchors, round }: PromptValues['fetch-anchors']): FetchAnswer {
  return {
    calls: anchors.map((anchor) => {
      const name = nameIn(anchor);
      const order = ORDER[anchor.key];
      const wanted = order[Math.min(round, order.length) - 1] ?? 'ask_human';
      const tool = wanted === 'people_lookup' && name === null ? 'search_crm' : wanted;
      const query = tool === 'people_lookup' && name !== null ? name : WORDS[anchor.key];
      return { tool, input: { anchor: anchor.key, query } };
    }),
  };
}
