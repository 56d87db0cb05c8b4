import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../../connectors/connectors.module';
import { TelemetryModule } from '../../telemetry/telemetry.module';
import { WarehousePull } from './warehouse.pull';

@Module({
  imports: [ConnectorsModule, TelemetryModule],
  providers: [WarehousePull],
  exports: [WarehousePull],
})
export class WarehouseModule {}
