import { type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { type Settings } from '../settings/settings';

const SECRETS = ['apiKey', 'token', 'secret', 'password', 'authorization', 'cookie'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);
/** What Nest says about its own wiring, a line for each route and module, tells an operator nothing. */
const WIRING = ['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver'];

/** JSON lines on stdout, secrets blotted out. */
export class JsonLogger implements LoggerService {
  readonly lines: Logger;

  constructor({ logLevel }: Pick<Settings, 'logLevel'>) {
    this.lines = pino({ level: logLevel, redact: SECRETS });
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  /** Nest hands the stack of an error along behind it; the error itself has it. */
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    if (WIRING.some((name) => name === context)) return;
    if (message instanceof Error) this.lines[level]({ context, err: message }, message.message);
    else if (typeof message === 'string') this.lines[level]({ context }, message);
    else this.lines[level]({ context, message });
  }
}
