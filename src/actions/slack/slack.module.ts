import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../../connectors/connectors.module';
import { ActionsModule } from '../actions.module';
import { ApprovalCards } from './approval-cards';
import { CardBoard } from './card.board';
import { CardLoop } from './card.loop';
import { ConsoleLinks } from '../console.links';
import { DeliveriesSeen } from './deliveries-seen';
import { SlackController } from './slack.controller';
import { SlackDecisions } from './slack.decisions';

/** What colleagues see and press in Slack: cards of approvals. */
@Module({
  imports: [ConnectorsModule, ActionsModule],
  controllers: [SlackController],
  providers: [ApprovalCards, CardBoard, CardLoop, ConsoleLinks, DeliveriesSeen, SlackDecisions],
})
export class SlackModule {}
