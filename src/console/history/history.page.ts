import { html, type Html } from '../html';
import { dateOf, type ConsolePage } from '../layout';
import { accountLink } from '../links';
import { tableOf } from '../table';
import { type ShownEntry } from './account.history';
import { entryInWords } from './entry.words';

export const ENTRIES_SHOWN = 50;

/** Every step an account took, the newest first. */
export function historyPage(account: { id: string; name: string }, entries: ShownEntry[]): ConsolePage {
  const last = entries.at(-1);
  const more = entries.length === ENTRIES_SHOWN && last !== undefined;
  return {
    title: `What happened at ${account.name}`,
    place: '/console/accounts',
    body: html`<p>
        Account ${accountLink(account)}. Each entry stands in the journal, sealed to the one before; what changed no
        score is left out here.
      </p>
      ${entriesOf(entries)}
      ${more ? html`<p><a href="${historyPath(account.id)}?before=${last.seq}">Earlier</a></p>` : null}`,
  };
}

export function entriesOf(entries: ShownEntry[]): Html {
  const rows = entries.map((entry) => [dateOf(entry.at), entryInWords(entry), entry.actor]);
  return tableOf(['When', 'What', 'Who'], rows, 'Nothing has happened yet.', 1);
}

export function historyPath(account: string): string {
  return `/console/accounts/${encodeURIComponent(account)}/history`;
}
