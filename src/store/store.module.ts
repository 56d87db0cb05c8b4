import { Global, Inject, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ModelCalls } from '../evidence/model-calls.port';
import { Dossiers, FetchRounds, Readings } from '../evidence/ports';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { AccountStore } from './account.store';
import { BusinessDate } from './business-date';
import { ColleagueNames } from './colleague-names';
import { openDatabase, type Database } from './database';
import { StoredDossiers } from './dossiers';
import { Effects } from './effects';
import { EffectsAsked } from './effects-asked';
import { StoredFetchRounds } from './fetch-rounds';
import { StoredModelCalls } from './model-calls';
import { StoredReadings } from './readings';
import { PolicyStore } from './policy.store';
import { HOT_CONNECTIONS } from './statements';

const DATABASE = 'DATABASE';

/** Closes the database after everything else has stopped using it. */
@Injectable()
class DatabaseClosing implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

/** The database and the account engine, for every module. */
@Global()
@Module({
  providers: [
    {
      provide: DATABASE,
      inject: [SETTINGS],
      useFactory: async (settings: Settings) => {
        const database = await openDatabase(settings);
        const place = database.embedded ? `embedded in ${settings.dataDir}` : 'on a PostgreSQL server';
        new Logger('Database').log(`Open, ${place}`);
        return database;
      },
    },
    { provide: DataSource, inject: [DATABASE], useFactory: ({ db }: Database) => db },
    { provide: HOT_CONNECTIONS, inject: [DATABASE], useFactory: ({ hot }: Database) => hot },
    { provide: BusinessDate, inject: [SETTINGS], useFactory: (settings: Settings) => new BusinessDate(settings) },
    { provide: EffectsAsked, inject: [DataSource], useFactory: (db: DataSource) => new EffectsAsked(db) },
    { provide: Effects, inject: [DATABASE], useFactory: ({ db, hot }: Database) => new Effects(db, hot) },
    {
      provide: AccountStore,
      inject: [DATABASE, BusinessDate, EffectsAsked],
      useFactory: (database: Database, dates: BusinessDate, asked: EffectsAsked) =>
        new AccountStore(database.db, dates, asked, database),
    },
    { provide: PolicyStore, inject: [DataSource], useFactory: (db: DataSource) => new PolicyStore(db) },
    {
      provide: StoredDossiers,
      inject: [DataSource, BusinessDate],
      useFactory: (db: DataSource, dates: BusinessDate) => new StoredDossiers(db, dates),
    },
    { provide: Dossiers, useExisting: StoredDossiers },
    { provide: Readings, inject: [DataSource], useFactory: (db: DataSource) => new StoredReadings(db) },
    { provide: ModelCalls, inject: [DataSource], useFactory: (db: DataSource) => new StoredModelCalls(db) },
    { provide: FetchRounds, useClass: StoredFetchRounds },
    ColleagueNames,
    DatabaseClosing,
  ],
  exports: [
    DataSource,
    HOT_CONNECTIONS,
    BusinessDate,
    ColleagueNames,
    EffectsAsked,
    Effects,
    AccountStore,
    PolicyStore,
    Dossiers,
    StoredDossiers,
    Readings,
    ModelCalls,
    FetchRounds,
  ],
})
export class StoreModule {}
