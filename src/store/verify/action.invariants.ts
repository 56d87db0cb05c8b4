import { digestOf } from '../../policy/digest';
import { DRAFT_KINDS } from '../../policy/policy.types';
import { type Approval, type EffectRow, type WorkUnit } from '../entities';
import { type Books } from './books';
import { type Findings, type Invariant } from './invariants';

/** Statuses of a work unit that somebody or something was allowed to carry out. */
const LET_THROUGH: WorkUnit['status'][] = ['approved', 'executing', 'done', 'failed', 'unknown_outcome'];

export const tracesOfActions: Invariant = {
  promise: 'each action traces to one valid approval of exactly this, or to a rule of its policy',
  check: (books) => {
    const allowed = books.workUnits.filter(({ status }) => LET_THROUGH.includes(status));
    const accepted = acceptedDrafts(books);
    return {
      checked: allowed.length + accepted.length,
      violations: [
        ...allowed.flatMap((unit) => untraced(unit, books)),
        ...accepted.flatMap((draft) => unapproved(draft, books.approvals)),
      ],
    };
  },
};

/** Whatever may have reached somebody outside the books. */
export const outwardActions: Invariant = {
  promise: 'each action that left the house was one that an approval or a named rule allowed, word for word',
  check: (books) => {
    const left = books.executions.filter(({ mayHaveArrived, status }) => mayHaveArrived || status === 'done');
    const violations = left.flatMap(({ workUnit, digest, system }) => {
      const unit = books.workUnits.find(({ id }) => id === workUnit);
      if (!unit) return [`${workUnit} left for ${system}, and nobody proposed it`];
      if (digest !== digestOf(unit.payload)) return [`${workUnit} left for ${system} with other words`];
      return untraced(unit, books).map((why) => `${why}, and left for ${system}`);
    });
    return { checked: left.length, violations };
  },
};

/** How many actions left the house, and by whose leave; each of them breaks the promise at most once. */
export function outwardSum({ checked, violations }: Findings): string {
  const allowed = checked - violations.length;
  return `${checked} outward actions: ${allowed} with exactly one valid approval or auto rule, ${violations.length} without`;
}

/** Why nothing allows this action; empty when something does, and never longer than one sentence. */
function untraced({ id, kind, tier, rule, policyVersion, payload }: WorkUnit, books: Books): string[] {
  const { approvals, policies } = books;
  if (tier === 'auto') {
    if (!rule || policyVersion === null) return [`${kind} ${id} ran by no named rule`];
    const isThere = policies.get(policyVersion)?.rules.some((each) => each.id === rule && each.tier === 'auto');
    return isThere ? [] : [`${kind} ${id} ran by ${rule}, which is no auto rule of policy ${policyVersion}`];
  }
  if (tier === 'blocked') return [`${kind} ${id} ran although it is blocked`];
  const [approval, ...others] = approvals.filter(({ subjectId, status }) => subjectId === id && status === 'approved');
  if (!approval || others.length > 0) return [`${kind} ${id} traces to ${approval ? 1 + others.length : 0} approvals`];
  if (approval.digest !== digestOf(payload)) return [`${kind} ${id} is not what was approved`];
  return invalid(approval).map((why) => `${kind} ${id}: ${why}`);
}

/** Whether as many people as were needed said yes to exactly these words in time, none of them their author. */
function invalid({ id, digest, author, needs, decisions, decidedAt, expiresAt }: Approval): string[] {
  const approvers = decisions.filter((said) => said.verb === 'approve' && said.digest === digest).map(({ by }) => by);
  const people = new Set(approvers.map((by) => by.toLowerCase()));
  const authors = [author, ...decisions.filter(({ verb }) => verb === 'edit').map(({ by }) => by)];
  const own = authors.find((by) => people.has(by.toLowerCase()));
  if (own !== undefined) return [`approval ${id} was given by ${own}, who wrote or edited it`];
  if (people.size < needs) return [`approval ${id} has the word of ${people.size} of ${needs} people`];
  return decidedAt !== null && decidedAt > expiresAt ? [`approval ${id} was given after it had expired`] : [];
}

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
  const [approval] = of;
  if (!approval || of.length > 1) return [`draft ${draft}, accepted by entry ${seq}, traces to ${of.length} approvals`];
  return invalid(approval).map((why) => `draft ${draft}: ${why}`);
}

const OPEN: EffectRow['status'][] = ['pending', 'running'];

export const openApprovalsWhereAwaited: Invariant = {
  promise: 'a draft has an open approval exactly while the account awaits it',
  check: ({ approvals, row, effects, replay: { last } }) => {
    const open = approvals.filter(
      ({ subjectKind, status }) => status === 'open' && DRAFT_KINDS.some((kind) => kind === subjectKind),
    );
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
