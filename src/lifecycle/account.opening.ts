import type { AccountContext, AccountInput } from './account.types';

/** What is known of an account on its first day: its contract, and that its handoff has not been read. */
export function opened({ account, today, contract }: AccountInput): AccountContext {
  return {
    account,
    today,
    contract,
    term: 1,
    termEnds: null,
    anchors: {
      contractTerm: 'missing',
      arr: 'missing',
      seats: 'missing',
      painMetric: 'missing',
      champion: 'missing',
      decisionMaker: 'missing',
      successCriteria: 'missing',
    },
    received: 1,
    read: 0,
    tried: 0,
    rounds: 0,
    facts: 0,
    risk: { score: null, hardRed: [] },
    cover: null,
    findings: [],
    findingsRanked: true,
    draft: null,
    rejections: [],
    guidance: null,
    successPlan: null,
    brief: null,
    milestones: [],
    notice: null,
    stance: null,
    forced: null,
  };
}
