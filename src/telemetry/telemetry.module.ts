import { Module } from '@nestjs/common';
import { AssessRiskActor } from './assess-risk.actor';
import { IngestService } from './ingest/ingest.service';
import { TelemetryController } from './ingest/telemetry.controller';
import { Rescorer } from './scores/rescorer';
import { ScoresService } from './scores/scores.service';
import { TakeBaselineActor } from './take-baseline.actor';

@Module({
  controllers: [TelemetryController],
  providers: [AssessRiskActor, IngestService, Rescorer, ScoresService, TakeBaselineActor],
  exports: [AssessRiskActor, IngestService, Rescorer, ScoresService, TakeBaselineActor],
})
export class TelemetryModule {}
