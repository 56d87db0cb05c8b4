import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { Metrics } from './metrics';

/** Times each request under its route pattern, so that ids do not become labels. */
@Injectable()
export class RequestTimes implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const stop = this.metrics.requests.startTimer({
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
    });
    reply.raw.once('close', () => stop({ status: String(reply.statusCode) }));
    return next.handle();
  }
}
