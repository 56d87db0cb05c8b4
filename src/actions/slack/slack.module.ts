import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../../connectors/connectors.module';
import { ActionsModule } from '../actions.module';
import { ApprovalCards } from './approval-cards';
import { CardBoard } from './card.board';
import { CardLoop } from './card.loop';
import { DeliveriesSeen } from './deliveries-seen';
import { SlackController } from './slack.controller';
import { SlackDecisions } from './slack.decisions';

/** Approvals in Slack: cards that show them, and what people press there. */
@Module({
  imports: [ConnectorsModule, ActionsModule],
  controllers: [SlackController],
  providers: [ApprovalCards, CardBoard, CardLoop, DeliveriesSeen, SlackDecisions],
})
export class SlackModule {}
