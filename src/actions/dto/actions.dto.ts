import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min } from 'class-validator';
import { OPEN_OBJECT } from '../../platform/http/open-object';
import { TIERS, type Tier } from '../../policy/policy.types';

const STATUSES = [
  'proposed',
  'awaiting_approval',
  'approved',
  'executing',
  'done',
  'failed',
  'unknown_outcome',
  'rejected',
  'expired',
  'superseded',
  'blocked',
] as const;

export class ListActionsQuery {
  /** Only actions in this state; without it, those that have not ended. */
  @IsOptional() @IsIn(STATUSES) status?: (typeof STATUSES)[number];
  /** Only actions of this account: our id, or `ext:` and the id in the source system. */
  @IsOptional() @IsString() accountId?: string;
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
  @IsOptional() @IsString() cursor?: string;
}

export class DayQuery {
  /** E-mail of the colleague; without it, whoever asks. */
  @IsOptional() @IsString() @IsNotEmpty() person?: string;
}

export class EndActionDto {
  @ApiProperty({
    description: 'What shows that it was done, or why it failed: text, a link, or an object of facts.',
    oneOf: [{ type: 'string' }, OPEN_OBJECT],
    example: 'Call with Priya Raman on 30 October: the team starts with the weekly report',
  })
  @IsNotEmpty()
  evidence: string | Record<string, unknown>;
}
