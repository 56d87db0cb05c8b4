import { IsOptional, IsString } from 'class-validator';

export class LifecycleQueryDto {
  /** Our id or `ext:<externalId>`; its states are marked. */
  @IsOptional()
  @IsString()
  account?: string;
}
