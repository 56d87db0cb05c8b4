import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PROMISE_STATUSES, type TrackedPromise } from '../../evidence/evidence.types';

export class SettlePromiseDto {
  /** `open` takes an earlier word back. */
  @IsIn(PROMISE_STATUSES)
  status: TrackedPromise['status'];

  /** How it was met, what was agreed instead, or why it is withdrawn. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string;
}
