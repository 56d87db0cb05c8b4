import { Body, Controller, Get, Param, Post, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { mustBeShown } from '../actions/approval.rules';
import { ApprovalsService } from '../actions/approvals.service';
import { ApproveDto, DelegateDto, RejectDto, RespondDto, SnoozeDto } from '../actions/dto/approvals.dto';
import { CurrentUser, ForBrowsers, Roles, type Caller } from '../platform/auth/caller';
import { ApprovalOverview } from './approval.overview';
import { editableOf } from './approval.forms';
import { approvalPage } from './approval.page';
import { ConsoleFilter, RefusedForm } from './console.filter';
import { editedPayload, inWordsOfTheForm, typedIn } from './editing/edited.payload';
import { typedAgain } from './editing/edit.form';
import { sendPage } from './layout';

/** Decisions by form, with the rules of the API behind each. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Roles('csm')
@Controller('console/approvals/:id')
export class ConsoleApprovalsController {
  constructor(
    private readonly overview: ApprovalOverview,
    private readonly approvals: ApprovalsService,
  ) {}

  @Get()
  @Roles('viewer')
  async show(@Param('id') id: string, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, approvalPage(await this.overview.of(id, caller), caller));
  }

  @Post('approve')
  async approve(
    @Param('id') id: string,
    @Body() { digest }: ApproveDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.approvals.approve(id, digest, caller);
    await backTo(reply, id);
  }

  @Post('edit')
  async edit(
    @Param('id') id: string,
    @Body() form: unknown,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedIn(form);
    const decision = await this.overview.of(id, caller);
    const { approval, said } = decision;
    try {
      mustBeShown({ ...approval, decisions: said }, typed.digest);
      await this.approvals.edit(id, typed.digest, editedPayload(approval, typed), caller);
    } catch (error) {
      throw new RefusedForm(inWordsOfTheForm(error, approval), typedAgain(editableOf(decision), typed));
    }
    await backTo(reply, id);
  }

  @Post('reject')
  async reject(
    @Param('id') id: string,
    @Body() { reason, text }: RejectDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.approvals.reject(id, reason, text ?? null, caller);
    await backTo(reply, id);
  }

  @Post('respond')
  async respond(
    @Param('id') id: string,
    @Body() { text }: RespondDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.approvals.respond(id, text, caller);
    await backTo(reply, id);
  }

  @Post('delegate')
  async delegate(
    @Param('id') id: string,
    @Body() { to }: DelegateDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.approvals.delegate(id, to, caller);
    await backTo(reply, id);
  }

  @Post('snooze')
  async snooze(
    @Param('id') id: string,
    @Body() { until }: SnoozeDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.approvals.snooze(id, until, caller);
    await backTo(reply, id);
  }
}

async function backTo(reply: FastifyReply, id: string): Promise<void> {
  await reply.redirect(`/console/approvals/${encodeURIComponent(id)}`, 303);
}
