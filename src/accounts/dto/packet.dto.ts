import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LONGEST_ADDRESS, LONGEST_DOCUMENT, LONGEST_ID, LONGEST_NAME, MOST_DOCUMENTS } from '../../evidence/limits';
import { SEGMENTS, type Segment } from '../../policy/policy.types';
import { ContractDto, OpportunityDto } from './contract.dto';
import { IsCalendarDate } from './validators';

/** A colleague on the vendor's side. */
export class ColleagueDto {
  /** @example 'Dana Ortiz' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name: string;

  /** @example 'dana.ortiz@example.com' */
  @IsOptional()
  @IsEmail()
  email?: string | null;
}

export class AccountDto {
  /**
   * Your own id of the account; a second packet with the same id updates it.
   * @example 'crm-1001'
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_ID)
  externalId: string;

  /** @example 'Harbour Logistics' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name: string;

  /** @example 'mid_market' */
  @IsIn(SEGMENTS)
  segment: Segment;

  /** @example 'logistics' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  industry?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ColleagueDto)
  csm?: ColleagueDto | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ColleagueDto)
  ae?: ColleagueDto | null;

  /** How well the customer fits the ideal customer profile, as Sales sees it. */
  @IsOptional()
  @IsIn(['strong', 'partial', 'poor'])
  fit?: 'strong' | 'partial' | 'poor' | null;
}

export class ContactDto {
  /** @example 'Priya Raman' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name: string;

  /** As the CRM has it; what cannot be reached is judged by the audit and not refused. @example 'priya.raman@harbour.example' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  email?: string | null;

  /** @example 'VP Operations' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  title?: string | null;

  /** @example 'Economic Buyer' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  crmRole?: string | null;
}

export class DocumentDto {
  /**
   * Your own id; evidence refers to it, and the same id again replaces the document.
   * @example 'call-2026-02-12'
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_ID)
  id: string;

  /** call_transcript, crm_note, email, order_form, slack_thread, ticket or a word of your own. @example 'call_transcript' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  kind: string;

  /** @example '2026-02-12' */
  @IsOptional()
  @IsCalendarDate()
  date?: string | null;

  /** @example 'Sam Lee' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  author?: string | null;

  /** @example 'Priya: we lose 14 hours a week to manual reports and want that at 4 by 30 June.' */
  @IsString()
  @MaxLength(LONGEST_DOCUMENT)
  text: string;
}

export class DocumentsDto {
  @IsArray()
  @ArrayMaxSize(MOST_DOCUMENTS)
  @ArrayUnique(({ id }: DocumentDto) => id, { message: '$property must not name one document id twice' })
  @ValidateNested({ each: true })
  @Type(() => DocumentDto)
  documents: DocumentDto[];
}

/** A sales-to-success handoff; everything but the account may come later. */
export class PacketDto {
  /** Bookkeeping of handoff files; kept out of the records. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  id?: string;

  /** Bookkeeping of handoff files; dates are judged by the business date. */
  @IsOptional()
  @IsCalendarDate()
  asOf?: string;

  @IsDefined({ message: '$property is missing: give at least externalId, name and segment' })
  @IsObject()
  @ValidateNested()
  @Type(() => AccountDto)
  account: AccountDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => ContractDto)
  contract?: ContractDto | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => OpportunityDto)
  opportunity?: OpportunityDto | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5_000)
  @ValidateNested({ each: true })
  @Type(() => ContactDto)
  contacts?: ContactDto[];

  @ApiProperty({ type: [DocumentDto], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_DOCUMENTS)
  @ArrayUnique(({ id }: DocumentDto) => id, { message: '$property must not name one document id twice' })
  @ValidateNested({ each: true })
  @Type(() => DocumentDto)
  documents?: DocumentDto[];
}
