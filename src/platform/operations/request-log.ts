import { type FastifyInstance } from 'fastify';
import { type JsonLogger } from './json-logger';
import { type Metrics } from './metrics';

/**
 * Times every request, refused ones included, under its route pattern, so that ids do not become labels. Successes are
 * logged at debug: at thousands a second they would be the main cost.
 */
export function watchRequests(fastify: FastifyInstance, { lines }: JsonLogger, { requests }: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { id, method, url, routeOptions } = request;
    const { statusCode, elapsedTime } = reply;
    requests.observe({ method, route: routeOptions.url ?? 'unknown', status: statusCode }, elapsedTime / 1_000);
    const level = statusCode >= 500 ? 'error' : 'debug';
    if (lines.isLevelEnabled(level)) {
      lines[level]({ context: 'http', id, method, url: withoutSecrets(url), statusCode, ms: Math.round(elapsedTime) });
    }
    done();
  });
}

/** One webhook carries its secret in the path. */
function withoutSecrets(url: string): string {
  return url.replace(/(\/webhooks\/planhat\/)[^/?]+/, '$1[redacted]');
}
