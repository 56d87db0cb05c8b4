import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { AccountIdPipe, AccountRefPipe } from './account-id.pipe';
import { AccountPage, AccountView } from './account.view';
import { AccountsService } from './accounts.service';
import { DocumentsPipe } from './documents.pipe';
import { ListAccountsDto } from './dto/list-accounts.dto';
import { DocumentsDto, PacketDto } from './dto/packet.dto';
import { AccountParam, EVENT, eventExamples, packetExamples } from './examples';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post()
  @Roles('csm')
  @ApiOperation({ summary: 'Hand an account over, or bring it up to date; the handoff audit starts by itself' })
  @ApiBody({ type: PacketDto, examples: packetExamples })
  @ApiCreatedResponse({ type: AccountView, description: 'The account is new' })
  @ApiOkResponse({ type: AccountView, description: 'The account was known and is up to date' })
  async receive(
    @Body() packet: PacketDto,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountView> {
    const { view, isNew } = await this.accounts.receive(packet, caller);
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return view;
  }

  @Get()
  @ApiOperation({ summary: 'Accounts by phase, band of risk, owner, whom they wait for, or part of a name' })
  list(@Query() query: ListAccountsDto): Promise<AccountPage> {
    return this.accounts.list(query);
  }

  @Get(':id')
  @AccountParam()
  @ApiOperation({ summary: 'Where an account stands; `:id` is our id or `ext:<externalId>`' })
  view(@Param('id', AccountRefPipe) id: string): Promise<AccountView> {
    return this.accounts.view(id);
  }

  @Post(':id/events')
  @AccountParam()
  @HttpCode(200)
  @Roles('csm')
  @ApiOperation({ summary: 'Say that something happened; a repeated eventId gives the first answer' })
  @ApiBody({ schema: EVENT, examples: eventExamples })
  @ApiOkResponse({ type: AccountView })
  @ApiConflictResponse({
    description:
      'The account, where it is, does not take this event or does not ask what it answers; the id is not used up',
  })
  send(
    @Param('id', AccountRefPipe) id: string,
    @Body() event: unknown,
    @CurrentUser() caller: Caller,
  ): Promise<AccountView> {
    return this.accounts.send(id, event, caller);
  }

  @Post(':id/documents')
  @AccountParam()
  @Roles('csm')
  @ApiOperation({ summary: 'Add documents; they are read at once and the audit is judged anew' })
  @ApiBody({ type: DocumentsDto })
  addDocuments(
    @Param('id', AccountIdPipe) id: string,
    @Body(DocumentsPipe) { documents }: Pick<DocumentsDto, 'documents'>,
    @CurrentUser() caller: Caller,
  ): Promise<AccountView> {
    return this.accounts.addDocuments(id, documents, caller);
  }
}
