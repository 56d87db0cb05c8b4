import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LONGEST_NOTE } from '../../evidence/limits';
import { PROMISE_STATUSES, type TrackedPromise } from '../../evidence/evidence.types';

export class SettlePromiseDto {
  /** `open` takes an earlier word back. @example 'met' */
  @IsIn(PROMISE_STATUSES)
  status: TrackedPromise['status'];

  /** How it was met, what was agreed instead, or why it is withdrawn. @example 'The connector went live on 30 October.' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NOTE)
  note?: string;

  /** The instant (`settled.at`) of the word that this one replaces; without it only an open promise is settled. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  replaces?: string;
}
