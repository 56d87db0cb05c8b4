import { IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { ROLES, type Role } from './caller';

export class NewApiKeyDto {
  /** @example 'billing sync' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /**
   * The person this key acts for; named in journals and approvals.
   * @example 'dana.ortiz@example.com'
   */
  @IsOptional()
  @IsEmail()
  email?: string;

  /** @example 'csm' */
  @IsIn(ROLES)
  role: Role;
}
