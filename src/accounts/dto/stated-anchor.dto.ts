import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsISO8601, IsOptional } from 'class-validator';
import { ANCHOR_VALUE } from '../understood-facts.view';

export class StatedAnchorDto {
  @ApiProperty(ANCHOR_VALUE)
  @IsDefined({ message: '$property is missing' })
  value: unknown;

  /**
   * The instant of the statement that this one replaces, as its evidence has it, or null where nobody has stated the anchor;
   * when somebody has stated it since, this one is refused. Left out, it replaces whatever stands.
   * @example '2026-11-24T09:30:00.000Z'
   */
  @IsOptional()
  @IsISO8601()
  replaces?: string | null;
}
