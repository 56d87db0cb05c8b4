import { type EntityManager } from 'typeorm';
import { momentInWords } from '../artifacts/render/reader';
import { ArtifactContent } from '../evidence/drafting/artifact.types';
import { mayActAs, nameOf, type Caller, type Role } from '../platform/auth/caller';
import { InvalidRequest } from '../platform/problems/problem';
import { remedies } from '../platform/problems/remedies';
import { invalid } from '../platform/problems/validation';
import { type Subject } from '../policy/policy.types';
import { type Approval, type ApprovalDecision } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';
import { type Standing } from './account-standing';
import { catalogue, isActionKind } from './action.catalogue';
import { safeActionSubject } from './action.safety';
import { accountSubject, draftSubject } from './action.subject';
import { reachesNobody } from './addressees';
import { AnotherDigest, NobodyToReach, NotYoursToApprove, RoleTooLow } from './approval.errors';
import { isDraftKind } from './drafts';
import { EditedAction } from './edited.action';
import { changesInWords } from './edited.words';

/** What the policy judges when it looks at an approval again. */
export async function subjectOf(
  tx: EntityManager,
  standing: Standing,
  approval: Approval,
  policy: ActivePolicy,
  payload = approval.payload,
): Promise<Subject> {
  const { subjectKind: kind } = approval;
  if (!isDraftKind(kind)) return safeActionSubject(tx, standing, policy, { kind, payload });
  return draftSubject(await accountSubject(tx, standing, policy), kind, ArtifactContent.parse(payload));
}

/** What a supervisor alone decides. */
export const SUPERVISED = ['mitigation_plan', 'escalate'];

/** The least role that decides on a kind of action or draft. */
export function deciderOf(subjectKind: string): Extract<Role, 'csm' | 'supervisor'> {
  return SUPERVISED.includes(subjectKind) ? 'supervisor' : 'csm';
}

/** @throws RoleTooLow */
export function mayDecide({ subjectKind }: Approval, caller: Caller): void {
  const needed = deciderOf(subjectKind);
  if (!mayActAs(caller, needed)) throw new RoleTooLow(nameOf(caller), caller.role, needed, subjectKind);
}

/** @throws AnotherDigest */
export function mustBeShown(approval: Pick<Approval, 'id' | 'digest' | 'decisions'>, shown: string): void {
  const { id, digest: current, decisions } = approval;
  if (shown !== current) throw new AnotherDigest(id, shown, current, editsSince(decisions, shown));
}

/** So many changes of an edit still make a sentence. */
const TOLD = 5;

/** What was edited since a wording was shown; the one without an edit of its own is the first. */
function editsSince(decisions: ApprovalDecision[], shown: string): string | null {
  const edits = decisions.filter(({ verb }) => verb === 'edit');
  const since = edits.slice(edits.findLastIndex(({ digest }) => digest === shown) + 1);
  const told = since.map(({ by, at, changes = [] }) => {
    const what = changes.length === 0 ? '' : `: ${changesInWords(changes.slice(0, TOLD))}`;
    const more = changes.length > TOLD ? `; and ${changes.length - TOLD} more` : '';
    return `${by} edited it on ${momentInWords(at)}${what}${more}`;
  });
  return told.length === 0 ? null : told.join('. ');
}

/** Nobody approves what they wrote, and nobody counts twice. @throws NotYoursToApprove */
export function mayApprove(approval: Approval, by: string): void {
  const why = whyNotTheirs(approval, by);
  if (why !== null) throw new NotYoursToApprove(approval.id, by, why);
}

/** @throws NobodyToReach */
export function mustReachSomebody({ id, subjectKind: kind, payload }: Approval): void {
  if (reachesNobody({ kind, payload })) throw new NobodyToReach(id);
}

/** Why somebody is not the one to approve it; null when they may. */
export function whyNotTheirs(approval: Approval, by: string): string | null {
  const editors = approval.decisions.filter(({ verb }) => verb === 'edit').map((edit) => edit.by);
  if ([approval.author, ...editors].some((author) => isSame(author, by))) return 'they wrote or edited it';
  const hasApproved = approversOf(approval).some((approver) => isSame(approver, by));
  return hasApproved ? 'they approved it already, and it takes two people' : null;
}

/** Who approved the payload as it is now; an approval of an earlier wording does not count. */
export function approversOf({ decisions, digest }: Approval): string[] {
  return decisions.filter((decision) => decision.verb === 'approve' && decision.digest === digest).map(({ by }) => by);
}

/** The same person, however the address is spelt. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** @throws InvalidRequest naming the field, when the payload is none of its kind or of another account. */
export function readPayload(
  { subjectKind, payload: shown }: Approval,
  payload: Record<string, unknown>,
): Record<string, unknown> {
  if (isActionKind(subjectKind)) {
    const read = catalogue[subjectKind].payload.safeParse(payload, remedies);
    if (!read.success) throw invalid(read.error, 'payload');
    const edited = EditedAction.safeParse(read.data, remedies);
    if (!edited.success) throw invalid(edited.error, 'payload');
    return read.data;
  }
  const read = ArtifactContent.safeParse(payload, remedies);
  if (!read.success) throw invalid(read.error, 'payload');
  const { kind, account } = ArtifactContent.parse(shown);
  if (read.data.kind !== kind || read.data.account.id !== account.id) {
    throw new InvalidRequest([{ field: 'payload', detail: `must stay a ${kind} of account ${account.id}` }]);
  }
  return read.data;
}
