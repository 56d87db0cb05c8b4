import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const STATUSES = ['open', 'approved', 'rejected', 'expired', 'superseded'] as const;

export class ListApprovalsQuery {
  /** Only approvals in this state. */
  @IsOptional() @IsIn(STATUSES) status?: (typeof STATUSES)[number];
  /** Only approvals of this account: our id, or `ext:` and the id in the source system. */
  @IsOptional() @IsString() accountId?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
  @IsOptional() @IsString() cursor?: string;
}

export class ApproveDto {
  /** Digest of the payload that was shown. */
  @IsString() @IsNotEmpty() digest: string;
}

export class EditDto extends ApproveDto {
  /** The whole payload as it should be. */
  @IsObject() payload: Record<string, unknown>;
}

export class RejectDto {
  /** Reason code, e.g. `wrong_facts`, `wrong_tone`, `wrong_time`, `too_risky`, `not_needed`. */
  @IsString() @IsNotEmpty() @MaxLength(64) reason: string;
  /** What the next draft should do better. */
  @IsOptional() @IsString() @MaxLength(4_000) text?: string;
}

export class RespondDto {
  @IsString() @IsNotEmpty() @MaxLength(4_000) text: string;
}

export class DelegateDto {
  /** E-mail of the colleague who is asked instead. */
  @IsString() @IsNotEmpty() @MaxLength(320) to: string;
}

export class SnoozeDto {
  /** Instant until which reminders keep quiet, e.g. `2026-11-25T08:00:00Z`. */
  @Type(() => Date) @IsDate() until: Date;
}
