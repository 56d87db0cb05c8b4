import { Transform, type TransformFnParams } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

export class WhatIfDto {
  /** The policy to try out, YAML or JSON as text. Its lines may end as they like. */
  @Transform(withPlainLineEnds)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200_000)
  document: string;
}

export class PutPolicyDto extends WhatIfDto {
  /** The version the caller has seen; refused when another was put since. */
  @IsOptional() @IsInt() replaces?: number;
}

/** Browsers end the lines of a form by two characters, files by one: the same text is the same draft. */
function withPlainLineEnds({ value }: TransformFnParams): unknown {
  const given: unknown = value;
  return typeof given === 'string' ? given.replace(/\r\n?/g, '\n') : given;
}
