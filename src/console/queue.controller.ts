import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ActionsService } from '../actions/actions.service';
import { ApprovalList } from '../actions/approval.list';
import { ListActionsQuery } from '../actions/dto/actions.dto';
import { CurrentUser, ForBrowsers, type Caller } from '../platform/auth/caller';
import { AccountNames } from './account-names';
import { ConsoleFilter } from './console.filter';
import { DayOverview } from './day.overview';
import { sendPage } from './layout';
import { dayPage } from './day.page';
import { queuePage } from './queue.page';

const OPEN_SHOWN = 100;

/** What waits: for whoever is signed in, and for everybody. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Controller('console')
export class QueueController {
  constructor(
    private readonly workday: DayOverview,
    private readonly actions: ActionsService,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
  ) {}

  @Get()
  async start(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/console/day', 303);
  }

  @Get('day')
  async day(@CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, dayPage(await this.workday.of(caller)));
  }

  @Get('queue')
  async queue(@Query() query: ListActionsQuery, @Res() reply: FastifyReply): Promise<void> {
    const [actions, approvals] = [
      await this.actions.find(query),
      await this.approvals.find({ status: 'open', limit: OPEN_SHOWN }),
    ];
    const names = await this.names.of([...actions.items, ...approvals.items].map(({ accountId }) => accountId));
    await sendPage(reply, queuePage(actions, approvals, names));
  }
}
