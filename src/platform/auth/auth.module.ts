import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Allowance } from './allowance';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysService } from './api-keys.service';
import { AuthGuard } from './auth.guard';
import { Credentials } from './credentials';
import { FirstRunKey } from './first-run-key';
import { TokenVerifier } from './token.verifier';

@Global()
@Module({
  controllers: [ApiKeysController],
  providers: [
    Allowance,
    ApiKeysService,
    Credentials,
    FirstRunKey,
    TokenVerifier,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [ApiKeysService, Credentials, TokenVerifier],
})
export class AuthModule {}
