import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSameSet } from '../../lifecycle/account.gates';
import { type AccountEvent } from '../../lifecycle/account.types';
import { daysBetween } from '../../calendar/calendar';
import { ifAccepted } from '../../store/if-accepted';
import { type Origin } from '../../store/account.state';
import { AccountStore } from '../../store/account.store';
import { BusinessDate } from '../../store/business-date';
import { ScoresService, type Measured } from './scores.service';
import { wasteFound, type WasteFound } from './waste-found';
import { writeDown, written, type WrittenScores } from './written-scores';

const BATCH = 500;
/** The health drop looks back to a value of one week a month ago, so each account is written down at least weekly. */
const WRITTEN_EVERY_DAYS = 7;

const AGENT: Origin = { actor: 'agent', source: 'rescoring' };

/** What is left to do about an account once it is scored. */
export interface Rescored {
  accountId: string;
  /** What the account has to hear of; null where its risk, hard reds and findings are as it knows them. */
  news: Pick<SignalsMeasured, 'risk' | 'findings'> | null;
  /** Null where the history already says it. */
  worthKeeping: WrittenScores | null;
  waste: WasteFound;
}
type SignalsMeasured = Extract<AccountEvent, { type: 'signals.measured' }>;

/** Scores accounts anew and tells those whose signals changed; the others cost one read. */
@Injectable()
export class Rescorer {
  constructor(
    private readonly db: DataSource,
    private readonly scores: ScoresService,
    private readonly store: AccountStore,
    private readonly dates: BusinessDate,
  ) {}

  /** How many of the accounts have changed signals. An account that has ended is left alone. */
  async rescore(accountIds: string[]): Promise<number> {
    if (accountIds.length === 0) return 0;
    const asOf = await this.dates.today(this.db.manager);
    let changed = 0;
    for (let from = 0; from < accountIds.length; from += BATCH) {
      changed += await this.record(await this.measure(accountIds.slice(from, from + BATCH), asOf), asOf);
    }
    return changed;
  }

  /** Reads and computes; nothing is written. */
  async measure(accountIds: string[], asOf: string): Promise<Rescored[]> {
    const all = await this.scores.scoreEach(accountIds, asOf, (measured) => leftToDo(measured, asOf));
    return all.filter((each) => each !== null);
  }

  /**
   * Writes down what is worth keeping and tells the accounts whose signals changed, how many of them is the answer.
   * `occasion` is the event id of the telling: an account hears of one occasion once, however often it is recorded.
   */
  async record(rescored: Rescored[], asOf: string, occasion?: string): Promise<number> {
    const kept = rescored.flatMap(({ worthKeeping }) => worthKeeping ?? []);
    await writeDown(this.db.manager, kept, asOf);
    const told = await Promise.all(rescored.map((each) => this.tell(each, occasion)));
    return told.filter(Boolean).length;
  }

  private async tell({ accountId, news }: Rescored, eventId?: string): Promise<boolean> {
    if (news === null) return false;
    // One that ended between the reading and the telling has nobody left to tell.
    await ifAccepted(this.store.change(accountId, { type: 'signals.measured', ...news, eventId }, AGENT));
    return true;
  }
}

/** Null for an account that has ended. */
function leftToDo(measured: Measured, asOf: string): Rescored | null {
  const { row, scored } = measured;
  if (row.isClosed) return null;
  const { scores, findings } = scored;
  const news = hasNewSignals(measured)
    ? { risk: { score: scores.risk.value, hardRed: [...scores.alarms.hardRed] }, findings }
    : null;
  const isKept = news !== null || isNewToHistory(measured, asOf);
  return { accountId: row.id, news, worthKeeping: isKept ? written(measured) : null, waste: wasteFound(scored) };
}

function isNewToHistory({ row, scored }: Measured, asOf: string): boolean {
  const { value, band } = scored.scores.health;
  const isOld = row.lastScoredOn === null || daysBetween(row.lastScoredOn, asOf) >= WRITTEN_EVERY_DAYS;
  return isOld || value !== row.healthValue || band !== row.healthBand;
}

function hasNewSignals({ row, scored: { scores, findings } }: Measured): boolean {
  return (
    scores.risk.value !== row.risk.score ||
    !isSameSet(scores.alarms.hardRed, row.risk.hardRed) ||
    !isSameSet(findings, row.findings)
  );
}
