import { withReadableDates } from '../artifacts/render/reader';
import { valueInWords } from '../evidence/drafting/anchor.wording';
import { daysBetween } from '../calendar/calendar';
import { counted } from '../evidence/drafting/wording';
import { type Anchor } from '../evidence/evidence.types';
import { type Overview } from './account.overview';
import { html, type Html } from './html';
import { dateOf, words } from './layout';
import { sourceOf, type Sources } from './sources';
import { foldedOnPhones, tableOf } from './table';

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

/** Begins the doubt that repeats the values which speak against each other. */
const DISAGREEING = 'The sources disagree: ';

/** What is believed, what is doubted about it, and where it stands. */
export function saidOf({ value, evidence, doubts }: Anchor, sources: Sources): Html {
  const believed = withReadableDates(valueInWords(value)) || 'Nothing is on record.';
  const others = doubts.filter((doubt) => !doubt.startsWith(DISAGREEING));
  return html`<p>${others.length < doubts.length ? `${DISAGREEING}${believed}.` : believed}</p>
    ${others.length === 0 ? null : html`<p>${withReadableDates(others.join(' '))}</p>`}
    ${
      evidence.length === 0
        ? null
        : foldedOnPhones(
            counted(evidence.length, 'source'),
            html`${evidence.map((source) => sourceOf(source, sources))}`,
          )
    }`;
}

/** Everybody on the map: the customer’s people with when we last spoke, names nobody could place, and our own. */
export function stakeholders({ stakeholders: people, sources, today }: Overview): Html {
  const theirs = people.filter(({ side }) => side !== 'vendor');
  const ours = people
    .filter(({ side }) => side === 'vendor')
    .map(({ name, title }) => (title ? `${name} (${title})` : name));
  const rows = theirs
    .filter(({ resolved }) => resolved)
    .map(({ name, title, side, role, sentiment, left, lastContact }) => [
      left ? html`${name} <span class="signal">has left</span>` : name,
      [title, side === 'customer' ? null : side].filter(Boolean).join(', '),
      words(role),
      sentiment,
      contactOf(lastContact, today),
    ]);
  const unplaced = theirs.filter(({ resolved }) => !resolved);
  return html`${tableOf(['Name', 'Title', 'Role', 'Sentiment', 'Last two-way contact'], rows, 'Nobody is on the map yet.', 1)}
  ${ours.length === 0 ? null : html`<p>On our side: ${ours.join(', ')}.</p>`}
  ${unplaced.length === 0 ? null : html`<h3>Names that could not be matched to anybody</h3>`}
  ${unplaced.map(
    ({ name, evidence }) =>
      html`<p>${name}</p>
        ${evidence.map((source) => sourceOf(source, sources))}`,
  )}`;
}

function contactOf(on: string | null, today: string): Html | string {
  if (on === null) return 'none on record';
  return html`${dateOf(on)} <span class="sub">${counted(Math.max(0, daysBetween(on, today)), 'day')} ago</span>`;
}
