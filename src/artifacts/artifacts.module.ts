import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountRecords, Artifacts } from '../evidence/drafting/ports';
import { StoredDossiers } from '../store/dossiers';
import { StoredAccountRecords } from './account-records';
import { StoredArtifacts } from './artifact.store';
import { Reports } from './reports';

/** The written results, for whoever drafts, shows or approves them. */
@Global()
@Module({
  providers: [
    {
      provide: StoredAccountRecords,
      inject: [DataSource, StoredDossiers],
      useFactory: (db: DataSource, dossiers: StoredDossiers) => new StoredAccountRecords(db, dossiers),
    },
    { provide: AccountRecords, useExisting: StoredAccountRecords },
    StoredArtifacts,
    { provide: Artifacts, useExisting: StoredArtifacts },
    Reports,
  ],
  exports: [AccountRecords, Artifacts, Reports, StoredAccountRecords, StoredArtifacts],
})
export class ArtifactsModule {}
