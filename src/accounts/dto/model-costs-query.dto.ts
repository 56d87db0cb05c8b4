import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { MODEL_GROUPS, type ModelGroup } from '../model-ledger';

export class ModelCostsQueryDto {
  /** What the totals are told apart by; the dearest come first. */
  @IsOptional()
  @IsIn(MODEL_GROUPS)
  by: ModelGroup = 'phase';

  /** Date or time of the first call that counts. @example '2026-11-01' */
  @IsOptional()
  @IsISO8601()
  since?: string;
}
