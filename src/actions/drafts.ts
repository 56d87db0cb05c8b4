import { type EntityManager } from 'typeorm';
import { ArtifactContent } from '../evidence/drafting/artifact.types';
import { DRAFT_KINDS, type DraftKind } from '../policy/policy.types';
import { ArtifactRow } from '../store/entities';

/** A document that somebody decides on. */
export interface StoredDraft {
  kind: DraftKind;
  content: ArtifactContent;
  /** The content as it is stored, which is what its digest is about. */
  stored: object;
  digest: string;
  author: string;
}

/** @throws DraftNotFound when there is no such document, or it is none that anybody decides on. */
export async function readDraft(tx: EntityManager, accountId: string, id: string): Promise<StoredDraft> {
  const row = await tx.findOneBy(ArtifactRow, { accountId, id });
  const kind = DRAFT_KINDS.find((known) => known === row?.kind);
  if (!row || !kind) throw new DraftNotFound(accountId, id);
  const { content, digest, writtenBy } = row;
  return { kind, content: ArtifactContent.parse(content), stored: content, digest, author: writtenBy };
}

export function isDraftKind(kind: string): kind is DraftKind {
  return DRAFT_KINDS.some((known) => known === kind);
}

export class DraftNotFound extends Error {
  constructor(
    readonly accountId: string,
    readonly draftId: string,
  ) {
    super(`Account ${accountId} has no draft ${draftId}`);
  }
}

/** The draft that is to be decided on is not the one that was written. */
export class DraftChanged extends Error {
  constructor(
    readonly draftId: string,
    readonly submitted: string,
    readonly found: string,
  ) {
    super(`Draft ${draftId} was submitted as ${submitted}, but reads ${found}`);
  }
}
