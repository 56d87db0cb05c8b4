import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuthModule } from './auth/auth.module';
import { IdempotencyInterceptor } from './http/idempotency.interceptor';
import { loggingModule } from './operations/logging.module';
import { Metrics } from './operations/metrics';
import { OperationsController } from './operations/operations.controller';
import { Readiness } from './operations/readiness';
import { RequestTimes } from './operations/request-times.interceptor';
import { SettingsModule } from './settings/settings.module';

@Global()
@Module({
  imports: [SettingsModule, loggingModule, AuthModule],
  controllers: [OperationsController],
  providers: [
    Metrics,
    Readiness,
    { provide: APP_INTERCEPTOR, useClass: RequestTimes },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [Metrics],
})
export class PlatformModule {}
