import { setTimeout as pause } from 'node:timers/promises';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SingleBar } from 'cli-progress';
import { ArtifactsModule } from '../artifacts/artifacts.module';
import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { JsonLogger } from '../platform/operations/json-logger';
import { PlatformModule } from '../platform/platform.module';
import { readEnvironmentFile } from '../platform/settings/environment-file';
import { WrongSetting } from '../platform/settings/setting.rules';
import { DirectoryInUse } from '../store/directory-lock';
import { StoreModule } from '../store/store.module';
import { USAGE, readCommand, readinessTable, summaryOf, type Command } from './command';
import { NotConnected } from './crms';
import { SyncModule } from './sync.module';
import { SyncService } from './sync.service';
import { type SyncRunView } from './sync.view';

const LOOK_EVERY_MS = 300;

/** Without the agent: accounts that are opened here begin when the server is up. */
@Module({ imports: [PlatformModule, StoreModule, ArtifactsModule, SyncModule] })
class SyncCommandModule {}

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (!command) {
    console.error(USAGE);
    return 2;
  }
  readEnvironmentFile();
  process.env.LOG_LEVEL ||= 'warn';
  const app = await NestFactory.createApplicationContext(SyncCommandModule, {
    bufferLogs: true,
    autoFlushLogs: false,
    abortOnError: false,
  });
  app.useLogger(app.get(JsonLogger));
  app.flushLogs();
  app.enableShutdownHooks();
  try {
    return await carryOut(command, app);
  } finally {
    await app.close();
  }
}

async function carryOut(command: Command, app: INestApplicationContext): Promise<number> {
  const sync = app.get(SyncService);
  if (command.kind === 'check') {
    console.log(readinessTable(command.system, await sync.readiness(command.system)));
    return 0;
  }
  const run = await withProgress(await sync.ask(command.system, { isFull: command.isFull, by: 'npm run sync' }), sync);
  console.log(summaryOf(run));
  return run.status === 'done' ? 0 : 1;
}

/** Watches the run to its end, whichever process works on it. A bar on a terminal, plain lines in a log. */
async function withProgress(first: SyncRunView, sync: SyncService): Promise<SyncRunView> {
  const bar = new SingleBar({
    format: '{system} {bar} {value}/{total} changes, {opened} opened, {changed} changed {waits}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stdout,
    noTTYOutput: true,
  });
  try {
    for (;;) {
      const run = await sync.show(first.id);
      const total = Math.max(run.total ?? 0, run.done);
      // A bar of nothing would look full, before anybody has counted what there is.
      if (total > 0 && !bar.isActive) bar.start(total, run.done, shown(run));
      bar.setTotal(total);
      bar.update(run.done, shown(run));
      if (run.status === 'done' || run.status === 'failed') return run;
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    if (bar.isActive) bar.stop();
  }
}

function shown({ system, opened, changed, error }: SyncRunView) {
  return { system, opened, changed, waits: error === null ? '' : `(waits: ${error.slice(0, 80)})` };
}

void main()
  .catch((error: unknown) => {
    const isOperators = [WrongSetting, DirectoryInUse, NotConnected, OutboundFailure].some(
      (kind) => error instanceof kind,
    );
    if (isOperators && error instanceof Error) console.error(error.message);
    else console.error(error);
    return 2;
  })
  .then((code) => process.exit(code));
