import { type DataSource } from 'typeorm';
import { LearntEffects } from '../../src/actions/ranking/learnt-effects';
import { QueueRanking } from '../../src/actions/ranking/queue-ranking';
import { connectionsOf } from '../../src/connectors/connections';
import { readSettings } from '../../src/platform/settings/settings';
import { AccountWalk } from '../../src/rescoring/account.walk';
import { RescoringWorker } from '../../src/rescoring/rescoring.worker';
import { RunStore } from '../../src/rescoring/run.store';
import { PolicyStore } from '../../src/store/policy.store';
import { Rescorer } from '../../src/telemetry/scores/rescorer';
import { ScoresService } from '../../src/telemetry/scores/scores.service';
import { WarehousePull } from '../../src/sync/warehouse/warehouse.pull';
import { TelemetryRetention } from '../../src/telemetry/ingest/telemetry.retention';
import { WarehouseAnswers } from '../../src/telemetry/warehouse/warehouse.metrics';
import { engineOn } from '../support/store';

interface Options {
  embedded: boolean;
  batchSize?: number;
  leaseSeconds?: number;
  env?: Record<string, string>;
}

/** The account engine with everything that scores, on a database, without the rest of the application. */
export function rescoringOn(db: DataSource, { embedded, batchSize, leaseSeconds, env = {} }: Options) {
  const engine = engineOn(db, { embedded });
  const settings = readSettings(env);
  const policies = new PolicyStore(db);
  const scores = new ScoresService(db, engine.dates, policies, settings);
  const rescorer = new Rescorer(db, scores, engine.store, engine.dates);
  const runs = new RunStore(db, leaseSeconds);
  const learnt = new LearntEffects(settings);
  const ranking = new QueueRanking(policies, engine.dates, learnt);
  const walk = new AccountWalk(db, rescorer, ranking, policies, runs, batchSize);
  const pull = new WarehousePull(connectionsOf(settings), settings, new WarehouseAnswers(db, policies));
  const worker = new RescoringWorker(db, runs, walk, pull, new TelemetryRetention(db, settings), learnt, settings);
  return { ...engine, policies, scores, rescorer, ranking, runs, walk, worker };
}
export type Rescoring = ReturnType<typeof rescoringOn>;
