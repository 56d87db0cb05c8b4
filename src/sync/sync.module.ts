import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { ConnectorsModule } from '../connectors/connectors.module';
import { CrmSearch, PeopleDirectory } from '../evidence/ports';
import { AccountHomes } from './account.homes';
import { AccountIntake } from './account.intake';
import { AccountUpdates } from './account.updates';
import { Crms } from './crms';
import { HintLoop } from './hint.loop';
import { HintQueue } from './hint.queue';
import { Links } from './links';
import { LiveCrmSearch } from './live-crm.search';
import { LivePeopleDirectory } from './live-people.directory';
import { RawRecords } from './raw-records';
import { SyncRuns } from './run.store';
import { SyncController } from './sync.controller';
import { SyncRetention } from './sync.retention';
import { SyncService } from './sync.service';
import { SyncWalk } from './sync.walk';
import { SyncWorker } from './sync.worker';
import { WebhookIntake } from './webhooks/webhook.intake';
import { WebhooksController } from './webhooks/webhooks.controller';

/** Accounts in step with the systems that know the customers. Global, because the agents search these systems too. */
@Global()
@Module({
  imports: [ScheduleModule.forRoot(), AccountsModule, ConnectorsModule],
  controllers: [SyncController, WebhooksController],
  providers: [
    AccountHomes,
    AccountIntake,
    AccountUpdates,
    Crms,
    HintLoop,
    HintQueue,
    Links,
    RawRecords,
    SyncRetention,
    SyncService,
    SyncWorker,
    WebhookIntake,
    { provide: SyncRuns, inject: [DataSource], useFactory: (db: DataSource) => new SyncRuns(db) },
    {
      provide: SyncWalk,
      inject: [SyncRuns, Links, RawRecords, AccountIntake, HintQueue],
      useFactory: (runs: SyncRuns, links: Links, records: RawRecords, intake: AccountIntake, hints: HintQueue) =>
        new SyncWalk({ runs, links, records, intake, hints }),
    },
    { provide: CrmSearch, useClass: LiveCrmSearch },
    { provide: PeopleDirectory, useClass: LivePeopleDirectory },
  ],
  exports: [CrmSearch, PeopleDirectory, SyncService],
})
export class SyncModule {}
