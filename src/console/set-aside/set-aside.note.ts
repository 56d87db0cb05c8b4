import { counted } from '../../evidence/drafting/wording';
import { html, type Html } from '../html';

/** Leads to what is set aside, of one account or of all; nothing where nothing is. */
export function setAsideNote(count: number, accountId?: string): Html | null {
  if (count === 0) return null;
  const [it, is] = count === 1 ? ['it', 'is'] : ['they', 'are'];
  return html`<p class="notice">
    <a href="${setAsidePath(accountId)}">${counted(count, 'piece')} of work ${is} set aside</a>: ${it} failed whatever
    was tried.
  </p>`;
}

export function setAsidePath(accountId?: string, cursor?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ accountId, cursor })) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? '/console/set-aside' : `/console/set-aside?${query.toString()}`;
}
