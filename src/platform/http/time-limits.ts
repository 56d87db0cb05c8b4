import { ServiceUnavailableException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyRequest } from 'fastify';

const READING_MS = 5_000;
const WRITING_MS = 10_000;
const READING = ['GET', 'HEAD'];

/** A route without a limit: it goes through everything stored, asks another system, or answers bit by bit. */
export const TakesItsTime = () => RouteConfig({ takesItsTime: true });

/**
 * Whoever waits is told within seconds to come again. The limit is set on their connection and not on those to the database,
 * which long jobs share; Fastify's own, `handlerTimeout`, ends with the body of a request (fastify/fastify#6725). The work
 * goes on: what it writes is found done when it is asked for again by its eventId or Idempotency-Key.
 */
export function limitTime(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const limit = limitOf(request);
    if (limit !== null) {
      reply.raw.setTimeout(limit, () => {
        if (!reply.raw.headersSent) void reply.send(new ServiceUnavailableException());
      });
    }
    done();
  });
}

/** A page of the console has no limit: only its own filter can say in a page what went wrong. */
function limitOf({ method, url, routeOptions: { config } }: FastifyRequest): number | null {
  if ('takesItsTime' in config || 'takesStreams' in config || url.startsWith('/console')) return null;
  return READING.includes(method) ? READING_MS : WRITING_MS;
}
