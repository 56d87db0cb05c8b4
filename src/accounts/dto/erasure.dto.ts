import { ArrayMaxSize, ArrayNotEmpty, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';
import { LONGEST_NOTE } from '../../evidence/limits';

export class ErasureDto {
  /** The externalId of the account, so that nothing of another one is erased. @example 'crm-1001' */
  @IsString() @IsNotEmpty() externalId: string;

  /**
   * Numbers of the entries whose words are erased.
   * @example [3]
   */
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  entries: number[];

  /** Why; it stays on record, so it must not repeat what is erased. @example 'Priya Raman asked for it on 24 November.' */
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NOTE) reason: string;
}
