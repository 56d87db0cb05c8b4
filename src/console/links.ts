import { z } from 'zod';
import { html, type Html } from './html';
import { kindOf } from './layout';

const Titled = z.object({ title: z.string() });

/** What an action or a draft calls itself. */
export function titleOf(kind: string, payload: object): string {
  return Titled.safeParse(payload).data?.title ?? kindOf(kind);
}

export function accountLink({ id, name }: { id: string; name: string }): Html {
  return html`<a href="/console/accounts/${encodeURIComponent(id)}">${name}</a>`;
}

export function approvalLink(id: string, text: string): Html {
  return html`<a href="/console/approvals/${encodeURIComponent(id)}">${text}</a>`;
}

export function actionLink(id: string, text: string): Html {
  return html`<a href="/console/actions/${encodeURIComponent(id)}">${text}</a>`;
}

export function artifactLink(account: string, id: string, text: string): Html {
  return html`<a href="/console/accounts/${encodeURIComponent(account)}/artifacts/${encodeURIComponent(id)}"
    >${text}</a
  >`;
}

/** A page of the account. */
export function within(account: string, path: string): string {
  return `/console/accounts/${encodeURIComponent(account)}/${path}`;
}

/** On a phone the end of a page is some screens away. */
export function onThisPage(parts: readonly [id: string, name: string][]): Html {
  return html`<nav class="orders" aria-label="On this page">
    On this page: ${parts.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}
  </nav>`;
}
