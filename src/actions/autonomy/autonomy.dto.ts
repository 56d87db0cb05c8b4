import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { ACTION_KINDS, type ActionKind } from '../../policy/policy.types';

export class ActionClassDto {
  /** @example 'send_email' */
  @IsIn(ACTION_KINDS) kind: ActionKind;
  /** Id of the policy rule that asks for a person; GET /autonomy names those there are. @example 'customer_reads_it' */
  @IsString() @IsNotEmpty() @MaxLength(100) rule: string;
}

export class ChangeAutonomyDto extends ActionClassDto {
  /** The policy version whose record the caller has seen; refused when another was put since. */
  @IsOptional() @IsInt() replaces?: number;
}
