import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ANCHOR_KEYS, type AnchorKey } from '../evidence/evidence.types';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { oneOf } from '../platform/problems/validation';
import { AccountIdPipe } from './account-id.pipe';
import { AccountView } from './account.view';
import { StatedAnchorDto } from './dto/stated-anchor.dto';
import { AccountParam, anchorExamples } from './examples';
import { UnderstoodFacts } from './understood-facts.service';
import { AnchorView, StakeholderView } from './understood-facts.view';

@ApiTags('accounts')
@AccountParam()
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
  @ApiBody({ type: StatedAnchorDto, examples: anchorExamples })
  @ApiConflictResponse({ description: 'Somebody has stated it since the statement that `replaces` names' })
  state(
    @Param('id', AccountIdPipe) id: string,
    @Param('key', oneOf('key', ANCHOR_KEYS)) key: AnchorKey,
    @Body() { value, replaces }: StatedAnchorDto,
    @CurrentUser() caller: Caller,
  ): Promise<AccountView> {
    return this.facts.state(id, { key, value, replaces }, caller);
  }

  @Get('stakeholders')
  @ApiOperation({ summary: 'Everybody named in any source, with role, sentiment and last contact' })
  stakeholders(@Param('id', AccountIdPipe) id: string): Promise<StakeholderView[]> {
    return this.facts.stakeholders(id);
  }
}
