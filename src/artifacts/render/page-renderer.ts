import { Injectable } from '@nestjs/common';
import { type ArtifactContent } from '../../evidence/drafting/artifact.types';
import { ArtifactRenderer, type RenderedArtifact, type RenderedFormat } from '../artifact-renderer';
import { htmlOf } from './html';
import { markdownOf } from './markdown';
import { pageOf } from './page';
import { pdfOf } from './pdf';

/** Lays an artifact out once and writes it in the format that is asked for. */
@Injectable()
export class PageRenderer extends ArtifactRenderer {
  async render(content: ArtifactContent, format: RenderedFormat): Promise<RenderedArtifact> {
    const page = pageOf(content);
    switch (format) {
      case 'md':
        return { type: 'text/markdown; charset=utf-8', body: markdownOf(page) };
      case 'html':
        return { type: 'text/html; charset=utf-8', body: htmlOf(page) };
      case 'pdf':
        return { type: 'application/pdf', body: await pdfOf(page) };
    }
  }
}
