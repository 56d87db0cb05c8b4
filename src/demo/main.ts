import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { DataSource } from 'typeorm';
import { addressOf } from '../platform/http/create-app';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { giveUp, startServer } from '../start';
import { portfolioTable } from './portfolio.table';
import { importSample } from './sample';
import { whenSettled } from './settling';

const SAMPLE_DATE = '2026-11-01';

/** Starts the product on the sample portfolio, lets the agent work, shows where each account stands and stays up. */
async function demo(): Promise<void> {
  process.env.BUSINESS_DATE ||= SAMPLE_DATE;
  process.env.DATA_DIR ||= 'data/demo';
  process.env.LOG_LEVEL ||= 'warn';
  const app = await startServer();
  const settings: Settings = app.get(SETTINGS);

  await withProgress('Importing the synthetic sample', (onAccount) =>
    importSample(app, settings.businessDate ?? SAMPLE_DATE, onAccount),
  );
  await withProgress('The agent works           ', (onLook) => whenSettled(app.get(DataSource), onLook));

  console.log(`\nThe portfolio on ${settings.businessDate}; every account waits for a person, for time or for data.\n`);
  console.log(await portfolioTable(app));
  console.log(
    [
      '',
      `Swagger      ${addressOf(app)}/docs`,
      `API          ${addressOf(app)}/api/v1, for instance /accounts/ext:NWR-001/scores`,
      `Admin key    ${settings.auth === 'off' ? 'not needed (AUTH=off)' : resolve(join(settings.dataDir, 'admin-key'))}`,
      'Stop with Ctrl-C; the next start carries on from here.',
    ].join('\n'),
  );
}

/** A bar on a terminal, plain lines in a log. */
async function withProgress(
  title: string,
  work: (report: (done: number, of: number) => void) => Promise<void>,
): Promise<void> {
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total} accounts, {duration_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stdout,
    noTTYOutput: true,
  });
  bar.start(1, 0);
  try {
    await work((done, of) => {
      bar.setTotal(of);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

demo().catch(giveUp);
