import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CRM_SYSTEMS, type CrmSystem } from '../connectors/crm/crm.source';

export class SystemDto {
  /** @example 'salesforce' */
  @IsIn(CRM_SYSTEMS)
  system: CrmSystem;
}

export class AskSyncDto extends SystemDto {
  /** Read everything anew in place of what changed. @example false */
  @IsOptional()
  @IsBoolean()
  full?: boolean;
}

export class ListRunsDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 20;
}
