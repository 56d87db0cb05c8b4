import { Module } from '@nestjs/common';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { AccountIdPipe, AccountRefPipe } from './account-id.pipe';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { AnchorRecords } from './anchor-records';
import { AnchorsController } from './anchors.controller';
import { ArtifactsController } from './artifacts.controller';
import { ArtifactsService } from './artifacts.service';
import { ContractRecords } from './contract-records';
import { EventFacts } from './event-facts';
import { HandoffRecords } from './handoff-records';
import { HistoryController } from './history.controller';
import { ImportStore } from './imports/import.store';
import { ImportsController } from './imports/imports.controller';
import { ImportsService } from './imports/imports.service';
import { LifecycleController } from './lifecycle.controller';
import { LifecycleService } from './lifecycle.service';
import { ModelCallsController } from './model-calls.controller';
import { ModelLedger } from './model-ledger';
import { PromiseLedger } from './promise-ledger';
import { PromisesController } from './promises.controller';
import { PacketsService } from './packets.service';
import { ScoresController } from './scores.controller';
import { SurroundingsLoader } from './surroundings.loader';
import { UnderstoodFacts } from './understood-facts.service';
import { WasteController } from './waste.controller';

/** Accounts over REST: handing over, events, evidence, scores, history and documents. */
@Module({
  imports: [TelemetryModule],
  controllers: [
    AccountsController,
    AnchorsController,
    ArtifactsController,
    HistoryController,
    ImportsController,
    LifecycleController,
    ModelCallsController,
    PromisesController,
    ScoresController,
    WasteController,
  ],
  providers: [
    AccountIdPipe,
    AccountRefPipe,
    AccountsService,
    AnchorRecords,
    ArtifactsService,
    ContractRecords,
    EventFacts,
    HandoffRecords,
    ImportStore,
    ImportsService,
    LifecycleService,
    ModelLedger,
    PacketsService,
    PromiseLedger,
    SurroundingsLoader,
    UnderstoodFacts,
  ],
  exports: [
    AccountIdPipe,
    AccountsService,
    AnchorRecords,
    ArtifactsService,
    ContractRecords,
    PacketsService,
    PromiseLedger,
    UnderstoodFacts,
  ],
})
export class AccountsModule {}
