import { Module } from '@nestjs/common';
import { AgentRecords } from './agent.records';
import { DecisionRecords } from './decision.records';
import { MoneyRecords } from './money.records';
import { ValueController } from './value.controller';
import { ValueService } from './value.service';

/** What the agent was worth, month by month. */
@Module({
  controllers: [ValueController],
  providers: [AgentRecords, DecisionRecords, MoneyRecords, ValueService],
  exports: [ValueService],
})
export class ValueModule {}
