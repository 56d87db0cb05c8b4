import { IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import multipart from '@fastify/multipart';
import { UnsupportedMediaTypeException, type INestApplicationContext } from '@nestjs/common';
import { FastifyAdapter, RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { JsonLogger } from '../operations/json-logger';
import { Metrics } from '../operations/metrics';
import { watchRequests } from '../operations/request-log';
import { InvalidRequest, problem } from '../problems/problem';
import { ProblemFilter } from '../problems/problem.filter';
import { validationPipe } from '../problems/validation';
import { SETTINGS, type Settings } from '../settings/settings';
import { HELD_DAY, serveApiDocs } from './docs/api-docs';
import { DEEPEST, isNestedTooDeep } from './nesting';
import { limitTime } from './time-limits';
import { unpacked, unpackedRows } from './unpack';
import { LARGEST_UPLOAD_BYTES } from './upload';

/** Content types whose bodies are handed on as streams: they may be larger than memory. */
const STREAMED = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'text/csv', 'text/plain'];

/** A route that reads bodies as they come in; every other one takes JSON. */
export const TakesStreams = () => RouteConfig({ takesStreams: true });

export const httpAdapter = (settings: Pick<Settings, 'bodyLimitBytes'>) =>
  new FastifyAdapter({
    bodyLimit: settings.bodyLimitBytes,
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadableAddress,
  });

/** An address that cannot be read reaches no route, nor what turns errors into problems there. */
function answerUnreadableAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const answer = problem({ status, title: STATUS_CODES[status] ?? 'Error', detail: error.message });
  void reply.status(status).type('application/problem+json').send(JSON.stringify(answer));
}

/** Everything about HTTP that is not a route; the server and the tests set up the same application. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const settings: Settings = app.get(SETTINGS);
  app.useLogger(app.get(JsonLogger));
  app.flushLogs();
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics', 'console', 'console/*path'] });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
  app.enableShutdownHooks();
  await app.register(multipart, { limits: { files: 1, fileSize: LARGEST_UPLOAD_BYTES } });
  const fastify = app.getHttpAdapter().getInstance();
  // The embedded database computes in this process: what takes its time there is the work itself.
  if (settings.databaseUrl !== undefined) limitTime(fastify);
  protectBrowsers(fastify);
  readBodies(fastify, settings);
  watchRequests(fastify, app.get(JsonLogger), app.get(Metrics));
  nameHeldDay(fastify, settings);
  serveApiDocs(app, settings.businessDate);
}

/** Days in an answer then are not the days of the moments beside them. */
function nameHeldDay(fastify: FastifyInstance, { businessDate }: Settings): void {
  if (businessDate === undefined) return;
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header(HELD_DAY, businessDate);
    done();
  });
}

/** The headers are worked out once and go out with those of the answer, which may set stricter ones. */
function protectBrowsers(fastify: FastifyInstance): void {
  const protect = helmet({
    contentSecurityPolicy: {
      directives: { 'script-src': ["'self'"], 'img-src': ["'self'", 'data:'], 'upgrade-insecure-requests': null },
    },
  });
  const model = new ServerResponse(new IncomingMessage(new Socket()));
  protect(model.req, model, () => undefined);
  const headers = model.getHeaders();
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function readBodies(fastify: FastifyInstance, { bodyLimitBytes }: Settings): void {
  fastify.addContentTypeParser(STREAMED, (request, payload, done) =>
    takesStreams(request) ? done(null, payload) : done(unsupported(request)),
  );
  fastify.addContentTypeParser('*', (request, _payload, done) => done(unsupported(request)));
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.headers['content-encoding']?.toLowerCase() !== 'gzip') return done(null, payload);
    const isStreamed = STREAMED.some((type) => request.headers['content-type']?.startsWith(type));
    delete request.headers['content-length'];
    delete request.headers['content-encoding'];
    done(null, isStreamed ? unpackedRows(payload) : unpacked(payload, bodyLimitBytes));
  });
  fastify.addHook('preValidation', ({ body }, _reply, done) => done(isNestedTooDeep(body) ? TOO_DEEP : undefined));
}

const TOO_DEEP = new InvalidRequest([
  { field: 'body', detail: `is nested more than ${DEEPEST} levels deep: send it flatter` },
]);

function takesStreams({ routeOptions: { config } }: FastifyRequest): boolean {
  return 'takesStreams' in config;
}

function unsupported(request: FastifyRequest): UnsupportedMediaTypeException {
  const types = ['application/json', ...(takesStreams(request) ? ['application/x-ndjson', 'text/csv'] : [])];
  const sent = request.headers['content-type'] ?? 'nothing';
  return new UnsupportedMediaTypeException(`Content-Type: ${sent} is not taken here; send ${types.join(', ')}`);
}

/** Where the server listens, for the line printed at the start. */
export function addressOf(app: INestApplicationContext): string {
  const { host, port } = app.get<Settings>(SETTINGS);
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
