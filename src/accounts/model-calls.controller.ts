import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TakesItsTime } from '../platform/http/time-limits';
import { AccountIdPipe } from './account-id.pipe';
import { AgentRunPage, ModelCosts, runsOf } from './model-calls.view';
import { ModelLedger } from './model-ledger';
import { ModelCostsQueryDto } from './dto/model-costs-query.dto';
import { AccountParam } from './examples';

@ApiTags('language models')
@Controller()
export class ModelCallsController {
  constructor(private readonly ledger: ModelLedger) {}

  @Get('accounts/:id/model-calls')
  @AccountParam()
  @ApiOperation({
    summary: 'Every call of a language model for the account, below the work it belongs to',
    description: 'With prompt, tokens, cost, outcome and redacted texts, in the order in which the work was asked for.',
  })
  async calls(@Param('id', AccountIdPipe) id: string): Promise<AgentRunPage> {
    return { items: runsOf(await this.ledger.callsOf(id)), nextCursor: null };
  }

  @Get('accounts/:id/model-costs')
  @AccountParam()
  @ApiOperation({ summary: 'What language models cost for the account, by phase or otherwise' })
  costsOf(@Param('id', AccountIdPipe) accountId: string, @Query() query: ModelCostsQueryDto): Promise<ModelCosts> {
    return this.costs(query, accountId);
  }

  @Get('model-costs')
  @TakesItsTime()
  @ApiOperation({
    summary: 'What language models cost for all accounts, and how much of what they claimed was invented',
  })
  costsOfAll(@Query() query: ModelCostsQueryDto): Promise<ModelCosts> {
    return this.costs(query);
  }

  private async costs({ by, since }: ModelCostsQueryDto, accountId?: string): Promise<ModelCosts> {
    const which = { accountId, since };
    const [totals, groups] = await Promise.all([this.ledger.totals(which), this.ledger.totalsBy(by, which)]);
    return { totals, groups };
  }
}
