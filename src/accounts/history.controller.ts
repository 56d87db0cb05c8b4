import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountStore } from '../store/account.store';
import { AccountIdPipe } from './account-id.pipe';
import { AccountView } from './account.view';
import { AccountsService } from './accounts.service';
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
  journal(@Param('id', AccountIdPipe) id: string, @Query() { limit, cursor }: HistoryQueryDto): Promise<HistoryPage> {
    return this.store.history(id, { limit, ...(cursor === undefined ? {} : { cursor }) });
  }

  @Get(':seq')
  @ApiOperation({ summary: 'The account as it was after one entry' })
  after(@Param('id', AccountIdPipe) id: string, @Param('seq', ParseIntPipe) seq: number): Promise<AccountView> {
    return this.accounts.viewAt(id, seq);
  }
}
