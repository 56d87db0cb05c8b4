import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PROMISE_STATUSES, type TrackedPromise } from '../evidence/evidence.types';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { AccountIdPipe } from './account-id.pipe';
import { PromiseLedger } from './promise-ledger';
import { PromiseView } from './understood-facts.view';

export class SettlePromiseDto {
  /** `open` takes an earlier word back. */
  @IsIn(PROMISE_STATUSES)
  status: TrackedPromise['status'];

  /** How it was met, what was agreed instead, or why it is withdrawn. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string;
}

@ApiTags('accounts')
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
  settle(
    @Param('id', AccountIdPipe) id: string,
    @Param('promise') promise: string,
    @Body() settlement: SettlePromiseDto,
    @CurrentUser() caller: Caller,
  ): Promise<PromiseView> {
    return this.promises.settle(id, promise, settlement, caller);
  }
}
