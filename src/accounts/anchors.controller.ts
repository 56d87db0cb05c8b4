import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsDefined } from 'class-validator';
import { ANCHOR_KEYS, type AnchorKey } from '../evidence/evidence.types';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { oneOf } from '../platform/problems/validation';
import { AccountIdPipe } from './account-id.pipe';
import { AccountView } from './account.view';
import { UnderstoodFacts } from './understood-facts.service';
import { AnchorView, StakeholderView } from './understood-facts.view';

export class StatedAnchorDto {
  /** Its shape depends on the key; seats is a whole number, the others are objects. @example 400 */
  @IsDefined({ message: '$property is missing' })
  value: unknown;
}

@ApiTags('accounts')
@Controller('accounts/:id')
export class AnchorsController {
  constructor(private readonly facts: UnderstoodFacts) {}

  @Get('anchors')
  @ApiOperation({ summary: 'All seven anchors with status, value and evidence' })
  anchors(@Param('id', AccountIdPipe) id: string): Promise<AnchorView[]> {
    return this.facts.anchors(id);
  }

  @Put('anchors/:key')
  @Roles('csm')
  @ApiOperation({ summary: 'State an anchor; the evidence is the person who states it' })
  @ApiParam({ name: 'key', enum: ANCHOR_KEYS })
  state(
    @Param('id', AccountIdPipe) id: string,
    @Param('key', oneOf('key', ANCHOR_KEYS)) key: AnchorKey,
    @Body() { value }: StatedAnchorDto,
    @CurrentUser() caller: Caller,
  ): Promise<AccountView> {
    return this.facts.state(id, key, value, caller);
  }

  @Get('stakeholders')
  @ApiOperation({ summary: 'Everybody named in any source, with role, sentiment and last contact' })
  stakeholders(@Param('id', AccountIdPipe) id: string): Promise<StakeholderView[]> {
    return this.facts.stakeholders(id);
  }
}
