import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountRecords, Artifacts } from '../evidence/drafting/ports';
import { StoredDossiers } from '../store/dossiers';
import { PolicyStore } from '../store/policy.store';
import { StoredAccountRecords } from './account-records';
import { ArtifactRenderer } from './artifact-renderer';
import { StoredArtifacts } from './artifact.store';
import { PageRenderer } from './render/page-renderer';
import { Reports } from './reports';

/** The written results, for whoever drafts, shows or approves them. */
@Global()
@Module({
  providers: [
    {
      provide: StoredAccountRecords,
      inject: [DataSource, StoredDossiers, PolicyStore],
      useFactory: (db: DataSource, dossiers: StoredDossiers, policies: PolicyStore) =>
        new StoredAccountRecords(db, dossiers, policies),
    },
    { provide: AccountRecords, useExisting: StoredAccountRecords },
    StoredArtifacts,
    { provide: Artifacts, useExisting: StoredArtifacts },
    Reports,
    { provide: ArtifactRenderer, useClass: PageRenderer },
  ],
  exports: [AccountRecords, ArtifactRenderer, Artifacts, Reports, StoredAccountRecords, StoredArtifacts],
})
export class ArtifactsModule {}
