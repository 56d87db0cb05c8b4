import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

export class WhatIfDto {
  /** The policy to try out, YAML or JSON as text. */
  @IsString() @IsNotEmpty() @MaxLength(200_000) document: string;
}

export class PutPolicyDto extends WhatIfDto {
  /** The version the caller has seen; refused when another was put since. */
  @IsOptional() @IsInt() replaces?: number;
}
