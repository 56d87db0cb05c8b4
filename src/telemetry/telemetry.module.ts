import { Module } from '@nestjs/common';
import { AssessRisk } from './assess-risk.actor';
import { IngestService } from './ingest/ingest.service';
import { TelemetryRetention } from './ingest/telemetry.retention';
import { TelemetryController } from './ingest/telemetry.controller';
import { Rescorer } from './scores/rescorer';
import { ScoresService } from './scores/scores.service';
import { TakeBaseline } from './take-baseline.actor';
import { WarehouseAnswers } from './warehouse/warehouse.metrics';
import { WasteService } from './waste/waste.service';

const shared = [
  AssessRisk,
  IngestService,
  Rescorer,
  ScoresService,
  TakeBaseline,
  TelemetryRetention,
  WarehouseAnswers,
  WasteService,
];

@Module({
  controllers: [TelemetryController],
  providers: [...shared],
  exports: [...shared],
})
export class TelemetryModule {}
