import { type AutonomyView } from '../../actions/autonomy/autonomy.view';
import { counted, writeNumber, writeShare } from '../../evidence/drafting/wording';
import { mayActAs, type Caller } from '../../platform/auth/caller';
import { html, type Html } from '../html';
import { kindOf, words } from '../layout';
import { tableOf } from '../table';

/** How far each kind that people decide on has earned to run by itself, and the button for what a supervisor may do about it. */
export function autonomyTable(records: AutonomyView[], caller: Caller): Html {
  const rows = records.map((record) => [
    kindOf(record.kind),
    words(record.rule),
    writeNumber(record.decisions),
    shareOf(record.share),
    shareOf(record.lowerBound),
    shareOf(record.threshold),
    standing(record, caller),
  ]);
  const columns = ['Kind', 'Rule', 'Decisions', 'Passed unedited', 'In the unlucky case', 'Needed', 'Stands'];
  return tableOf(columns, rows, 'Nobody has decided on anything yet that could be earned.');
}

function shareOf(share: number | null): string {
  return share === null ? 'not known' : writeShare(share);
}

function standing(record: AutonomyView, caller: Caller): Html {
  const maySwitch = mayActAs(caller, 'supervisor');
  if (record.tier === 'auto')
    return html`The calm cases run by themselves, ${counted(record.byRule, 'time', 'times')} so far.
    ${maySwitch ? button(record, 'lower', 'Ask a person again') : null}`;
  if (record.suggestion === 'raise')
    return html`It has earned it. ${maySwitch ? button(record, 'raise', 'Let the calm cases run') : null}`;
  return html`${
    record.approvalsToEarn === null
      ? 'Harm is on record.'
      : `${counted(record.approvalsToEarn, 'more unedited approval')} in a row would earn it.`
  }`;
}

function button({ kind, rule, policyVersion }: AutonomyView, verb: 'raise' | 'lower', text: string): Html {
  return html`<form method="post" action="/console/policy/${verb}">
    <input type="hidden" name="kind" value="${kind}" /><input type="hidden" name="rule" value="${rule}" />
    <input type="hidden" name="replaces" value="${policyVersion}" />
    <button aria-label="${text}: ${kindOf(kind)}">${text}</button>
  </form>`;
}
