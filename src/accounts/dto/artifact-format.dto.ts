import { IsIn } from 'class-validator';
import { FORMATS, type RenderedFormat } from '../../artifacts/artifact-renderer';

export class ArtifactFormatDto {
  @IsIn(FORMATS)
  format: 'json' | RenderedFormat = 'json';
}
