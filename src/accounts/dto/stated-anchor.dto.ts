import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { ANCHOR_VALUE } from '../understood-facts.view';

/** What may stand in it depends on the anchor: the schema of its statement tells all that is wrong at once. */
export class StatedAnchorDto {
  @ApiProperty(ANCHOR_VALUE)
  @Allow()
  value: unknown;

  /**
   * The instant of the statement that this one replaces, as its evidence has it, or null where nobody has stated the anchor;
   * when somebody has stated it since, this one is refused. Left out, it replaces whatever stands.
   * @example '2026-11-24T09:30:00.000Z'
   */
  @Allow()
  replaces?: string | null;
}
