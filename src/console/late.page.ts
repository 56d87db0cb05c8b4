import { type FastifyReply, type FastifyRequest } from 'fastify';
import { headersOf } from '../platform/problems/problem.filter';
import { backFrom } from './back';
import { html, type Html } from './html';
import { sendPage } from './layout';
import { typedInto } from './typed';

/** Said where nothing came of a request in time; what a form asked for may still be carried out. */
export async function sendLatePage(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { url, method } = request;
  const isForm = method !== 'GET';
  const place = url.startsWith('/console/login') ? null : '/console/queue';
  await sendPage(
    reply.headers(headersOf({ status: 503 })),
    {
      title: 'Not answered in time',
      place,
      body: html`<div class="notice" role="alert">
          The database is away or too busy at the moment.
          ${isForm ? formNote : 'Nothing is wrong with what you asked for: try again in a few seconds.'}
        </div>
        ${place === null ? null : typedInto(request)}
        <p>${isForm ? html`<a href="${backFrom(request)}">Look whether it was done</a>` : again(url)}</p>`,
    },
    503,
  );
}

const formNote = 'It may be carried out all the same: look in a few seconds whether it was before you send it again.';

function again(url: string): Html {
  return html`<a href="${url}">Try again</a>`;
}
