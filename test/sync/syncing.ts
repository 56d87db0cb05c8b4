import { type DataSource } from 'typeorm';
import { AnchorRecords } from '../../src/accounts/anchor-records';
import { ContractRecords } from '../../src/accounts/contract-records';
import { HandoffRecords } from '../../src/accounts/handoff-records';
import { PacketsService } from '../../src/accounts/packets.service';
import { type CrmSource } from '../../src/connectors/crm/crm.source';
import { type FieldMapping } from '../../src/connectors/crm/field-mapping';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SalesforceClient } from '../../src/connectors/salesforce/salesforce.client';
import { SalesforceSource } from '../../src/connectors/salesforce/salesforce.source';
import { type SyncRunRow } from '../../src/store/entities';
import { AccountIntake } from '../../src/sync/account.intake';
import { AccountUpdates } from '../../src/sync/account.updates';
import { Crms } from '../../src/sync/crms';
import { HintQueue } from '../../src/sync/hint.queue';
import { Links } from '../../src/sync/links';
import { RawRecords } from '../../src/sync/raw-records';
import { SyncRuns } from '../../src/sync/run.store';
import { SyncWalk } from '../../src/sync/sync.walk';
import { SyncWorker } from '../../src/sync/sync.worker';
import { type FakeSalesforce } from '../support/fakes/salesforce.fake';
import { defaultMapping } from '../support/field-mapping';
import { engineOn } from '../support/store';
import { SWIFT } from '../support/swift-calls';

const persistent = { ...SWIFT, retries: 3, longestPauseMs: 50, breakAfter: 1_000 };

export function sourceOf(org: FakeSalesforce): SalesforceSource {
  const { url: loginUrl, clientId, clientSecret } = org;
  const settings = { loginUrl, clientId, clientSecret, apiVersion: '67.0' };
  return new SalesforceSource(
    new SalesforceClient(settings, new AllowedHosts(['loopback']), persistent),
    defaultMapping('salesforce'),
  );
}

/** The sync engine on a database. */
export function syncOn(
  { db, embedded }: { db: DataSource; embedded: boolean },
  sources: CrmSource[],
  sourceOfTruth: FieldMapping['sourceOfTruth'] = { default: ['salesforce', 'hubspot', 'planhat'] },
) {
  const { store } = engineOn(db, { embedded });
  const packets = new PacketsService(db, store, new ContractRecords(store, new AnchorRecords()), new HandoffRecords());
  const [links, records, hints] = [new Links(db), new RawRecords(db), new HintQueue(db)];
  const runs = new SyncRuns(db);
  const intake = new AccountIntake(links, records, new AccountUpdates(links, packets));
  const systems = Object.fromEntries(sources.map(({ system }) => [system, defaultMapping(system)]));
  const crms = new Crms({ crms: { sources, mapping: { systems, sourceOfTruth } } });
  const walk = new SyncWalk({ runs, links, records, intake, hints });
  const worker = new SyncWorker(runs, walk, crms, { syncEveryMinutes: 5 });
  return {
    runs,
    hints,
    intake,
    crms,
    worker,
    /** So much later all that happened is so much longer ago. */
    async passes(minutes: number): Promise<void> {
      const moved = ['started_at', 'due_at', 'lease_until', 'finished_at'].map(
        (column) => `${column} = ${column} - $1 * interval '1 minute'`,
      );
      await db.query(`UPDATE sync_run SET ${moved.join(', ')}`, [minutes]);
    },
    /** Asks for a run and works until nothing is due any more. */
    async run(system: CrmSource['system'] = 'salesforce', isFull = false): Promise<SyncRunRow> {
      const { id } = await runs.ask(system, { isFull, by: 'ana@vendor.example' });
      await worker.wake();
      const run = await runs.find(id);
      if (!run) throw new Error(`There is no run ${id}`);
      return run;
    },
  };
}
