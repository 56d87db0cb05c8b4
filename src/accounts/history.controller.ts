import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { AccountStore } from '../store/account.store';
import { AccountIdPipe } from './account-id.pipe';
import { AccountView } from './account.view';
import { AccountsService } from './accounts.service';
import { ErasureDto } from './dto/erasure.dto';
import { ErasureView } from './erasure.view';
import { HistoryQueryDto } from './dto/history-query.dto';
import { HistoryPage } from './history.view';
import { AccountParam } from './examples';

@ApiTags('accounts')
@AccountParam()
@Controller('accounts/:id/history')
export class HistoryController {
  constructor(
    private readonly store: AccountStore,
    private readonly accounts: AccountsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The journal: everything that happened, by whom, each entry chained to the one before' })
  journal(@Param('id', AccountIdPipe) id: string, @Query() page: HistoryQueryDto): Promise<HistoryPage> {
    return this.store.history(id, page);
  }

  @Get(':seq')
  @ApiOperation({ summary: 'The account as it was after one entry' })
  after(@Param('id', AccountIdPipe) id: string, @Param('seq', ParseIntPipe) seq: number): Promise<AccountView> {
    return this.accounts.viewAt(id, seq);
  }

  @Post('erasures')
  @HttpCode(200)
  @Roles('admin')
  @ApiOperation({
    summary: 'Erase what people said in some entries: their reasons, stances and guidance; asked again it does nothing',
  })
  @ApiOkResponse({ type: ErasureView })
  @ApiNotFoundResponse({ description: 'No such account or entry; nothing is erased' })
  @ApiConflictResponse({ description: 'An entry holds what the account or its figures rest on; nothing is erased' })
  erase(
    @Param('id', AccountIdPipe) id: string,
    @Body() asked: ErasureDto,
    @CurrentUser() caller: Caller,
  ): Promise<ErasureView> {
    return this.accounts.erase(id, asked, caller);
  }
}
