import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { connectionsOf } from './connections';

/** Nest token of the `Connections`. */
export const CONNECTIONS = 'CONNECTIONS';

@Module({
  providers: [
    { provide: CONNECTIONS, inject: [SETTINGS], useFactory: (settings: Settings) => connectionsOf(settings) },
  ],
  exports: [CONNECTIONS],
})
export class ConnectorsModule {}
