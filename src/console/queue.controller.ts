import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsEmail, IsOptional } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { ListActionsQuery } from '../actions/dto/actions.dto';
import { CurrentUser, ForBrowsers, type Caller } from '../platform/auth/caller';
import { ConsoleFilter } from './console.filter';
import { DayOverview } from './day.overview';
import { sendPage } from './layout';
import { dayPage } from './day.page';
import { QueueOverview } from './queue.overview';
import { queuePage } from './queue.page';

class DayQuery {
  /** The colleague whose day it is. */
  @IsOptional() @IsEmail() of?: string;
}

/** What waits: for whoever is signed in, and for everybody. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Controller('console')
export class QueueController {
  constructor(
    private readonly workday: DayOverview,
    private readonly everything: QueueOverview,
  ) {}

  @Get()
  async start(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/console/day', 303);
  }

  @Get('day')
  async day(@Query() { of }: DayQuery, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, dayPage(await this.workday.of(caller, of), caller));
  }

  @Get('queue')
  async queue(
    @Query() query: ListActionsQuery,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPage(reply, queuePage(await this.everything.of(query), caller));
  }
}
