import { ApiProperty } from '@nestjs/swagger';
import { IsDefined } from 'class-validator';
import { ANCHOR_VALUE } from '../understood-facts.view';

export class StatedAnchorDto {
  @ApiProperty(ANCHOR_VALUE)
  @IsDefined({ message: '$property is missing' })
  value: unknown;
}
