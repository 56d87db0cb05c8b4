import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { ActionsModule } from '../actions/actions.module';
import { QueueRanking } from '../actions/ranking/queue-ranking';
import { PolicyStore } from '../store/policy.store';
import { WarehouseModule } from '../sync/warehouse/warehouse.module';
import { Rescorer } from '../telemetry/scores/rescorer';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { AccountWalk } from './account.walk';
import { RescoringController } from './rescoring.controller';
import { RescoringService } from './rescoring.service';
import { RescoringWorker } from './rescoring.worker';
import { RunChanges } from './run.changes';
import { RunStore } from './run.store';
import { WasteOfBaseController } from './waste.controller';

/** All accounts scored anew, every night and whenever a supervisor asks. */
@Module({
  imports: [ScheduleModule.forRoot(), ActionsModule, TelemetryModule, WarehouseModule],
  controllers: [RescoringController, WasteOfBaseController],
  providers: [
    { provide: RunStore, inject: [DataSource], useFactory: (db: DataSource) => new RunStore(db) },
    {
      provide: AccountWalk,
      inject: [DataSource, Rescorer, QueueRanking, PolicyStore, RunStore],
      useFactory: (db: DataSource, rescorer: Rescorer, ranking: QueueRanking, policies: PolicyStore, runs: RunStore) =>
        new AccountWalk(db, rescorer, ranking, policies, runs),
    },
    RescoringService,
    RescoringWorker,
    RunChanges,
  ],
  exports: [RescoringService, RescoringWorker],
})
export class RescoringModule {}
