import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance } from 'fastify';
import { AccountsModule } from '../accounts/accounts.module';
import { ActionsModule } from '../actions/actions.module';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { ValueModule } from '../value/value.module';
import { limitTimeOfPages } from '../platform/http/time-limits';
import { WorkerModule } from '../worker/worker.module';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { holdDate } from './held-date';
import { AccountHistory } from './history/account.history';
import { AccountNames } from './account-names';
import { AccountOverview } from './account.overview';
import { ConsoleAccountsController } from './accounts.controller';
import { ConsoleAnswersController } from './answers/answers.controller';
import { ConsoleActionsController } from './actions.controller';
import { ActionOverview } from './action.overview';
import { ApprovalOverview } from './approval.overview';
import { ConsoleApprovalsController } from './approvals.controller';
import { ConsoleFilter } from './console.filter';
import { DayOverview } from './day.overview';
import { ConsolePolicyController } from './policy/policy.controller';
import { sendLatePage } from './late.page';
import { PolicyDrafts } from './policy/policy.drafts';
import { PolicyOverview } from './policy/policy.overview';
import { Portfolio } from './portfolio';
import { QueueOverview } from './queue.overview';
import { QueueController } from './queue.controller';
import { ConsoleValueController } from './value.controller';
import { AccountPapers } from './account.papers';
import { AccountSources } from './sources';
import { SetAsideController } from './set-aside/set-aside.controller';
import { UnknownPageController } from './unknown.controller';
import { SessionController } from './session.controller';

/** Pages for people: their day, the queue, accounts and decisions, made on the server and without scripts. */
@Module({
  imports: [AccountsModule, ActionsModule, TelemetryModule, ValueModule, WorkerModule],
  controllers: [
    SessionController,
    QueueController,
    ConsoleAccountsController,
    ConsoleAnswersController,
    ConsoleApprovalsController,
    ConsoleActionsController,
    ConsolePolicyController,
    ConsoleValueController,
    SetAsideController,
    UnknownPageController,
  ],
  providers: [
    AccountHistory,
    AccountNames,
    AccountOverview,
    AccountPapers,
    AccountSources,
    ActionOverview,
    ApprovalOverview,
    ConsoleFilter,
    DayOverview,
    PolicyDrafts,
    PolicyOverview,
    Portfolio,
    QueueOverview,
  ],
})
export class ConsoleModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'businessDate' | 'databaseUrl'>,
  ) {}

  onModuleInit(): void {
    const { businessDate, databaseUrl } = this.settings;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (businessDate !== undefined) holdDate(server, businessDate);
    // The embedded database computes in this process: what takes its time there is the work itself.
    if (databaseUrl !== undefined) limitTimeOfPages(server, (request, reply) => void sendLatePage(request, reply));
  }
}
