import { IsIn, IsOptional, Matches } from 'class-validator';
import { FORMATS, type RenderedFormat } from '../artifacts/artifact-renderer';

export class ValueQueryDto {
  /** Calendar month; without it the current one, as far as it has gone by. @example '2026-11' */
  @IsOptional()
  @Matches(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, { message: 'month must be a calendar month such as 2026-11' })
  month?: string;

  @IsIn(FORMATS)
  format: 'json' | RenderedFormat = 'json';
}
