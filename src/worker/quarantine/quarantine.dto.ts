import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageDto } from '../../accounts/dto/list-accounts.dto';
import { LONGEST_NOTE } from '../../evidence/limits';

export class ListQuarantinedQuery extends PageDto {
  /** Only of this account: our id, or `ext:` and the id in the source system. */
  @IsOptional() @IsString() accountId?: string;
}

export class ReadmitDto {
  /** What was done about its error; stays on record. @example 'The mail server takes our address again.' */
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NOTE) reason: string;
}
