import { openDatabase } from '../../src/store/database';
import { rescoringOn } from '../rescoring/rescoring';
import { pause } from './server.process';

/** An instance of the product as far as the night is concerned. Says after each look how many accounts are done. */
async function main(): Promise<void> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '', RUN: id = '', BATCH: batchSize } = process.env;
  const { db, embedded, close } = await openDatabase({ databaseUrl, dataDir });
  const { runs, worker } = rescoringOn(db, { embedded, batchSize: Number(batchSize), leaseSeconds: 1 });
  for (let status = ''; status !== 'done';) {
    void worker.wake();
    await pause(20);
    const run = await runs.find(id);
    status = run?.status ?? '';
    console.log(`done ${run?.done}`);
  }
  await close();
}

void main();
