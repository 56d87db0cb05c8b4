import { mayActAs, type Caller } from '../../platform/auth/caller';
import { capital } from '../../evidence/drafting/wording';
import { type Policy } from '../../policy/policy.schema';
import { html, type Html } from '../html';
import { dateOf, listOfFacts, type ConsolePage } from '../layout';
import { tableOf } from '../table';
import { autonomyTable } from './autonomy.table';
import { limits, minutes, rates, rulesInOrder, scoreNumbers, whatMayHappen } from './policy.content';
import { differenceList } from './policy.difference';
import { type PastVersion, type PolicyWithPast } from './policy.overview';

/** A policy as people read it: what may happen, within which limits, since when, and what earlier versions said otherwise. */
export function policyPage(
  { put, policy, inForce, autonomy, versions, further }: PolicyWithPast,
  caller: Caller,
): ConsolePage {
  const { version, putBy, at, document } = put;
  const isInForce = version === inForce;
  const earned =
    autonomy === null
      ? null
      : html`<h2>What has earned to run by itself</h2>
          ${autonomyTable(autonomy, caller)}`;
  return {
    title: isInForce ? 'Policy in force' : `Policy ${version}`,
    place: '/console/policy',
    body: html`${
        isInForce
          ? null
          : html`<p class="notice">
              This version rules no longer. <a href="/console/policy">Version ${inForce}</a> is in force.
            </p>`
      }
      ${listOfFacts([
        ['Version', String(version)],
        ['Switched on by', whoPut(putBy)],
        ['Switched on', dateOf(at)],
      ])}
      ${proposing(version, isInForce, caller)} ${policy === null ? unreadable() : contents(policy, earned)}
      <h2>As it was written</h2>
      <details>
        <summary>The document in YAML</summary>
        <pre class="source">${document}</pre>
      </details>
      <h2>Versions</h2>
      ${versionsTable(versions)}
      ${
        further === null
          ? null
          : html`<p><a href="/console/policy/versions/${further}">Version ${further} and those before it</a></p>`
      }`,
  };
}

function unreadable(): Html {
  return html`<p class="notice">Policies are written otherwise by now: what this one said can only be read below.</p>`;
}

function contents(policy: Policy, earned: Html | null): Html {
  return html`<h2>What may happen</h2>
    ${whatMayHappen(policy)}
    <details>
      <summary>The rules in their order</summary>
      ${rulesInOrder(policy)}
    </details>
    <h2>Limits</h2>
    ${limits(policy)} ${earned}
    <h2>Exchange rates</h2>
    ${rates(policy)}
    <h2>Minutes that work takes</h2>
    ${minutes(policy)}
    <h2>Numbers of the scores</h2>
    ${scoreNumbers(policy)}`;
}

function proposing(version: number, isInForce: boolean, caller: Caller): Html {
  if (!mayActAs(caller, 'supervisor'))
    return html`<p class="sub">A supervisor may try out another policy and switch it on.</p>`;
  const [to, name] = isInForce
    ? ['/console/policy/drafts/new', 'Try out a change']
    : [`/console/policy/drafts/new?from=${version}`, 'Try out this version again'];
  return html`<p><a class="button" href="${to}">${name}</a></p>`;
}

/** The first policy was there before anybody. */
function whoPut(by: string): string {
  return by === 'default' ? 'nobody, it came with the product' : by;
}

function versionsTable(versions: PastVersion[]): Html {
  const rows = versions.map(({ version, putBy, at, difference }) => [
    html`<a href="/console/policy/versions/${version}">${version}</a>`,
    whoPut(putBy),
    dateOf(at),
    typeof difference === 'string' ? capital(difference) : differenceList(difference),
  ]);
  return tableOf(['Version', 'Switched on by', 'On', 'What it says otherwise than the one before'], rows, '', 1);
}
