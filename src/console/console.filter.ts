import {
  Catch,
  Injectable,
  Logger,
  UnauthorizedException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type FieldProblem } from '../platform/problems/problem';
import { headersOf, ProblemFilter } from '../platform/problems/problem.filter';
import { backFrom } from './back';
import { html, type Html } from './html';
import { sendLatePage } from './late.page';
import { sendPage, spelled } from './layout';
import { fieldInWords } from './typed';

/** Why a form is refused, with what was typed into it, to be sent again. */
export class RefusedForm extends Error {
  constructor(
    readonly why: unknown,
    readonly typed: Html,
  ) {
    super('A form was refused');
  }
}

/** Errors of the console are pages with a way on: to sign in, or back to where one was. */
@Catch()
@Injectable()
export class ConsoleFilter implements ExceptionFilter {
  private readonly log = new Logger('console');

  constructor(private readonly modules: ModuleRef) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const { url, method } = request;
    const error = thrown instanceof RefusedForm ? thrown.why : thrown;
    if (error instanceof UnauthorizedException) {
      const to = method === 'GET' ? url : '/console';
      return void (await reply.redirect(`/console/login?to=${encodeURIComponent(to)}`, 303));
    }
    const { status, title, detail, errors } = this.modules.get(ProblemFilter, { strict: false }).describe(error);
    if (status >= 500) this.log.error(error);
    // Who was told that it takes too long hears nothing of how it ended.
    if (reply.sent) return;
    if (status === 503) return sendLatePage(request, reply);
    await sendPage(
      reply.headers(headersOf({ status })),
      {
        title,
        place: '/console/queue',
        body: html`<div class="notice" role="alert">${errors.length > 0 ? reasons(errors) : detail}</div>
          ${thrown instanceof RefusedForm ? thrown.typed : this.typedIn(request)}
          <p><a href="${backFrom(request)}">Go back</a></p>`,
      },
      status,
    );
  }

  /** What a person typed is shown again only where it cannot be a secret. */
  protected typedIn(_request: FastifyRequest): Html | null {
    return null;
  }
}

function reasons(errors: FieldProblem[]): Html {
  const said = errors.map(({ field, detail }) => ({ label: labelOf(field), detail: inPlainWords(detail) }));
  if (said.length === 1) return html`${said.map(({ label, detail }) => (label ? `${label}: ${detail}` : detail))}`;
  return html`<ul>
    ${said.map(({ label, detail }) => html`<li><b>${label}</b>: ${detail}</li>`)}
  </ul>`;
}

/** A value is stated in a form of its own, and its fields are named without it. */
function labelOf(field: string): string {
  return fieldInWords(field.replace(/^value\./, ''));
}

function inPlainWords(detail: string): string {
  return detail.replace(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, spelled);
}
