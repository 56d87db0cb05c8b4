import { Global, Module } from '@nestjs/common';
import { SETTINGS, readSettings } from './settings';

@Global()
@Module({
  providers: [{ provide: SETTINGS, useFactory: () => readSettings(process.env) }],
  exports: [SETTINGS],
})
export class SettingsModule {}
