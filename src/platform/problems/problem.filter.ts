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
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { InvalidRequest, PROBLEM_DESCRIPTIONS, problem, type DescribesProblem, type Problem } from './problem';

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
    if (reply.raw.headersSent) return void reply.raw.destroy();
    if (answer.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (answer.status === 429) void reply.header('Retry-After', '1');
    void reply.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
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
    const unstorable = UNSTORABLE[codeOf(error)];
    if (unstorable !== undefined) return problem({ status: 400, title: 'Invalid request', detail: unstorable });
    const status = statusOf(error);
    const title = STATUS_CODES[status] ?? 'Error';
    if (status >= 500)
      return problem({ status, title, detail: 'Something went wrong on our side; the log has the details' });
    return problem({ status, title, detail: messageOf(error) });
  }
}

const TEXT = 'The text holds a character that cannot be stored, such as U+0000 or half a surrogate pair: remove it';
const NUMBER = 'A number is larger than can be stored: give a smaller one';

/** What PostgreSQL's codes say of a request: bytes and escapes that no text takes, and numbers that no column does. */
const UNSTORABLE: Record<string, string> = { '22021': TEXT, '22P05': TEXT, '22003': NUMBER };
/** Also the code of other texts that cannot be read; but what we write as JSON can fail only by its characters. */
const UNREADABLE = '22P02';

const DatabaseError = z.object({ code: z.string(), message: z.string() });

function codeOf(error: unknown): string {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { success, data } = DatabaseError.safeParse(cause);
  if (!success) return '';
  return data.code === UNREADABLE && data.message.endsWith('type json') ? '22P05' : data.code;
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
