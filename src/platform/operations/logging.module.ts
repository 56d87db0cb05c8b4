import { LoggerModule } from 'nestjs-pino';
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
    pinoHttp: {
      level: logLevel,
      redact: SECRETS,
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

/** One webhook carries its secret in the path. */
function withoutSecrets(url: string): string {
  return url.replace(/(\/webhooks\/planhat\/)[^/?]+/, '$1[redacted]');
}
