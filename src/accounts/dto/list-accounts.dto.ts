import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { ACCOUNT_SORTS, type AccountSort } from '../account.order';
import { WHO } from '../../lifecycle/account.types';
import { SHOWN_PHASES, type Phase } from '../../lifecycle/phases';
import { PageDto } from '../../platform/http/page.dto';
import { RISK_BANDS } from '../../scoring';

export const BANDS = [...RISK_BANDS, 'insufficient_data'] as const;
export const WAITS = [...WHO, 'agent', 'time'] as const;

/** A form sends every field: one that was left open asks for nothing. */
const LeftOpen = () => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class ListAccountsDto extends PageDto {
  @LeftOpen()
  @IsOptional()
  @IsIn(SHOWN_PHASES)
  phase?: Phase;

  /** Band of the risk. */
  @LeftOpen()
  @IsOptional()
  @IsIn(BANDS)
  band?: (typeof BANDS)[number];

  /** E-mail of the CSM. */
  @LeftOpen()
  @IsOptional()
  @IsString()
  owner?: string;

  @LeftOpen()
  @IsOptional()
  @IsIn(WAITS)
  waitsFor?: (typeof WAITS)[number];

  /**
   * `-attention`: hard-red signals first, then revenue at risk, the nearer the renewal the sooner. Other columns likewise
   * from the lowest, with `-` from the highest; `arr` in base currency. Unknown values come last, for attention an unknown
   * risk without a hard-red signal. Without it: by id.
   */
  @IsOptional()
  @IsIn(ACCOUNT_SORTS)
  sort?: AccountSort;

  /** Part of the name or of the externalId. */
  @IsOptional()
  @IsString()
  q?: string;
}
