import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { AccountIdPipe } from './account-id.pipe';
import { PromiseLedger } from './promise-ledger';
import { PromiseView } from './understood-facts.view';
import { SettlePromiseDto } from './dto/settle-promise.dto';
import { AccountParam } from './examples';

@ApiTags('accounts')
@AccountParam()
@Controller('accounts/:id/promises')
export class PromisesController {
  constructor(private readonly promises: PromiseLedger) {}

  @Get()
  @ApiOperation({ summary: 'What was promised outside the contract, followed to its end' })
  list(@Param('id', AccountIdPipe) id: string): Promise<PromiseView[]> {
    return this.promises.list(id);
  }

  @Put(':promise')
  @Roles('csm')
  @ApiOperation({ summary: 'Say what became of a promise; the evidence is the person who says so' })
  @ApiNotFoundResponse({ description: 'The account has no such promise' })
  @ApiConflictResponse({ description: 'Somebody has said so before; `settled` tells who, how and when' })
  settle(
    @Param('id', AccountIdPipe) id: string,
    @Param('promise') promise: string,
    @Body() settlement: SettlePromiseDto,
    @CurrentUser() caller: Caller,
  ): Promise<PromiseView> {
    return this.promises.settle(id, promise, settlement, caller);
  }
}
