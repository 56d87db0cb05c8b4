import { type ArtifactContent } from '../evidence/drafting/artifact.types';

export const RENDERED_FORMATS = ['md', 'html', 'pdf'] as const;
export type RenderedFormat = (typeof RENDERED_FORMATS)[number];

export interface RenderedArtifact {
  /** Content type, such as `text/markdown; charset=utf-8`. */
  type: string;
  body: string | Buffer;
}

/** Turns an artifact into a document for people. */
export abstract class ArtifactRenderer {
  abstract render(content: ArtifactContent, format: RenderedFormat): Promise<RenderedArtifact>;
}
