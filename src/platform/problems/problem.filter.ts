import { STATUS_CODES } from 'node:http';
import {
  Catch,
  HttpException,
  Inject,
  Injectable,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { UNAVAILABLE } from './database.problems';
import { InvalidRequest, PROBLEM_DESCRIPTIONS, problem, type DescribesProblem, type Problem } from './problem';

/** How to come again: with a credential, after too many requests in one second, and while we cannot serve. */
const HEADERS: Partial<Record<number, Record<string, string>>> = {
  401: { 'WWW-Authenticate': 'Bearer' },
  429: { 'Retry-After': '1' },
  503: { 'Retry-After': '5' },
};
export const headersOf = ({ status }: Pick<Problem, 'status'>): Record<string, string> => HEADERS[status] ?? {};

/** Turns every error into a problem document. What we did not foresee is logged and answered without its inside. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(@Inject(PROBLEM_DESCRIPTIONS) private readonly descriptions: DescribesProblem[]) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = this.describe(error);
    if (answer.status >= 500) this.log.error(error);
    // Who was told to come again before hears nothing of how it ended.
    if (reply.sent) return;
    if (reply.raw.headersSent) return void reply.raw.destroy();
    void reply
      .status(answer.status)
      .headers(headersOf(answer))
      .type('application/problem+json')
      .send(JSON.stringify(answer));
  }

  /** The problem that an error is, for whoever shows it in another form. */
  describe(error: unknown): Problem {
    for (const description of this.descriptions) {
      const known = description(error);
      if (known) return problem(known);
    }
    if (error instanceof InvalidRequest) {
      return problem({ status: 400, title: 'Invalid request', detail: error.message, errors: error.errors });
    }
    const status = statusOf(error);
    // Of the ways to 503 this is the server's own: the time of the request is over.
    if (status === 503) return problem(UNAVAILABLE);
    const title = STATUS_CODES[status] ?? 'Error';
    if (status >= 500)
      return problem({ status, title, detail: 'Something went wrong on our side; the log has the details' });
    return problem({ status, title, detail: messageOf(error) });
  }
}

/** Fastify's own errors (oversize, broken JSON) carry a statusCode; Nest's are HttpExceptions. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The request cannot be answered';
}
