import { counted, writeNumber } from '../../evidence/drafting/wording';
import { type TierChange } from '../../policy/what-if';
import { html, type Html } from '../html';
import { convertedOf, kindOf, moneyOf, words } from '../layout';
import { foldedTableOf, tableOf } from '../table';
import { accountLink, actionLink } from '../links';
import { type JudgedDraft } from './policy.drafts';
import { tierInWords } from './policy.words';

/** How many cases go which way, and the revenue of their accounts. */
export function movesTable({ triedOut: { moves } }: JudgedDraft): Html {
  const rows = moves.map(({ from, to, needs, count, arrTouched }) => [
    tierInWords({ tier: from, needs: needs.from }),
    tierInWords({ tier: to, needs: needs.to }),
    writeNumber(count),
    convertedOf(arrTouched.inBase, arrTouched.currency),
    writeNumber(arrTouched.unknown),
  ]);
  return tableOf(['Now', 'Then', 'How many', 'Revenue a year', 'Accounts of unknown amount'], rows, 'Nothing.');
}

/** So many are read at a glance; the others are folded, so that the way to the end of the page stays short. */
const AT_A_GLANCE = 10;

export function actionsTable({ actions, actionsLeft, triedOut }: JudgedDraft): Html {
  const base = triedOut.arrTouched.currency;
  const rows = actions.map(({ id, title, accountId, account, from, to, arr }) => [
    accountLink({ id: accountId, name: account }),
    actionLink(id, title),
    tierInWords(from),
    tierInWords(to),
    ruleInWords(to.rule),
    moneyOf(arr.amount, arr.currency),
    convertedOf(arr.inBase, base),
  ]);
  const columns = ['Account', 'Action', 'Now', 'Then', 'By the rule', 'Revenue a year', `In ${base}`];
  const table = foldedTableOf(columns, rows, 'No open action would be decided otherwise.', 0, {
    inSight: AT_A_GLANCE,
    further: counted(rows.length - AT_A_GLANCE, 'more action'),
  });
  return html`${table}
  ${actionsLeft === 0 ? null : html`<p>${counted(actionsLeft, 'more action')} at smaller accounts.</p>`}`;
}

/** Many accounts could need the same: one line for each kind that goes the same way. */
export function documentsTable(changes: TierChange[], currency: string): Html {
  const lines = new Map<string, { cells: string[]; accounts: number; inBase: number; unknown: number }>();
  for (const { id, kind, from, to, arr } of changes) {
    if (id !== null) continue;
    const cells = [kindOf(kind), tierInWords(from), tierInWords(to), ruleInWords(to.rule)];
    const { accounts, inBase, unknown } = lines.get(cells.join()) ?? { accounts: 0, inBase: 0, unknown: 0 };
    lines.set(cells.join(), {
      cells,
      accounts: accounts + 1,
      inBase: inBase + (arr.inBase ?? 0),
      unknown: unknown + (arr.inBase === null ? 1 : 0),
    });
  }
  const rows = [...lines.values()].map(({ cells, accounts, inBase, unknown }) => [
    ...cells,
    writeNumber(accounts),
    convertedOf(inBase, currency),
    writeNumber(unknown),
  ]);
  const columns = ['Document', 'Now', 'Then', 'By the rule', 'Accounts', 'Revenue a year', 'Of unknown amount'];
  return tableOf(columns, rows, 'No document would be decided otherwise.');
}

function ruleInWords(rule: string): string {
  return rule === 'no_rule' ? 'None holds' : words(rule);
}
