import { IsOptional, IsString } from 'class-validator';
import { PageDto } from '../../platform/http/page.dto';

/** A list that may be narrowed to one account. */
export class OfAccountQuery extends PageDto {
  /** Only of this account: our id, or `ext:` and the id in the source system. */
  @IsOptional() @IsString() accountId?: string;
}
