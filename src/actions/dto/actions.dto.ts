import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, ValidateBy } from 'class-validator';
import { LONGEST_TEXT } from '../../evidence/limits';
import { OPEN_OBJECT } from '../../platform/http/open-object';
import { TIERS, type Tier } from '../../policy/policy.types';
import { WORK_UNIT_STATUSES, type WorkUnitStatus } from '../../store/entities';
import { OfAccountQuery } from './of-account.dto';

export class ListActionsQuery extends OfAccountQuery {
  /** Only actions in this state; without it, those that have not ended. */
  @IsOptional() @IsIn(WORK_UNIT_STATUSES) status?: WorkUnitStatus;
  @IsOptional() @IsIn(TIERS) tier?: Tier;
}

export class DayQuery {
  /** E-mail of the colleague; without it, whoever asks. */
  @IsOptional() @IsString() @IsNotEmpty() person?: string;
}

/** Of a text or of an object, as it is written down. */
function TakesAtMost(characters: number): PropertyDecorator {
  return ValidateBy({
    name: 'takesAtMost',
    validator: {
      validate: (value: unknown) => (JSON.stringify(value) ?? '').length <= characters,
      defaultMessage: () => `$property must take at most ${characters} characters`,
    },
  });
}

export class EndActionDto {
  @ApiProperty({
    description: 'What shows that it was done, or why it failed: text, a link, or an object of facts.',
    oneOf: [{ type: 'string' }, OPEN_OBJECT],
    example: 'Call with Priya Raman on 30 October: the team starts with the weekly report',
  })
  @IsNotEmpty()
  @TakesAtMost(LONGEST_TEXT)
  evidence: string | Record<string, unknown>;
}
