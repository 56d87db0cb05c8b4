import { Controller, Get, Param, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { AccountIdPipe } from '../accounts/account-id.pipe';
import { ArtifactsService } from '../accounts/artifacts.service';
import { ListAccountsDto } from '../accounts/dto/list-accounts.dto';
import { LONGEST_HISTORY } from '../evidence/limits';
import { CurrentUser, ForBrowsers, type Caller } from '../platform/auth/caller';
import { AccountOverview } from './account.overview';
import { accountPage } from './account.page';
import { accountsPage } from './accounts.page';
import { ConsoleFilter } from './console.filter';
import { documentPage, PassageQuery } from './document.page';
import { AccountHistory } from './history/account.history';
import { ENTRIES_SHOWN, historyPage } from './history/history.page';
import { sendPage } from './layout';
import { Portfolio } from './portfolio';
import { AccountSources } from './sources';

/** An artifact brings its own sheet; nothing in it runs or is loaded. */
const ARTIFACT_POLICY = `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'`;

/** As on every page: whoever uses the browser next finds nothing of it. */
const NOT_KEPT = { 'cache-control': 'no-store' };

class HistoryQuery {
  /** The entry before which it goes on. */
  @IsOptional() @IsInt() @Min(1) @Max(LONGEST_HISTORY) @Type(() => Number) before?: number;
}

/** Where accounts stand, and what was written about them. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Controller('console/accounts')
export class ConsoleAccountsController {
  constructor(
    private readonly portfolio: Portfolio,
    private readonly overview: AccountOverview,
    private readonly artifacts: ArtifactsService,
    private readonly sources: AccountSources,
    private readonly history: AccountHistory,
  ) {}

  @Get()
  async list(
    @Query() query: ListAccountsDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPage(reply, accountsPage(await this.portfolio.of(query), caller));
  }

  @Get(':id')
  async show(@Param('id', AccountIdPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, accountPage(await this.overview.of(id)));
  }

  @Get(':id/history')
  async steps(
    @Param('id', AccountIdPipe) id: string,
    @Query() { before }: HistoryQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entries = await this.history.newest(id, { limit: ENTRIES_SHOWN, before });
    await sendPage(reply, historyPage(await this.overview.account(id), entries));
  }

  @Get(':id/documents/:documentId')
  async document(
    @Param('id', AccountIdPipe) id: string,
    @Param('documentId') documentId: string,
    @Query() passage: PassageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.sources.document(id, documentId);
    await sendPage(reply, documentPage(await this.overview.account(id), document, passage));
  }

  @Get(':id/artifacts/:artifactId')
  async artifact(
    @Param('id', AccountIdPipe) id: string,
    @Param('artifactId') artifactId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, body } = await this.artifacts.show(id, artifactId, 'html');
    await reply
      .headers({ 'content-security-policy': ARTIFACT_POLICY, ...NOT_KEPT })
      .type(type)
      .send(body);
  }

  /** The cookie of the console does not reach the API, where a document could be fetched as well. */
  @Get(':id/artifacts/:artifactId/pdf')
  async pdf(
    @Param('id', AccountIdPipe) id: string,
    @Param('artifactId') artifactId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, body } = await this.artifacts.show(id, artifactId, 'pdf');
    const name = `${artifactId.replace(/[^\w-]/g, '_')}.pdf`;
    await reply
      .headers({ 'content-disposition': `inline; filename="${name}"`, ...NOT_KEPT })
      .type(type)
      .send(body);
  }
}
