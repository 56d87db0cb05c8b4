import { Module } from '@nestjs/common';
import { AssessRisk } from './assess-risk.actor';
import { IngestService } from './ingest/ingest.service';
import { TelemetryController } from './ingest/telemetry.controller';
import { Rescorer } from './scores/rescorer';
import { ScoresService } from './scores/scores.service';
import { TakeBaseline } from './take-baseline.actor';
import { WarehouseAnswers } from './warehouse/warehouse.metrics';
import { WasteService } from './waste/waste.service';

@Module({
  controllers: [TelemetryController],
  providers: [AssessRisk, IngestService, Rescorer, ScoresService, TakeBaseline, WarehouseAnswers, WasteService],
  exports: [AssessRisk, IngestService, Rescorer, ScoresService, TakeBaseline, WarehouseAnswers, WasteService],
})
export class TelemetryModule {}
