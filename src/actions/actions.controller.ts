import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, nameOf, Roles, type Caller } from '../platform/auth/caller';
import { Idempotent } from '../platform/http/idempotency.interceptor';
import { ActionPage, ActionView } from './action.view';
import { ActionsService } from './actions.service';
import { DayQueue } from './day/day-queue';
import { DayView } from './day/day.view';
import { DayQuery, EndActionDto, ListActionsQuery } from './dto/actions.dto';

@ApiTags('actions')
@Idempotent()
@Controller('actions')
export class ActionsController {
  constructor(
    private readonly actions: ActionsService,
    private readonly days: DayQueue,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The queue of next best actions, by rank, with every factor' })
  @ApiOkResponse({ type: ActionPage })
  find(@Query() query: ListActionsQuery): Promise<ActionPage> {
    return this.actions.find(query);
  }

  @Get('day')
  @ApiOperation({
    summary: 'What a colleague’s day holds of the queue: what waits for them, as far as their time carries',
  })
  @ApiOkResponse({ type: DayView })
  day(@Query() { person }: DayQuery, @CurrentUser() caller: Caller): Promise<DayView> {
    return this.days.of(person ?? nameOf(caller));
  }

  @Post(':id/done')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Say that a released action of yours is done, and what shows it' })
  @ApiConflictResponse({ description: 'Not released, or not owned by a person' })
  done(
    @Param('id') id: string,
    @Body() { evidence }: EndActionDto,
    @CurrentUser() caller: Caller,
  ): Promise<ActionView> {
    return this.actions.end(id, 'done', evidence, caller);
  }

  @Post(':id/failed')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Say that a released action of yours cannot be done, and why' })
  @ApiConflictResponse({ description: 'Not released, or not owned by a person' })
  failed(
    @Param('id') id: string,
    @Body() { evidence }: EndActionDto,
    @CurrentUser() caller: Caller,
  ): Promise<ActionView> {
    return this.actions.end(id, 'failed', evidence, caller);
  }

  @Post(':id/harm')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Say what harm an action did; a kind that ran by itself asks a person again' })
  @ApiConflictResponse({ description: 'Not carried out' })
  harm(
    @Param('id') id: string,
    @Body() { evidence }: EndActionDto,
    @CurrentUser() caller: Caller,
  ): Promise<ActionView> {
    return this.actions.harm(id, evidence, caller);
  }
}
