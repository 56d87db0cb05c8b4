import { type EntityManager } from 'typeorm';
import { Artifacts, type KeptArtifact } from '../evidence/drafting/ports';
import { ArtifactRow } from '../store/entities';

/** Keeps artifacts; the same id is kept once, whatever is written a second time. */
export class StoredArtifacts extends Artifacts<EntityManager> {
  async keep(tx: EntityManager, { content, ...artifact }: KeptArtifact): Promise<void> {
    const row = { ...artifact, kind: content.kind, content: { ...content } };
    await tx.createQueryBuilder().insert().into(ArtifactRow).values(row).orIgnore().execute();
  }
}
