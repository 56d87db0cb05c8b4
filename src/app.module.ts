import { Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module';
import { accountProblems } from './accounts/account.problems';
import { ActionsModule } from './actions/actions.module';
import { DigestModule } from './actions/digest/digest.module';
import { SlackModule } from './actions/slack/slack.module';
import { actionProblems } from './actions/actions.problems';
import { ArtifactsModule } from './artifacts/artifacts.module';
import { ConsoleModule } from './console/console.module';
import { PlatformModule } from './platform/platform.module';
import { databaseProblems } from './platform/problems/database.problems';
import { PROBLEM_DESCRIPTIONS } from './platform/problems/problem';
import { ProblemFilter } from './platform/problems/problem.filter';
import { RescoringModule } from './rescoring/rescoring.module';
import { rescoringProblems } from './rescoring/rescoring.errors';
import { StoreModule } from './store/store.module';
import { SyncModule } from './sync/sync.module';
import { syncProblems } from './sync/sync.problems';
import { TelemetryModule } from './telemetry/telemetry.module';
import { ValueModule } from './value/value.module';
import { quarantineProblems } from './worker/quarantine/quarantine.errors';
import { WorkerModule } from './worker/worker.module';

/** The whole wiring on one page. */
@Module({
  imports: [
    PlatformModule,
    StoreModule,
    AccountsModule,
    TelemetryModule,
    ActionsModule,
    DigestModule,
    SlackModule,
    ArtifactsModule,
    SyncModule,
    RescoringModule,
    ValueModule,
    ConsoleModule,
    WorkerModule,
  ],
  providers: [
    ProblemFilter,
    {
      provide: PROBLEM_DESCRIPTIONS,
      useValue: [
        accountProblems,
        actionProblems,
        quarantineProblems,
        rescoringProblems,
        syncProblems,
        databaseProblems,
      ],
    },
  ],
})
export class AppModule {}
