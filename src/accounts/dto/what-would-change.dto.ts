import { IsIn, IsOptional } from 'class-validator';

export class WhatWouldChangeDto {
  @IsOptional()
  @IsIn(['risk', 'health'])
  score: 'risk' | 'health' = 'risk';

  @IsOptional()
  @IsIn(['better', 'worse'])
  direction: 'better' | 'worse' = 'better';
}
