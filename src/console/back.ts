import { type FastifyRequest } from 'fastify';

/** Where whoever was refused goes on: a form stands on the page of its own address, or on the one above it. */
export function backFrom({ url, method, server, routeOptions }: FastifyRequest): string {
  if (method === 'GET') return '/console';
  const hasPage = server.hasRoute({ method: 'GET', url: routeOptions.url ?? '' });
  return hasPage ? url : url.replace(/\/[^/]*$/, '');
}
