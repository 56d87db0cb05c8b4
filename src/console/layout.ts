import { type FastifyReply } from 'fastify';
import { isNotice } from '../actions/notices';
import { kindInWords } from '../evidence/drafting/kind.wording';
import { inWords, writeMoney, capital } from '../evidence/drafting/wording';
import { momentInWords } from '../artifacts/render/reader';
import { heldDateNote, heldDateOf } from './held-date';
import { html, type Html } from './html';

/** Nothing runs and nothing is loaded but our own sheet; styles at elements are those of the charts. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'self'`,
  `style-src-attr 'unsafe-inline'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ');

const PLACES = [
  ['/console/day', 'Your day'],
  ['/console/queue', 'Queue'],
  ['/console/accounts', 'Accounts'],
  ['/console/policy', 'Policy'],
  ['/console/value', 'Value'],
] as const;

export interface ConsolePage {
  title: string;
  /** The place of the bar it belongs to; null where nobody is signed in. */
  place: (typeof PLACES)[number][0] | null;
  body: Html;
}

export async function sendPage(reply: FastifyReply, page: ConsolePage, status = 200): Promise<void> {
  // Who was told that it takes too long is told nothing more.
  if (reply.sent) return;
  await reply
    .status(status)
    .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(documentOf(page, heldDateOf(reply.server)).toString());
}

function documentOf({ title, place, body }: ConsolePage, held: string | null): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Value-in-Motion</title>
        <link rel="stylesheet" href="/console/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <header>
          <nav aria-label="Main"><b>Value-in-Motion</b>${place === null ? null : bar(place)}</nav>
        </header>
        ${held === null ? null : heldDateNote(held, new Date(), dateOf)}
        <main id="content">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}

function bar(place: string): Html[] {
  const links = PLACES.map(([path, name]) =>
    path === place ? html`<a href="${path}" aria-current="page">${name}</a>` : html`<a href="${path}">${name}</a>`,
  );
  return [...links, html`<form method="post" action="/console/logout"><button>Sign out</button></form>`];
}

export function listOfFacts(facts: [string, Html | string | null][]): Html {
  const known = facts.filter(([, value]) => value !== null && value !== '');
  return html`<dl>
    ${known.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

const BAD = ['red', 'critical', 'high'];
const FAIR = ['yellow', 'medium'];

export function moodOf(band: string): 'bad' | 'fair' | 'good' {
  if (BAD.includes(band)) return 'bad';
  return FAIR.includes(band) ? 'fair' : 'good';
}

/** A value with its band in words and colour; the word alone says it. */
export function bandOf({ value, band }: { value: number | null; band: string }): Html {
  if (value === null) return html`<span class="band">not known</span>`;
  return html`<span class="score">${value} <span class="band ${moodOf(band)}">${inWords(band)}</span></span>`;
}

/** What people spell otherwise than a code can. */
const SPELLINGS: Record<string, string> = {
  ae: 'AE',
  arr: 'ARR',
  crm: 'CRM',
  csm: 'CSM',
  kpi: 'KPI',
  persons: 'person’s',
  slack: 'Slack',
  smb: 'SMB',
  supervisors: 'supervisor’s',
};

export function spelled(code: string): string {
  return inWords(code).replace(/[a-z]+/g, (word) => SPELLINGS[word] ?? word);
}

export function words(code: string): string {
  return capital(spelled(code));
}

/** A kind of action or draft, as a heading or a cell names it. */
export function kindOf(kind: string): string {
  return capital(kindInWords(kind));
}

/** How work stands; what the product released to a person is for that person to do, and a notice to know. */
export function standOf({ kind, status, owner }: { kind: string; status: string; owner: string }): string {
  if (status !== 'executing' || owner === 'agent') return words(status);
  return isNotice({ kind }) ? 'To know' : 'To do';
}

export function dateOf(moment: Date | string | null): string {
  return moment === null ? '' : momentInWords(moment);
}

export function moneyOf(amount: number | null, currency: string | null): string {
  return amount === null ? 'not known' : writeMoney(amount, currency);
}

/** An amount by the rates of the policy is there to compare, and says no more than whole units. */
export function convertedOf(amount: number | null, currency: string): string {
  return moneyOf(amount === null ? null : Math.round(amount), currency);
}
