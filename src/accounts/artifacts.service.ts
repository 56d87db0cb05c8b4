import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ArtifactRenderer, type RenderedArtifact, type RenderedFormat } from '../artifacts/artifact-renderer';
import { quotedDocuments } from '../artifacts/render/source-documents';
import { ArtifactContent } from '../evidence/drafting/artifact.types';
import { ArtifactRow, DocumentRow } from '../store/entities';
import { type ArtifactPage } from './artifact.view';

/** What was written for an account, newest first, and each of it in the format that is asked for. */
@Injectable()
export class ArtifactsService {
  constructor(
    private readonly db: DataSource,
    private readonly renderer: ArtifactRenderer,
  ) {}

  async list(accountId: string): Promise<ArtifactPage> {
    const rows = await this.db.manager.find(ArtifactRow, {
      where: { accountId },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
    const items = rows.map(({ id, kind, digest, writtenBy, facts, createdAt }) => ({
      id,
      kind,
      digest,
      writtenBy,
      facts,
      createdAt,
    }));
    return { items, nextCursor: null };
  }

  async show(accountId: string, id: string, format: 'json' | RenderedFormat): Promise<RenderedArtifact> {
    const row = await this.db.manager.findOneBy(ArtifactRow, { accountId, id });
    if (!row) throw new NotFoundException(`The account has no artifact ${id}`);
    if (format === 'json') return { type: 'application/json; charset=utf-8', body: JSON.stringify(row) };
    const content = ArtifactContent.parse(row.content);
    const documents = await this.db.manager.findBy(DocumentRow, { accountId, id: In(quotedDocuments(content)) });
    return this.renderer.render(content, format, documents);
  }
}
