import { Injectable } from '@nestjs/common';
import { type ArtifactContent } from '../../evidence/drafting/artifact.types';
import { ArtifactRenderer, type RenderedArtifact, type RenderedFormat } from '../artifact-renderer';
import { emailOf } from './email';
import { htmlOf } from './html';
import { markdownOf } from './markdown';
import { pageOf, type Page } from './page';
import { pdfOf } from './pdf';
import { type SourceDocument } from './source-documents';
import { wordsOf } from './words';

/** Lays an artifact out once and writes it in the format that is asked for. */
@Injectable()
export class PageRenderer extends ArtifactRenderer {
  render(
    content: ArtifactContent,
    format: RenderedFormat,
    documents: SourceDocument[] = [],
  ): Promise<RenderedArtifact> {
    return Promise.resolve(renderPage(pageOf(content, documents), format));
  }

  words(content: ArtifactContent): string {
    return wordsOf(pageOf(content));
  }
}

export function renderPage(page: Page, format: RenderedFormat): RenderedArtifact {
  switch (format) {
    case 'md':
      return { type: 'text/markdown; charset=utf-8', body: markdownOf(page) };
    case 'html':
      return { type: 'text/html; charset=utf-8', body: htmlOf(page) };
    case 'email':
      return { type: 'text/html; charset=utf-8', body: emailOf(page) };
    case 'pdf':
      return { type: 'application/pdf', body: pdfOf(page) };
  }
}
