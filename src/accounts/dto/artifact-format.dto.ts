import { IsIn } from 'class-validator';
import { RENDERED_FORMATS, type RenderedFormat } from '../../artifacts/artifact-renderer';

const FORMATS = ['json', ...RENDERED_FORMATS] as const;

export class ArtifactFormatDto {
  @IsIn(FORMATS)
  format: 'json' | RenderedFormat = 'json';
}
