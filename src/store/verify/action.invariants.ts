import { digestOf } from '../../policy/digest';
import { type Approval, type EffectRow, type WorkUnit } from '../entities';
import { type Books } from './books';
import { type Invariant } from './invariants';

/** Statuses of a work unit that somebody or something was allowed to carry out. */
const LET_THROUGH: WorkUnit['status'][] = ['approved', 'executing', 'done', 'failed', 'unknown_outcome'];

export const tracesOfActions: Invariant = {
  promise: 'each action traces to one approval of exactly this, or to a named rule',
  check: (books) => {
    const allowed = books.workUnits.filter(({ status }) => LET_THROUGH.includes(status));
    const accepted = acceptedDrafts(books);
    return {
      checked: allowed.length + accepted.length,
      violations: [
        ...allowed.flatMap((unit) => untraced(unit, books.approvals)),
        ...accepted.flatMap((draft) => unapproved(draft, books.approvals)),
      ],
    };
  },
};

function untraced({ id, kind, tier, rule, policyVersion, payload }: WorkUnit, approvals: Approval[]): string[] {
  if (tier === 'auto') return rule && policyVersion !== null ? [] : [`${kind} ${id} ran by no named rule`];
  if (tier === 'blocked') return [`${kind} ${id} ran although it is blocked`];
  const of = approvals.filter(({ subjectId, status }) => subjectId === id && status === 'approved');
  if (of.length !== 1) return [`${kind} ${id} traces to ${of.length} approvals`];
  return of[0]?.digest === digestOf(payload) ? [] : [`${kind} ${id} is not what was approved`];
}

/** Whatever may have reached somebody outside the books. */
export const outwardActions: Invariant = {
  promise: 'each action that left the house was one that an approval or a named rule allowed, word for word',
  check: ({ executions, workUnits, approvals }) => {
    const left = executions.filter(({ mayHaveArrived, status }) => mayHaveArrived || status === 'done');
    const violations = left.flatMap(({ workUnit, digest, system }) => {
      const unit = workUnits.find(({ id }) => id === workUnit);
      if (!unit) return [`${workUnit} left for ${system}, and nobody proposed it`];
      if (digest !== digestOf(unit.payload)) return [`${workUnit} left for ${system} with other words`];
      return untraced(unit, approvals).map((why) => `${why}, and left for ${system}`);
    });
    return { checked: left.length, violations };
  },
};

interface AcceptedDraft {
  seq: number;
  draft: string;
  digest: string;
}

/** Drafts that a person accepted, as the journal tells it. */
function acceptedDrafts({ entries }: Books): AcceptedDraft[] {
  return entries.flatMap(({ type, seq, payload }) =>
    type === 'draft.approved' && payload && 'draft' in payload && 'digest' in payload
      ? [{ seq, draft: String(payload.draft), digest: String(payload.digest) }]
      : [],
  );
}

function unapproved({ seq, draft, digest }: AcceptedDraft, approvals: Approval[]): string[] {
  const of = approvals.filter((approval) => {
    const { subjectId, status } = approval;
    return subjectId === draft && status === 'approved' && approval.digest === digest;
  });
  return of.length === 1 ? [] : [`draft ${draft}, accepted by entry ${seq}, traces to ${of.length} approvals`];
}

const OPEN: EffectRow['status'][] = ['pending', 'running'];
const DRAFTS = ['mitigation_plan', 'success_plan', 'renewal_brief'];

export const openApprovalsWhereAwaited: Invariant = {
  promise: 'a draft has an open approval exactly while the account awaits it',
  check: ({ approvals, row, effects, replay: { last } }) => {
    const open = approvals.filter(({ subjectKind, status }) => status === 'open' && DRAFTS.includes(subjectKind));
    if (!last) return { checked: open.length, violations: [] };
    const awaited = row.state.endsWith('.awaitingApproval') ? last.account.context.draft?.id : undefined;
    const submitted = awaited !== undefined && !('submitDraft' in last.account.children);
    const leaving = effects.filter(({ name, status }) => name === 'withdrawApproval' && OPEN.includes(status));
    const beingClosed = leaving.flatMap(({ input }) => ('draft' in input ? [input.draft] : []));
    const unawaited = open.filter(({ subjectId }) => subjectId !== awaited && !beingClosed.includes(subjectId));
    const violations = unawaited.map(({ id, subjectId }) => `approval ${id} of ${subjectId} is open, but not awaited`);
    if (submitted && !open.some(({ subjectId }) => subjectId === awaited)) {
      violations.push(`draft ${awaited} is awaited, but has no open approval`);
    }
    return { checked: open.length + (submitted ? 1 : 0), violations };
  },
};
