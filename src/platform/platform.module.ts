import { Global, Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module';
import { JsonLogger } from './operations/json-logger';
import { Metrics } from './operations/metrics';
import { OperationsController } from './operations/operations.controller';
import { Readiness } from './operations/readiness';
import { Retention } from './operations/retention';
import { SETTINGS, type Settings } from './settings/settings';
import { SettingsModule } from './settings/settings.module';

/** What every module may count on: settings, callers, logs, metrics and health. */
@Global()
@Module({
  imports: [SettingsModule, AuthModule],
  controllers: [OperationsController],
  providers: [
    Metrics,
    Readiness,
    Retention,
    { provide: JsonLogger, inject: [SETTINGS], useFactory: (settings: Settings) => new JsonLogger(settings) },
  ],
  exports: [JsonLogger, Metrics],
})
export class PlatformModule {}
