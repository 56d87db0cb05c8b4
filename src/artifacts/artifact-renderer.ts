import { type ArtifactContent } from '../evidence/drafting/artifact.types';
import { type SourceDocument } from './render/source-documents';

const RENDERED_FORMATS = ['md', 'html', 'email', 'pdf'] as const;
export type RenderedFormat = (typeof RENDERED_FORMATS)[number];
/** For programs, and for people. */
export const FORMATS = ['json', ...RENDERED_FORMATS] as const;

export interface RenderedArtifact {
  /** Content type, such as `text/markdown; charset=utf-8`. */
  type: string;
  body: string | Buffer;
}

/** Turns an artifact into a document for people. */
export abstract class ArtifactRenderer {
  /** `documents` are those it quotes; HTML shows them in full, so that a reader can follow a sentence to its quote. */
  abstract render(
    content: ArtifactContent,
    format: RenderedFormat,
    documents?: SourceDocument[],
  ): Promise<RenderedArtifact>;

  /** The document in plain words, for a message. */
  abstract words(content: ArtifactContent): string;
}
