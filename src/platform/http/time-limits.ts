import { ServiceUnavailableException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { onlyReads } from './methods';

const READING_MS = 5_000;
const WRITING_MS = 10_000;

/** A route without a limit: it goes through everything stored, asks another system, or answers bit by bit. */
export const TakesItsTime = () => RouteConfig({ takesItsTime: true });

type Tell = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Whoever waits is told within seconds to come again. The limit is set on their connection and not on those to the database,
 * which long jobs share; Fastify's own, `handlerTimeout`, ends with the body of a request (fastify/fastify#6725). The work
 * goes on: what it writes is found done when it is asked for again by its eventId or Idempotency-Key.
 */
export function limitTime(fastify: FastifyInstance): void {
  limitWait(
    fastify,
    (url) => !isPage(url),
    (_, reply) => void reply.send(new ServiceUnavailableException()),
  );
}

/** People wait as long, and are told by a page, which only the console can write. */
export function limitTimeOfPages(fastify: FastifyInstance, tell: Tell): void {
  limitWait(fastify, isPage, tell);
}

const isPage = (url: string) => url.startsWith('/console');

function limitWait(fastify: FastifyInstance, isMeant: (url: string) => boolean, tell: Tell): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const limit = isMeant(request.url) ? limitOf(request) : null;
    if (limit !== null) reply.raw.setTimeout(limit, () => reply.raw.headersSent || tell(request, reply));
    done();
  });
}

function limitOf({ method, routeOptions: { config } }: FastifyRequest): number | null {
  if ('takesItsTime' in config || 'takesStreams' in config) return null;
  return onlyReads(method) ? READING_MS : WRITING_MS;
}
