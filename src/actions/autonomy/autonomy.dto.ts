import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ACTION_KINDS, type ActionKind } from '../../policy/policy.types';

export class ActionClassDto {
  @IsIn(ACTION_KINDS) kind: ActionKind;
  /** Id of the policy rule that asks for a person. */
  @IsString() @IsNotEmpty() @MaxLength(100) rule: string;
}
