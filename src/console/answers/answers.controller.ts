import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { AccountIdPipe } from '../../accounts/account-id.pipe';
import { AccountsService } from '../../accounts/accounts.service';
import { DocumentsPipe } from '../../accounts/documents.pipe';
import { DocumentsDto } from '../../accounts/dto/packet.dto';
import { SettlePromiseDto } from '../../accounts/dto/settle-promise.dto';
import { PromiseLedger, PromiseNotFound } from '../../accounts/promise-ledger';
import { UnderstoodFacts } from '../../accounts/understood-facts.service';
import { ANCHOR_KEYS, type AnchorKey } from '../../evidence/evidence.types';
import { CurrentUser, ForBrowsers, Roles, type Caller } from '../../platform/auth/caller';
import { oneOf } from '../../platform/problems/validation';
import { sendPage } from '../layout';
import { AccountSources } from '../sources';
import { eventIn } from './account.answers';
import { statedIn } from './anchor.fields';
import { AnswersFilter } from './answers.filter';
import { anchorPage, documentForm, promisePage } from './answer.pages';
import { filledIn } from './form.fields';

/** How people tell an account what it asks for; each form is one call of the API. */
@ApiExcludeController()
@UseFilters(AnswersFilter)
@ForBrowsers()
@Roles('csm')
@Controller('console/accounts/:id')
export class ConsoleAnswersController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly facts: UnderstoodFacts,
    private readonly promises: PromiseLedger,
    private readonly sources: AccountSources,
  ) {}

  @Get('anchors/:key')
  @Roles('viewer')
  async anchor(
    @Param('id', AccountIdPipe) id: string,
    @Param('key', oneOf('key', ANCHOR_KEYS)) key: AnchorKey,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const statedAt = (await this.facts.statementOf(id, key))?.at ?? null;
    const shown = { anchor: await this.facts.anchor(id, key), statedAt };
    await sendPage(reply, anchorPage(await this.accounts.view(id), shown, await this.sources.of(id), caller));
  }

  @Post('anchors/:key')
  async state(
    @Param('id', AccountIdPipe) id: string,
    @Param('key', oneOf('key', ANCHOR_KEYS)) key: AnchorKey,
    @Body() form: unknown,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filled = filledIn(form);
    const statement = { key, value: statedIn(key, filled), replaces: filled.replaces ?? null };
    await this.facts.state(id, statement, caller);
    await toAccount(reply, id);
  }

  @Get('promises/:promise')
  @Roles('viewer')
  async promise(
    @Param('id', AccountIdPipe) id: string,
    @Param('promise') name: string,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const promise = (await this.promises.list(id)).find((each) => each.id === name);
    if (!promise) throw new PromiseNotFound(id, name);
    await sendPage(reply, promisePage(await this.accounts.view(id), promise, await this.sources.of(id), caller));
  }

  @Post('promises/:promise')
  async settle(
    @Param('id', AccountIdPipe) id: string,
    @Param('promise') promise: string,
    @Body() settlement: SettlePromiseDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.promises.settle(id, promise, settlement, caller);
    await toAccount(reply, id);
  }

  @Get('add-document')
  @Roles('viewer')
  async ask(
    @Param('id', AccountIdPipe) id: string,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPage(reply, documentForm(await this.accounts.view(id), caller));
  }

  /** The same text sent twice is one document. */
  @Post('add-document')
  async addDocument(
    @Param('id', AccountIdPipe) id: string,
    @Body() form: unknown,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = filledIn(form);
    const name = createHash('sha256').update(`${document.text}`).digest('hex').slice(0, 12);
    const added: unknown = { documents: [{ ...document, id: `added-${name}` }] };
    const { documents } = await new DocumentsPipe().transform(added, { type: 'body', metatype: DocumentsDto });
    await this.accounts.addDocuments(id, documents, caller);
    await toAccount(reply, id);
  }

  @Post('answers')
  async answer(
    @Param('id', AccountIdPipe) id: string,
    @Body() form: unknown,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.accounts.send(id, { ...eventIn(filledIn(form)), eventId: `console:${randomUUID()}` }, caller);
    await toAccount(reply, id);
  }
}

async function toAccount(reply: FastifyReply, id: string): Promise<void> {
  await reply.redirect(`/console/accounts/${encodeURIComponent(id)}`, 303);
}
