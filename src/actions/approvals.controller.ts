import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { Idempotent } from '../platform/http/idempotency.interceptor';
import { ApprovalPage, ApprovalView } from './approval.view';
import { ApprovalList } from './approval.list';
import { ApprovalsService } from './approvals.service';
import {
  ApproveDto,
  DelegateDto,
  EditDto,
  ListApprovalsQuery,
  RejectDto,
  RespondDto,
  SnoozeDto,
} from './dto/approvals.dto';

@ApiTags('approvals')
@ApiOkResponse({ type: ApprovalView })
@Idempotent()
@Controller('approvals')
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly list: ApprovalList,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Approvals, newest first' })
  @ApiOkResponse({ type: ApprovalPage })
  find(@Query() query: ListApprovalsQuery): Promise<ApprovalPage> {
    return this.list.find(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One approval with its payload' })
  async findOne(@Param('id') id: string, @CurrentUser() caller: Caller): Promise<ApprovalView> {
    return ApprovalView.of(await this.list.show(id, caller));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiForbiddenResponse({ description: 'The role is too low, or it is the caller’s own payload' })
  @Roles('csm')
  @ApiOperation({
    summary: 'Allow exactly the payload that was shown; a supervisor for mitigation plans and escalations',
  })
  @ApiConflictResponse({
    description: 'Another digest, no longer open, or a mail or meeting that names nobody it could be sent to',
  })
  async approve(
    @Param('id') id: string,
    @Body() { digest }: ApproveDto,
    @CurrentUser() caller: Caller,
  ): Promise<ApprovalView> {
    return ApprovalView.of(await this.approvals.approve(id, digest, caller));
  }

  @Post(':id/edit')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Change the payload; it is judged again and waits for somebody else under its new digest' })
  @ApiConflictResponse({ description: 'Another digest, no longer open, or blocked by the policy' })
  async edit(
    @Param('id') id: string,
    @Body() { digest, payload }: EditDto,
    @CurrentUser() caller: Caller,
  ): Promise<ApprovalView> {
    return ApprovalView.of(await this.approvals.edit(id, digest, payload, caller));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Refuse it; the reason goes into the next draft' })
  async reject(
    @Param('id') id: string,
    @Body() { reason, text }: RejectDto,
    @CurrentUser() caller: Caller,
  ): Promise<ApprovalView> {
    return ApprovalView.of(await this.approvals.reject(id, reason, text ?? null, caller));
  }

  @Post(':id/respond')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Say something about it without deciding' })
  async respond(
    @Param('id') id: string,
    @Body() { text }: RespondDto,
    @CurrentUser() caller: Caller,
  ): Promise<ApprovalView> {
    return ApprovalView.of(await this.approvals.respond(id, text, caller));
  }

  @Post(':id/delegate')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Ask somebody else to decide' })
  async delegate(
    @Param('id') id: string,
    @Body() { to }: DelegateDto,
    @CurrentUser() caller: Caller,
  ): Promise<ApprovalView> {
    return ApprovalView.of(await this.approvals.delegate(id, to, caller));
  }

  @Post(':id/snooze')
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Keep reminders quiet until then; the expiry stays' })
  async snooze(
    @Param('id') id: string,
    @Body() { until }: SnoozeDto,
    @CurrentUser() caller: Caller,
  ): Promise<ApprovalView> {
    return ApprovalView.of(await this.approvals.snooze(id, until, caller));
  }
}
