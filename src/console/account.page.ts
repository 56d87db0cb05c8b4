import { type AccountView } from '../accounts/account.view';
import { anchorOf, stakeholders } from './account.facts';
import { type Overview } from './account.overview';
import { scoresOf } from './account.scores';
import { waitInWords } from './accounts.page';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { capital } from '../evidence/drafting/wording';
import { html, type Html } from './html';
import { dateOf, listOfFacts, moneyOf, standOf, words, type ConsolePage } from './layout';
import { tableOf } from './table';
import { answersTo } from './answers/account.answers';
import { statingLink, within } from './answers/question.forms';
import { dueOf, expiryOf } from './times';
import { documentLink } from './sources';
import { actionLink, approvalLink, artifactLink, titleOf } from './links';

/** One account: where it is, what it waits for, what is to be done, its scores, its facts with their sources. */
export function accountPage(overview: Overview): ConsolePage {
  const { account, artifacts, promises, sources } = overview;
  const documents = artifacts.map(({ id, kind, writtenBy, createdAt }) => [
    artifactLink(account.id, id, words(kind)),
    writtenBy,
    dateOf(createdAt),
  ]);
  return {
    title: account.name,
    place: '/console/accounts',
    body: html`${standing(account)} ${resuming(account)}
      <h2>To decide and to do</h2>
      ${toDo(overview)}
      <h2>Scores</h2>
      ${scoresOf(overview)}
      <h2>Anchors of the handoff</h2>
      ${overview.anchors.map((anchor) => anchorOf(anchor, sources))}
      <h2>Stakeholders</h2>
      ${stakeholders(overview)}
      <h2>Promises beyond the contract</h2>
      ${tableOf(
        ['Promise', 'Status', 'Due'],
        promises.map(({ id, promise, status, dueOn }) => [
          html`<a href="${within(account.id, `promises/${encodeURIComponent(id)}`)}">${promise}</a>`,
          status,
          dateOf(dueOn) || 'no date',
        ]),
        'Nothing was promised beyond the contract.',
      )}
      <h2>Documents of the agent</h2>
      ${tableOf(['Document', 'Written by', 'On'], documents, 'Nothing has been written yet.')}
      <h2>Documents it was read from</h2>
      ${tableOf(
        ['Document', 'Written by'],
        sources.documents.map((document) => [documentLink(account.id, document), document.author ?? 'not known']),
        'Nothing has been received yet.',
      )}
      <p><a href="${within(account.id, 'add-document')}">Add a document</a></p>`,
  };
}

function standing(account: AccountView): Html {
  const { phase, missing, renewalDate, arr, currency, owner, risk } = account;
  return listOfFacts([
    ['Phase', words(phase)],
    ['Waits for', waitInWords(account)],
    ['Why', account.waitsFor?.why ?? null],
    ['Missing from the handoff', missing.length === 0 ? null : missingOf(account)],
    ['Hard red', capital(risk.hardRed.map(alarmInWords).join('; '))],
    ['Renewal', dateOf(renewalDate) || 'not known'],
    ['Revenue a year', moneyOf(arr, currency)],
    ['Customer success manager', owner?.name ?? owner?.email ?? 'nobody on record'],
  ]);
}

/** A pause is ended where it is seen; nothing in the queue asks for it before its time. */
function resuming({ id, phase }: AccountView): Html | null {
  return phase === 'paused' ? answersTo('resume', id) : null;
}

/** Each with the way to state it, or a document that says it. */
function missingOf({ id, missing }: AccountView): Html {
  return html`${missing.map((key) => html`${statingLink(id, key)}, `)}or
    <a href="${within(id, 'add-document')}">add a document that says it</a>`;
}

function toDo({ approvals, actions, today, now }: Overview): Html {
  const decisions = approvals.map(({ id, subject, payload, expiresAt }) => [
    approvalLink(id, titleOf(subject.kind, payload)),
    'to decide',
    html`expires ${expiryOf(expiresAt, now)}`,
  ]);
  const work = actions
    .filter(({ status }) => status !== 'awaiting_approval')
    .map(({ id, kind, payload, status, owner, dueOn }) => [
      actionLink(id, titleOf(kind, payload)),
      standOf({ status, owner }).toLowerCase(),
      dueOn === null ? '' : html`due ${dueOf(dueOn, today)}`,
    ]);
  return tableOf(['What', 'Status', 'When'], [...decisions, ...work], 'Nothing waits.');
}
