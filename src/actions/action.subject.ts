import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type ArtifactContent } from '../evidence/drafting/artifact.types';
import { commitmentsIn } from '../policy/commitments';
import { SEGMENTS, type Audience, type DraftKind, type Subject } from '../policy/policy.types';
import { riskBand } from '../scoring';
import { PromiseRow, ReadingRow, type AccountRow } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';
import { type Standing } from './account-standing';
import { Addressed, catalogue, isActionKind } from './action.catalogue';

/** What the policy reads of the account, the same for everything that is judged about it. */
export type AccountSubject = Omit<Subject, 'kind' | 'audience' | 'commitments'>;

export async function accountSubject(
  tx: EntityManager,
  standing: Standing,
  policy: Pick<ActivePolicy, 'scores'>,
): Promise<AccountSubject> {
  return subjectOfAccount(standing, policy, await gapsOpen(tx, standing.row.id));
}

/** @param gapsOpen null when it is not known */
export function subjectOfAccount(
  { row, context }: Pick<Standing, 'row' | 'context'>,
  { scores }: Pick<ActivePolicy, 'scores'>,
  gapsOpen: boolean | null,
): AccountSubject {
  const { score } = context.risk;
  return {
    phase: row.phase,
    segment: z.enum(SEGMENTS).nullable().catch(null).parse(row.segment),
    riskBand: score === null ? null : riskBand(score, scores),
    gapsOpen,
    arr: row.arr,
    currency: row.currency,
  };
}

/** An action; what it commits us to is read from its own words, and who reads it from whom it reaches. */
export function actionSubject(
  account: AccountSubject,
  colleagues: Colleagues,
  action: { kind: string; payload: object },
): Subject {
  return {
    ...account,
    kind: action.kind,
    audience: audienceOf(action, colleagues),
    // A question tells a colleague what others said, in whatever words they gave it: asking promises nothing.
    commitments: action.kind === 'ask_human' ? [] : commitmentsIn(stringsIn(action.payload)),
  };
}

/** A draft; what it lists as commitments counts together with what its steps and its proposal say. */
export function draftSubject(account: AccountSubject, kind: DraftKind, content: ArtifactContent): Subject {
  const { steps, proposal, commitments } = content;
  const proposed = [
    ...steps.flatMap(({ title, detail, message }) => [title, detail, message?.subject ?? '', message?.text ?? '']),
    ...(proposal ? [proposal.target] : []),
  ];
  return {
    ...account,
    kind,
    audience: 'internal',
    commitments: [...new Set([...commitments, ...commitmentsIn(proposed)])],
  };
}

export type Colleagues = Pick<AccountRow, 'ownerEmail' | 'aeEmail'>;

/** Only a reader whose address is on record as a colleague's is internal; what a draft claims about it does not count. */
export function audienceOf({ kind, payload }: { kind: string; payload: object }, colleagues: Colleagues): Audience {
  if (!isActionKind(kind)) return 'customer';
  if (catalogue[kind].reader === 'internal') return 'internal';
  const own = [colleagues.ownerEmail, colleagues.aeEmail].flatMap((email) => (email ? [email.toLowerCase()] : []));
  const { recipients } = Addressed.parse(payload);
  const internal = recipients.every(({ email }) => email !== null && own.includes(email.toLowerCase()));
  return internal && recipients.length > 0 ? 'internal' : 'customer';
}

/** Unknown until the documents of the account were read once. */
async function gapsOpen(tx: EntityManager, accountId: string): Promise<boolean | null> {
  if (await tx.existsBy(PromiseRow, { accountId, status: 'open' })) return true;
  return (await tx.existsBy(ReadingRow, { accountId })) ? false : null;
}

/** Every text in a payload, however deep. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
