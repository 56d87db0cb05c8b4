import { type INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ActionView } from '../actions/action.view';
import { ActionsService } from '../actions/actions.service';
import { isNotice } from '../actions/notices';
import { alarmInShort } from '../evidence/drafting/alarm.wording';
import { kindInWords } from '../evidence/drafting/kind.wording';
import { inWords, writeMoney } from '../evidence/drafting/wording';
import { AccountRow } from '../store/entities';
import { ScoresService } from '../telemetry/scores/scores.service';
import { alignedTable, type Column } from './aligned-table';

const COLUMNS: Column[] = [
  { title: 'Account', maxWidth: 27 },
  { title: 'Phase' },
  { title: 'Risk', maxWidth: 26 },
  { title: 'Waste a year', align: 'right' },
  { title: 'Waits for', maxWidth: 28 },
  { title: 'Next best action', maxWidth: 26 },
  { title: 'Took', align: 'right' },
];

/** One line an account. Waste is what the customer pays for seats that nobody uses. */
export async function portfolioTable(app: INestApplicationContext): Promise<string> {
  const accounts = await app.get(DataSource).manager.find(AccountRow, { order: { name: 'ASC' } });
  const rows = await Promise.all(accounts.map((account) => rowOf(app, account)));
  return alignedTable(COLUMNS, rows);
}

async function rowOf(app: INestApplicationContext, account: AccountRow): Promise<string[]> {
  const { waste } = await app.get(ScoresService).scoresOf(account.id);
  const { items } = await app.get(ActionsService).find({ accountId: account.id, limit: 20 });
  const { annualCost, currency } = waste.muda;
  return [
    account.name,
    inWords(account.phase),
    riskOf(account),
    annualCost === null ? 'unknown' : writeMoney(Math.round(annualCost), currency),
    [waiter(account.waitsForWho), inWords(account.waitsForWhat ?? '')].filter(Boolean).join(': '),
    kindInWords(items.find(isForAPerson)?.kind ?? ''),
    tookOf(account),
  ];
}

/** The roles of the field go by their initials. */
function waiter(who: string | null): string {
  return who === 'csm_and_ae' ? 'CSM, AE' : who === 'csm' ? 'CSM' : (who ?? '');
}

/** What the agent does by itself is under way already, and a notice only tells of what is to be done. */
function isForAPerson(action: ActionView): boolean {
  return !isNotice(action) && (action.owner !== 'agent' || action.status === 'awaiting_approval');
}

function riskOf({ riskValue, riskBand, hardRed }: AccountRow): string {
  const score = riskValue === null ? 'unknown' : `${riskValue} ${riskBand}`;
  return [score, ...hardRed.map(alarmInShort)].join(', ');
}

/** From the arrival of the packet to the wait it is in. */
function tookOf({ createdAt, waitsSince }: AccountRow): string {
  return waitsSince ? `${((waitsSince.getTime() - createdAt.getTime()) / 1000).toFixed(1)} s` : '';
}
