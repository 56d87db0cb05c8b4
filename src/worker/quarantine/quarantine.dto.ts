import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { LONGEST_NOTE } from '../../evidence/limits';

export class ReadmitDto {
  /** What was done about its error; stays on record. @example 'The mail server takes our address again.' */
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NOTE) reason: string;
}
