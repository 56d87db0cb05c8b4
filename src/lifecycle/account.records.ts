import type { AnchorKey, AnchorStatus } from '../evidence/evidence.types';
import { dueMilestones, isSameRisk, isSameSet, noticeAlertsDue, noticeDeadline } from './account.gates';
import {
  MILESTONES,
  type AccountContext,
  type AccountEvent,
  type ActorOutput,
  type Contract,
  type Draft,
  type Risk,
} from './account.types';

type Facts = { context: AccountContext };
type Happened = Facts & { event: AccountEvent };
type Change = Partial<AccountContext>;

/** What each fact changes in the context. `facts` counts those changes that a draft must answer. */
export const records = {
  material: ({ context }: Facts): Change => ({ received: context.received + 1, rounds: 0 }),

  /** A reading in flight does not know the statement: it is followed by another. */
  statement: ({ context, event }: Happened): Change =>
    event.type === 'anchor.stated'
      ? {
          anchors: { ...context.anchors, [event.key]: 'concrete' },
          received: context.received > context.read ? context.received + 1 : context.received,
          rounds: 0,
          facts: context.facts + 1,
        }
      : {},

  contract: ({ context, event }: Happened): Change =>
    event.type === 'contract.changed'
      ? {
          contract: merged(context.contract, event.contract),
          received: context.received + 1,
          rounds: 0,
          facts: context.facts + 1,
        }
      : {},

  signals: ({ context, event }: Happened): Change =>
    event.type === 'signals.measured'
      ? {
          risk: event.risk,
          findings: event.findings,
          findingsRanked: event.findings.length === 0 && context.findings.length === 0,
          facts:
            isSameRisk(context.risk, event.risk) && isSameSet(context.findings, event.findings)
              ? context.facts
              : context.facts + 1,
        }
      : {},

  readingBegun: ({ context }: Facts): Change => ({ tried: context.received }),

  reading: ({ context }: Facts, { upTo, anchors, changed }: ActorOutput<'readDocuments'>): Change => ({
    read: upTo,
    anchors: concreteUnless(anchors),
    facts: changed ? context.facts + 1 : context.facts,
  }),

  readByPerson: ({ context }: Facts): Change => ({ read: context.received, tried: context.received }),

  fetchRound: ({ context }: Facts, { found }: ActorOutput<'fetchAnchors'>): Change => ({
    rounds: context.rounds + 1,
    received: found > 0 ? context.received + 1 : context.received,
  }),

  painMetric: ({ context }: Facts, { painMetric }: ActorOutput<'checkPainMetric'>): Change =>
    painMetric === context.anchors.painMetric
      ? {}
      : { anchors: { ...context.anchors, painMetric }, facts: context.facts + 1 },

  risk: ({ context }: Facts, { risk }: { risk: Risk }): Change => ({
    risk,
    facts: isSameRisk(context.risk, risk) ? context.facts : context.facts + 1,
  }),

  /** An approval may carry the digest of an edited payload. */
  edit: ({ context, event }: Happened): Change =>
    event.type === 'draft.approved' && context.draft !== null
      ? { draft: { ...context.draft, digest: event.digest } }
      : {},

  rejection: ({ context, event }: Happened): Change =>
    event.type === 'draft.rejected' ? { rejections: [...context.rejections, event.approval] } : {},

  guidance: ({ event }: Happened): Change =>
    event.type === 'takeover.returned' ? { guidance: event.guidance, rejections: [] } : {},

  successPlan: ({ context }: Facts): Change => ({ successPlan: context.draft?.id ?? null }),

  planByHand: ({ event }: Happened): Change =>
    event.type === 'takeover.completed' ? { successPlan: event.artifact } : {},

  brief: ({ context }: Facts): Change => ({ brief: context.draft }),

  briefByHand: ({ context, event }: Happened): Change =>
    event.type === 'takeover.completed' ? { brief: byHand(event.artifact, context) } : {},

  window: ({ context }: Facts): Change => ({
    termEnds: context.termEnds ?? context.contract.renewalDate ?? context.today,
  }),

  milestones: ({ context }: Facts): Change => ({
    milestones: [...context.milestones, ...dueMilestones(context)],
    termEnds: context.termEnds ?? context.contract.renewalDate,
  }),

  noticeAlert: ({ context }: Facts): Change => {
    const deadline = noticeDeadline(context.contract);
    return { notice: deadline === null ? null : { deadline, alerts: noticeAlertsDue(context) } };
  },

  stance: ({ event }: Happened): Change => (event.type === 'stance.taken' ? { stance: event.stance } : {}),

  /** The term ends here: no milestone of it starts any more, and its number is history. */
  outcome: ({ context, event }: Happened): Change =>
    event.type === 'renewal.recorded'
      ? {
          term: context.term + 1,
          termEnds: context.termEnds ?? context.contract.renewalDate,
          contract: merged(context.contract, event.contract ?? {}),
          milestones: [...MILESTONES],
          draft: null,
          rejections: [],
          guidance: null,
          forced: null,
        }
      : {},

  /** A renewal date that still lies in the ended term says nothing of the next one: it becomes unknown. */
  nextTerm: ({ context }: Facts): Change => ({
    contract: startsAnew(context) ? context.contract : { ...context.contract, renewalDate: null },
    termEnds: null,
    milestones: [],
    stance: null,
    brief: null,
    facts: context.facts + 1,
  }),

  /** Who forces a transition accepts the risk known at that moment. */
  force: ({ context, event }: Happened): Change =>
    event.type === 'transition.forced'
      ? { forced: event.to, cover: context.risk, draft: null, rejections: [], guidance: null, rounds: 0 }
      : {},

  cover: ({ context }: Facts): Change => ({ cover: context.risk }),
};

function startsAnew({ contract, termEnds }: AccountContext): boolean {
  return contract.renewalDate !== null && (termEnds === null || contract.renewalDate > termEnds);
}

function merged(known: Contract, changed: Partial<Contract>): Contract {
  return { ...known, ...changed };
}

/** The reader names only the anchors that are not concrete. */
function concreteUnless(open: Partial<Record<AnchorKey, AnchorStatus>>): AccountContext['anchors'] {
  const status = (key: AnchorKey) => open[key] ?? 'concrete';
  return {
    contractTerm: status('contractTerm'),
    arr: status('arr'),
    seats: status('seats'),
    painMetric: status('painMetric'),
    champion: status('champion'),
    decisionMaker: status('decisionMaker'),
    successCriteria: status('successCriteria'),
  };
}

function byHand(artifact: string, { facts }: AccountContext): Draft {
  return { id: artifact, digest: '', facts };
}
