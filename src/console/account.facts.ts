import { withReadableDates } from '../artifacts/render/reader';
import { valueInWords } from '../evidence/drafting/anchor.wording';
import { type Anchor } from '../evidence/evidence.types';
import { type Overview } from './account.overview';
import { html, type Html } from './html';
import { dateOf, words } from './layout';
import { sourceOf, type Sources } from './sources';
import { tableOf } from './table';

const ANCHOR: Record<string, string> = {
  contractTerm: 'Contract term',
  arr: 'Annual revenue',
  seats: 'Seats',
  painMetric: 'Measured pain',
  champion: 'Champion',
  decisionMaker: 'Decision maker',
  successCriteria: 'Success criteria',
};

export function anchorInWords(key: string): string {
  return ANCHOR[key] ?? words(key);
}

/** An anchor with its value, what is doubted about it, and the places it comes from. */
export function anchorOf(anchor: Anchor, sources: Sources): Html {
  const { key } = anchor;
  return html`<h3>${anchorInWords(key)} ${statusOf(anchor)}</h3>
    ${saidOf(anchor, sources)}`;
}

export function statusOf({ status }: Anchor): Html {
  return html`<span class="band ${status === 'concrete' ? 'good' : 'fair'}">${status}</span>`;
}

/** What is believed, what is doubted about it, and where it stands. */
export function saidOf({ value, evidence, doubts }: Anchor, sources: Sources): Html {
  return html`<p>${withReadableDates(valueInWords(value)) || 'Nothing is on record.'}</p>
    ${doubts.length === 0 ? null : html`<p>${withReadableDates(doubts.join(' '))}</p>`}
    ${evidence.map((source) => sourceOf(source, sources))}`;
}

/** Everybody on the map. */
export function stakeholders({ stakeholders: people }: Overview): Html {
  const rows = people.map(({ name, title, side, role, sentiment, left, lastContact }) => [
    name,
    title ?? '',
    words(role),
    left ? `${side}, has left` : side,
    sentiment,
    dateOf(lastContact) || 'never',
  ]);
  return tableOf(['Name', 'Title', 'Role', 'Side', 'Sentiment', 'Last contact'], rows, 'Nobody is on the map yet.');
}
