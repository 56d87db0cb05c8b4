import { Catch, Injectable, UnauthorizedException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type FieldProblem } from '../platform/problems/problem';
import { headersOf, ProblemFilter } from '../platform/problems/problem.filter';
import { html, type Html } from './html';
import { sendPage, spelled, words } from './layout';

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

/** A form stands on the page of its own address, or on the one above it. */
function backFrom({ url, method, server, routeOptions }: FastifyRequest): string {
  if (method === 'GET') return '/console';
  const hasPage = server.hasRoute({ method: 'GET', url: routeOptions.url ?? '' });
  return hasPage ? url : url.replace(/\/[^/]*$/, '');
}

function reasons(errors: FieldProblem[]): Html {
  const said = errors.map(({ field, detail }) => ({ label: labelOf(field), detail: inPlainWords(detail) }));
  if (said.length === 1) return html`${said.map(({ label, detail }) => (label ? `${label}: ${detail}` : detail))}`;
  return html`<ul>
    ${said.map(({ label, detail }) => html`<li><b>${label}</b>: ${detail}</li>`)}
  </ul>`;
}

/** "value.criteria.0.by" → "Criteria 1 by": a form knows no path, and counts from one. */
function labelOf(field: string): string {
  if (!/^[a-z][\w.]*$/.test(field)) return field;
  const parts = field.split('.').filter((part, at) => at > 0 || part !== 'value');
  return words(parts.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part)).join(' '));
}

function inPlainWords(detail: string): string {
  return detail.replace(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, spelled);
}
