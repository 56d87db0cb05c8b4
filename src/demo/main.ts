import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { DataSource } from 'typeorm';
import { addressOf } from '../platform/http/create-app';
import { readEnvironmentFile } from '../platform/settings/environment-file';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { RescoringService } from '../rescoring/rescoring.service';
import { giveUp, startServer } from '../start';
import { portfolioTable } from './portfolio.table';
import { rescoreAll } from './rescoring';
import { importSample } from './sample';
import { whenSettled } from './settling';

const SAMPLE_DATE = '2026-11-01';
const TITLE_WIDTH = 32;

/** Starts the product on the sample portfolio, lets the agent work, shows where each account stands and stays up. */
async function demo(): Promise<void> {
  readEnvironmentFile();
  process.env.BUSINESS_DATE ||= SAMPLE_DATE;
  process.env.DATA_DIR ||= 'data/demo';
  process.env.LOG_LEVEL ||= 'warn';
  const app = await startServer();
  const settings: Settings = app.get(SETTINGS);
  const db = app.get(DataSource);

  console.log(
    [
      `The server answers at ${addressOf(app)}. Until an account has come in, it is answered “There is no account”, and`,
      'without figures until it was read and scored: ask again once the table of the portfolio stands below.\n',
    ].join('\n'),
  );
  await withProgress('Handoffs and telemetry come in', (report) =>
    importSample(app, settings.businessDate ?? SAMPLE_DATE, report),
  );
  await withProgress('The agent reads and drafts', (report) => whenSettled(db, report));
  await withProgress('All scores, as every night', (report) => rescoreAll(app.get(RescoringService), report));
  await withProgress('The agent answers the new scores', (report) => whenSettled(db, report));

  console.log(`The portfolio on ${settings.businessDate}: every account waits for a person, for time or for data.\n`);
  console.log(await portfolioTable(app));
  console.log(
    [
      '',
      `Console      ${addressOf(app)}/console`,
      `Swagger      ${addressOf(app)}/docs`,
      `API          ${addressOf(app)}/api/v1, for instance /accounts/ext:NWR-001/scores`,
      `Admin key    ${settings.auth === 'off' ? 'not needed (AUTH=off)' : resolve(settings.dataDir, 'admin-key')}`,
      `Time         scores and due dates stand at ${settings.businessDate}; approvals and reminders go by your clock`,
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
    format: `${title.padEnd(TITLE_WIDTH)} {bar} {value}/{total} accounts, {duration_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stdout,
    noTTYOutput: true,
  });
  let isShown = false;
  try {
    await work((done, of) => {
      if (!isShown) bar.start(of, 0);
      isShown = true;
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

demo().catch(giveUp);
