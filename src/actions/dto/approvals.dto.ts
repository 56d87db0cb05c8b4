import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsEmail, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { DAY_MS } from '../../calendar/calendar';
import { LONGEST_ADDRESS, LONGEST_NOTE } from '../../evidence/limits';
import { OPEN_OBJECT } from '../../platform/http/open-object';
import { REJECTION_REASONS } from '../../policy/rejection.reasons';
import { APPROVAL_STATUSES, type ApprovalStatus } from '../../store/entities';
import { OfAccountQuery } from './of-account.dto';

export class ListApprovalsQuery extends OfAccountQuery {
  /** Only approvals in this state. */
  @IsOptional() @IsIn(APPROVAL_STATUSES) status?: ApprovalStatus;
}

export class ApproveDto {
  /** Digest of the payload that was shown. @example 'sha256:the digest that the approval shows' */
  @IsString() @IsNotEmpty() digest: string;
}

export class EditDto extends ApproveDto {
  /** The whole payload as it should be; take the one that the approval shows. */
  @ApiProperty({
    ...OPEN_OBJECT,
    example: { kind: 'log_crm_note', text: 'Priya Raman asked for the weekly report by Friday.' },
  })
  @IsObject()
  payload: Record<string, unknown>;
}

export class RejectDto {
  @ApiProperty({
    description: `Why, in one code: ${REJECTION_REASONS.join(', ')}, or one of your own, which counts as other.`,
    example: REJECTION_REASONS[0],
  })
  @IsString()
  @IsNotEmpty({ message: `must say why, in one code such as ${REJECTION_REASONS.join(', ')}` })
  @MaxLength(64)
  reason: string;
  /** What the next draft should do better. @example 'The customer has 400 seats, not 40.' */
  @IsOptional() @IsString() @MaxLength(LONGEST_NOTE) text?: string;
}

export class RespondDto {
  /** @example 'I ask Priya Raman about it tomorrow.' */
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NOTE) text: string;
}

export class DelegateDto {
  /** E-mail of the colleague who is asked instead. @example 'dana.ortiz@example.com' */
  @IsEmail({}, { message: 'give the e-mail address of a colleague, such as dana.ortiz@example.com' })
  @MaxLength(LONGEST_ADDRESS)
  to: string;
}

/** An approval runs out within days: an example of a fixed date would soon be refused. */
const TOMORROW = new Date(Date.now() + DAY_MS).toISOString();

export class SnoozeDto {
  @ApiProperty({
    description: 'Instant until which nobody is reminded and no supervisor called; before the expiry.',
    example: TOMORROW,
  })
  @Type(() => Date)
  @IsDate()
  until: Date;
}
