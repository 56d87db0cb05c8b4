import { LoggerModule } from 'nestjs-pino';
import { type LogFn } from 'pino';
import { SETTINGS, type Settings } from '../settings/settings';

const SECRETS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-webhook-secret"]',
  'req.headers["x-slack-signature"]',
  '*.apiKey',
  '*.token',
  '*.secret',
  '*.password',
];

/** JSON lines on stdout. Successful requests are logged at debug: at thousands a second they would be the main cost. */
export const loggingModule = LoggerModule.forRootAsync({
  inject: [SETTINGS],
  useFactory: ({ logLevel }: Settings) => ({
    forRoutes: ['{*path}'],
    pinoHttp: {
      level: logLevel,
      redact: SECRETS,
      hooks: { logMethod: withoutWiring },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
          id,
          method,
          url: withoutSecrets(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
  }),
});

/** What Nest says about its own wiring, a line for each route and module, tells an operator nothing. */
const WIRING = ['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver'];

function withoutWiring(this: unknown, args: Parameters<LogFn>, log: LogFn): void {
  const [first] = args as unknown[];
  const context = typeof first === 'object' && first !== null && 'context' in first ? first.context : undefined;
  if (!WIRING.some((name) => name === context)) log.apply(this as never, args);
}

/** One webhook carries its secret in the path. */
function withoutSecrets(url: string): string {
  return url.replace(/(\/webhooks\/planhat\/)[^/?]+/, '$1[redacted]');
}
