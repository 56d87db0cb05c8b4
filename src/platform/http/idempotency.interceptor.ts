import { createHash } from 'node:crypto';
import {
  applyDecorators,
  ConflictException,
  Injectable,
  Logger,
  SetMetadata,
  UnprocessableEntityException,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { nameOf, type RequestWithCaller } from '../auth/caller';
import { fileDigestOf, type RequestWithFile } from './upload';

type HttpRequest = RequestWithCaller & RequestWithFile & { headers: Record<string, string | undefined> };
interface Answer {
  status: number;
  response: unknown;
}
/** What the first request of a key holds while it runs. Whoever takes it for dead makes a claim of another instant. */
interface Claim {
  caller: string;
  key: string;
  at: string;
}
const Claimed = z.array(z.object({ at: z.string() }));
const Kept = z.array(z.object({ requestHash: z.string(), status: z.number().nullable(), response: z.unknown() }));

/** What is kept of an answer that holds a secret. */
const Made = z.object({ id: z.string() });

/** How the document of the API knows the routes that take an Idempotency-Key. */
export const IDEMPOTENT = 'x-idempotent';

/** After this long an unanswered request is taken for one that died with its server. */
const ABANDONED = `interval '2 minutes'`;
/** For so long a key that is sent again gives the first answer. */
export const KEY_KEPT_DAYS = 7;

/** The hash of an upload whose file is still coming in. */
const NOT_READ_YET = '';

/** With an Idempotency-Key, a POST that is sent again gives the first answer and does nothing. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly log = new Logger('http');

  constructor(
    private readonly db: DataSource,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
    if (!key || !request.caller) return next.handle();
    if (key.length > 255) throw new UnprocessableEntityException('An Idempotency-Key has at most 255 characters');

    const caller = nameOf(request.caller);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    // The answer may end up another one: when its time is over, the caller is told so, and the work goes on.
    const status = reply.statusCode;
    const reserved = await this.reserve(caller, key, request);
    const secret = this.reflector.get<string | undefined>(SECRET, context.getHandler());
    if ('response' in reserved) {
      void reply.status(reserved.status).header('Idempotent-Replay', 'true');
      if (secret) throw shownOnce(request, Made.parse(reserved.response), secret);
      return from([reserved.response]);
    }
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        await this.giveUp(reserved);
        throw error;
      }),
      switchMap(async (response: unknown) => {
        await this.keep(reserved, request, { status, response: secret ? Made.parse(response) : response }).catch(
          (error: unknown) =>
            this.log.error(error, 'The work is done, so its answer is given though it could not be kept'),
        );
        return response;
      }),
    );
  }

  /** A claim when the request is the first of its key and may run, else the first answer. */
  private async reserve(caller: string, key: string, request: HttpRequest): Promise<Claim | Answer> {
    // A file is too large to be read before it is known whether it will be needed.
    const requestHash = request.isMultipart() ? NOT_READ_YET : await hashOf(request);
    await this.db.query(
      `DELETE FROM idempotency_key WHERE caller = $1 AND key = $2
        AND (at < now() - interval '${KEY_KEPT_DAYS} days' OR (status IS NULL AND at < now() - ${ABANDONED}))`,
      [caller, key],
    );
    const [claim] = Claimed.parse(
      await this.db.query(
        `INSERT INTO idempotency_key (caller, key, request_hash) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING at::text AS at`,
        [caller, key, requestHash],
      ),
    );
    if (claim) return { caller, key, at: claim.at };
    const [first] = Kept.parse(
      await this.db.query(
        `SELECT request_hash AS "requestHash", status, response FROM idempotency_key WHERE caller = $1 AND key = $2`,
        [caller, key],
      ),
    );
    if (first && !(await repeats(request, first.requestHash))) {
      throw new UnprocessableEntityException('This Idempotency-Key was used for another request; use a new key');
    }
    const { status = null, response } = first ?? {};
    if (status === null) {
      throw new ConflictException(
        'The first request with this Idempotency-Key is still running; try again in a moment',
      );
    }
    return { status, response };
  }

  private async keep({ caller, key, at }: Claim, request: HttpRequest, { status, response }: Answer): Promise<void> {
    await this.db.query(
      'UPDATE idempotency_key SET request_hash = $4, status = $5, response = $6 WHERE caller = $1 AND key = $2 AND at = $3',
      [caller, key, at, await hashOf(request), status, JSON.stringify(response ?? null)],
    );
  }

  private async giveUp({ caller, key, at }: Claim): Promise<void> {
    await this.db.query('DELETE FROM idempotency_key WHERE caller = $1 AND key = $2 AND at = $3', [caller, key, at]);
  }
}

function shownOnce({ url }: HttpRequest, { id }: z.infer<typeof Made>, secret: string): ConflictException {
  return new ConflictException(
    `The first request with this Idempotency-Key made ${id}; its ${secret} was shown only then. ` +
      `If it was lost, send DELETE ${url.split('?', 1).join()}/${id} and ask again with a new Idempotency-Key`,
  );
}

/** What a request asks for: its address and its body, or the file in it. */
async function hashOf(request: HttpRequest): Promise<string> {
  const asked = request.isMultipart() ? await fileDigestOf(request) : JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.url}\n${asked}`).digest('hex');
}

/** Of an upload under way nothing but that it is one is known. */
async function repeats(request: HttpRequest, requestHash: string): Promise<boolean> {
  return requestHash === NOT_READ_YET ? request.isMultipart() : requestHash === (await hashOf(request));
}

const SECRET = 'idempotency.secret';
/** For a POST whose answer holds a secret under this name: nothing but the id of what it made is kept, and a repeat is told so. */
export const ShowsOnce = (secret: string): MethodDecorator => SetMetadata(SECRET, secret);

/** For routes with POSTs whose body does not itself name what it makes or ends. */
export const Idempotent = (): ClassDecorator =>
  applyDecorators(UseInterceptors(IdempotencyInterceptor), ApiExtension(IDEMPOTENT, true));
