import { Not, type EntityManager } from 'typeorm';
import { databaseTime } from '../store/database.time';
import { Approval, ArtifactRow } from '../store/entities';
import { type Submission } from './approval.records';

/** What people said and did about an approval, and since when it waits for them. */
export type Heard = Pick<
  Approval,
  | 'digest'
  | 'payload'
  | 'author'
  | 'findings'
  | 'decisions'
  | 'assignedTo'
  | 'heldSince'
  | 'snoozedUntil'
  | 'openedAt'
  | 'expiresAt'
  | 'needs'
>;

/** An approval that nobody decided on: its draft was withdrawn for the next one, or is about to be. */
const STILL_ASKED: Approval['status'][] = ['open', 'superseded'];

/**
 * New facts make the agent draft anew, and often it writes the same. Then whoever decides goes on where they were: what
 * was heard about the draft before it counts for this one. Null where the draft before reads otherwise, was decided on,
 * or has had its time.
 */
export async function heardOfTheSame(
  tx: EntityManager,
  { accountId, subject, digest }: Submission,
): Promise<Heard | null> {
  const [before] = await tx.find(Approval, {
    where: { accountId, subjectKind: subject.kind, subjectId: Not(subject.id) },
    order: { decidedAt: { direction: 'DESC', nulls: 'FIRST' } },
    take: 1,
  });
  if (!before || !STILL_ASKED.includes(before.status) || before.expiresAt <= (await databaseTime(tx))) return null;
  const isSame = await tx.existsBy(ArtifactRow, { accountId, id: before.subjectId, digest });
  if (!isSame) return null;
  const { payload, author, findings, decisions, assignedTo, heldSince, snoozedUntil, openedAt, expiresAt, needs } =
    before;
  return {
    digest: before.digest,
    payload,
    author,
    findings,
    decisions,
    assignedTo,
    heldSince,
    snoozedUntil,
    openedAt,
    expiresAt,
    needs,
  };
}
