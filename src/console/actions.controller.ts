import { Body, Controller, Get, Param, Post, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { ActionsService } from '../actions/actions.service';
import { LONGEST_NOTE } from '../evidence/limits';
import { CurrentUser, ForBrowsers, Roles, type Caller } from '../platform/auth/caller';
import { ActionOverview } from './action.overview';
import { actionPage } from './action.page';
import { ConsoleFilter } from './console.filter';
import { sendPage } from './layout';

class EndForm {
  @IsIn(['done', 'failed']) status: 'done' | 'failed';
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NOTE) evidence: string;
}

/** One action, and how a person ends it. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Controller('console/actions/:id')
export class ConsoleActionsController {
  constructor(
    private readonly actions: ActionsService,
    private readonly overview: ActionOverview,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, actionPage(await this.overview.of(id), caller));
  }

  @Post('end')
  @Roles('csm')
  async end(
    @Param('id') id: string,
    @Body() { status, evidence }: EndForm,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.actions.end(id, status, evidence, caller);
    await reply.redirect(`/console/actions/${encodeURIComponent(id)}`, 303);
  }
}
