import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  LARGEST_AMOUNT,
  LONGEST_NAME,
  LONGEST_NOTE,
  LONGEST_NOTICE_DAYS,
  MOST_LINES,
  MOST_SEATS,
} from '../../evidence/limits';
import { IsAfter, IsCalendarDate } from './validators';

/** Null is unknown, never zero. */
export class ContractDto {
  /** Recurring revenue a year. @example 60000 */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(LARGEST_AMOUNT)
  arr?: number | null;

  /** @example 'USD' */
  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: '$property must be a currency code of three capital letters, such as USD' })
  currency?: string | null;

  /** @example 400 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_SEATS)
  seats?: number | null;

  /** @example '2026-03-01' */
  @IsOptional()
  @IsCalendarDate()
  startDate?: string | null;

  /** @example '2027-03-01' */
  @IsOptional()
  @IsCalendarDate()
  @IsAfter('startDate')
  renewalDate?: string | null;

  /** @example 60 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_NOTICE_DAYS)
  noticePeriodDays?: number | null;

  /** @example 'Business' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  plan?: string | null;

  /** What the contract contains, in its own words. @example ['SSO', 'API access'] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsString({ each: true })
  @MaxLength(LONGEST_NOTE, { each: true })
  entitlements?: string[];

  /** @example ['salesforce'] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsString({ each: true })
  @MaxLength(LONGEST_NAME, { each: true })
  requiredIntegrations?: string[] | null;

  /** Features whose use shows adoption. @example ['reports', 'alerts'] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsString({ each: true })
  @MaxLength(LONGEST_NAME, { each: true })
  keyFeatures?: string[] | null;

  @IsOptional()
  @IsBoolean()
  specialTerms?: boolean | null;

  /** Legal entities of the customer under this contract. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_SEATS)
  entities?: number | null;
}

export class OpportunityDto {
  /** @example 'Harbour Logistics – new business' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  name?: string | null;

  /** @example 'Closed Won' */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  stage?: string | null;

  /** @example 60000 */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(LARGEST_AMOUNT)
  amount?: number | null;

  /** @example '2026-02-20' */
  @IsOptional()
  @IsCalendarDate()
  closeDate?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NOTE)
  nextStep?: string | null;
}
