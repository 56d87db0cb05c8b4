import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, nameOf, Roles, type Caller } from '../platform/auth/caller';
import { Idempotent } from '../platform/http/idempotency.interceptor';
import { TakesItsTime } from '../platform/http/time-limits';
import { SyncService } from './sync.service';
import { AskSyncDto, ListRunsDto, SystemDto } from './sync.dto';
import { ReadinessList, SyncRunList, SyncRunView } from './sync.view';

@ApiTags('sync')
@Idempotent()
@Controller()
export class SyncController {
  constructor(private readonly sync: SyncService) {}

  @Post('sync-runs')
  @HttpCode(HttpStatus.ACCEPTED)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Bring accounts into step with a CRM, in the background; the first run loads everything' })
  @ApiAcceptedResponse({ type: SyncRunView, description: 'The run, or the one that is under way' })
  @ApiConflictResponse({ description: 'A full run was asked for while another one is under way' })
  ask(@Body() { system, full }: AskSyncDto, @CurrentUser() caller: Caller): Promise<SyncRunView> {
    return this.sync.ask(system, { isFull: full ?? false, by: nameOf(caller) });
  }

  @Get('sync-runs')
  @ApiOperation({ summary: 'The newest runs' })
  async list(@Query() { limit }: ListRunsDto): Promise<SyncRunList> {
    return { items: await this.sync.list(limit) };
  }

  @Get('sync-runs/:id')
  @ApiOperation({ summary: 'How far a run has come, what it opened and changed, and what it could not take' })
  show(@Param('id') id: string): Promise<SyncRunView> {
    return this.sync.show(id);
  }

  @Get('sync/readiness')
  @TakesItsTime()
  @ApiOperation({ summary: 'Which mapped fields the live system has, and in how many records they are filled' })
  async readiness(@Query() { system }: SystemDto): Promise<ReadinessList> {
    return { items: await this.sync.readiness(system) };
  }
}
