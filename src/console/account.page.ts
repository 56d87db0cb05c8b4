import { titleBeside } from '../evidence/drafting/wording';
import { withReadableDates } from '../artifacts/render/reader';
import { type AccountView } from '../accounts/account.view';
import { anchorOf, stakeholders } from './account.facts';
import { type Overview } from './account.overview';
import { papersOf } from './account.papers';
import { scoresOf } from './account.scores';
import { standing } from './account.standing';
import { html, type Html } from './html';
import { dateOf, standOf, type ConsolePage } from './layout';
import { isToldBeside } from './notices';
import { setAsideNote } from './set-aside/set-aside.note';
import { tableOf } from './table';
import { answersTo } from './answers/account.answers';
import { dueOf, expiryOf } from './times';
import { entriesOf, historyPath } from './history/history.page';
import { documentLink } from './sources';
import { actionLink, approvalLink, onThisPage, titleOf, within } from './links';

const PARTS: [id: string, name: string][] = [
  ['to-do', 'to decide and to do'],
  ['happened', 'what happened'],
  ['scores', 'scores'],
  ['anchors', 'anchors'],
  ['people', 'stakeholders'],
  ['promises', 'promises'],
  ['documents', 'documents'],
];

/** One account: where it is, what it waits for, what is to be done, its scores, its facts with their sources. */
export function accountPage(overview: Overview): ConsolePage {
  const { account, papers, promises, sources } = overview;
  return {
    title: account.name,
    place: '/console/accounts',
    body: html`${setAsideNote(overview.setAside, account.id)} ${standing(overview)} ${resuming(account)}
      ${onThisPage(PARTS)}
      <h2 id="to-do">To decide and to do</h2>
      ${toDo(overview)}
      <h2 id="happened">What happened last</h2>
      ${entriesOf(overview.steps)}
      <p><a href="${historyPath(account.id)}">Everything that happened</a></p>
      <h2 id="scores">Scores</h2>
      ${scoresOf(overview)}
      <h2 id="anchors">Anchors of the handoff</h2>
      ${overview.anchors.map((anchor) => anchorOf(anchor, sources))}
      <h2 id="people">Stakeholders</h2>
      ${stakeholders(overview)}
      <h2 id="promises">Promises beyond the contract</h2>
      ${tableOf(
        ['Promise', 'Status', 'Due'],
        promises.map(({ id, promise, status, dueOn }) => [
          html`<a href="${within(account.id, `promises/${encodeURIComponent(id)}`)}">${withReadableDates(promise)}</a>`,
          status,
          dateOf(dueOn) || 'no date',
        ]),
        'Nothing was promised beyond the contract.',
        1,
      )}
      <h2 id="documents">Documents of the agent</h2>
      ${papersOf(account.id, papers)}
      <h2>Documents it was read from</h2>
      ${tableOf(
        ['Document', 'Written by'],
        sources.documents.map((document) => [documentLink(account.id, document), document.author ?? 'not known']),
        'Nothing has been received yet.',
        1,
      )}
      <p><a href="${within(account.id, 'add-document')}">Add a document</a></p>`,
  };
}

/** A pause is ended where it is seen; nothing in the queue asks for it before its time. */
function resuming({ id, phase, waitsFor }: AccountView): Html | null {
  const wait = { what: waitsFor?.what ?? null, since: waitsFor?.since ?? null };
  return phase === 'paused' ? answersTo('resume', id, wait) : null;
}

function toDo({ account, approvals, actions, today, now }: Overview): Html {
  const decisions = approvals.map(({ id, subject, payload, expiresAt }) => [
    approvalLink(id, titleBeside(account.name, titleOf(subject.kind, payload))),
    'to decide',
    html`expires ${expiryOf(expiresAt, now)}`,
  ]);
  const work = actions
    .filter(({ status }) => status !== 'awaiting_approval')
    .filter((action) => !isToldBeside(action, approvals, actions))
    .map(({ id, kind, payload, status, owner, dueOn }) => [
      actionLink(id, titleBeside(account.name, titleOf(kind, payload))),
      standOf({ kind, status, owner }).toLowerCase(),
      dueOn === null ? '' : html`due ${dueOf(dueOn, today)}`,
    ]);
  return tableOf(['What', 'Status', 'When'], [...decisions, ...work], 'Nothing waits.', 1);
}
