import { IsArray, IsBoolean, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { IsAfter, IsCalendarDate } from './validators';

const LARGEST_AMOUNT = 1e13;
const LARGEST_INTEGER = 2_147_483_647;

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
  @Max(LARGEST_INTEGER)
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
  @Max(3_650)
  noticePeriodDays?: number | null;

  /** @example 'Business' */
  @IsOptional()
  @IsString()
  plan?: string | null;

  /** What the contract contains, in its own words. @example ['SSO', 'API access'] */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  entitlements?: string[];

  /** @example ['salesforce'] */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  requiredIntegrations?: string[] | null;

  /** Features whose use shows adoption. @example ['reports', 'alerts'] */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  keyFeatures?: string[] | null;

  @IsOptional()
  @IsBoolean()
  specialTerms?: boolean | null;

  /** Legal entities of the customer under this contract. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LARGEST_INTEGER)
  entities?: number | null;
}

export class OpportunityDto {
  /** @example 'Harbour Logistics – new business' */
  @IsOptional()
  @IsString()
  name?: string | null;

  /** @example 'Closed Won' */
  @IsOptional()
  @IsString()
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
  nextStep?: string | null;
}
