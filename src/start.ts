import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { addressOf, configureHttp, httpAdapter } from './platform/http/create-app';
import { WrongSetting } from './platform/settings/setting.rules';
import { readSettings } from './platform/settings/settings';
import { DirectoryInUse } from './store/directory-lock';

/** The whole product, listening. */
export async function startServer(): Promise<NestFastifyApplication> {
  const settings = readSettings(process.env);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter(settings), {
    rawBody: true,
    bufferLogs: true,
    // A start that fails says why in its own words, once.
    autoFlushLogs: false,
    abortOnError: false,
  });
  await configureHttp(app);
  await app.listen(settings.port, settings.host);
  console.log(`Value-in-Motion listens on ${addressOf(app)}; the API is described at ${addressOf(app)}/docs`);
  return app;
}

/** What the operator can mend is said in one line; anything else keeps its stack. */
export function giveUp(error: unknown): never {
  const isOperators = error instanceof WrongSetting || error instanceof DirectoryInUse;
  if (isAddressInUse(error)) console.error(`${error.message}. Stop what listens there, or set PORT to a free port.`);
  else console.error(isOperators ? error.message : error);
  process.exit(1);
}

function isAddressInUse(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
