import { type Change, type CrmSource, type Cursor } from '../connectors/crm/crm.source';
import { groupBy, inParts } from '../platform/lists';
import { NOTHING_TAKEN, type AccountIntake } from './account.intake';
import { type Crm } from './crms';
import { ACCOUNT_ITSELF, type HintQueue } from './hint.queue';
import { type Links } from './links';
import { contains, type RawRecords } from './raw-records';
import { type ClaimedRun, type Position, type SyncRuns } from './run.store';

/** Accounts that are read together. */
const BATCH = 100;
/** How much of a walk is held in memory before its accounts are read. */
const ACCOUNTS_HELD = 500;
const CHANGES_HELD = 2_000;
/** What is committed late carries an earlier stamp than what was seen already. */
const OVERLAP_MS = 60_000;

interface Doors {
  runs: SyncRuns;
  links: Links;
  records: RawRecords;
  intake: AccountIntake;
  hints: HintQueue;
}
/** What the pages since the last reading told. */
interface Found {
  accounts: Set<string>;
  positions: Map<string, Position>;
  changes: number;
}

/**
 * One walk through what changed in a system: its deals, then whatever else belongs to accounts that are followed. The
 * first one, and a full one, goes through all closed-won deals. It goes on from the stored positions when it was broken off.
 */
export class SyncWalk {
  constructor(private readonly doors: Doors) {}

  /** True when it came to its end; false when it was told to stop. @throws OutboundFailure, RunTakenAway */
  async walk(run: ClaimedRun, crm: Crm, signal: AbortSignal): Promise<boolean> {
    const { source } = crm;
    const isNew = run.isFull || !(await this.doors.runs.hasPositions(source.system));
    if (isNew && !run.begunAt) await this.begin(run, source, signal);
    // An account that several kinds of record tell of is read once.
    const found: Found = { accounts: new Set(), positions: new Map(), changes: 0 };
    for (const stream of source.streams) {
      for await (const page of source.changes(stream, await this.behind(run, stream), signal)) {
        await this.note(found, crm.source, stream, page);
        const isEnough = found.accounts.size >= ACCOUNTS_HELD || found.changes >= CHANGES_HELD;
        if (isEnough && !(await this.take(run, crm, found, signal))) return false;
      }
    }
    if (!(await this.take(run, crm, found, signal))) return false;
    return run.isFull && run.begunAt ? this.readTheRest(run.begunAt, run, crm, signal) : true;
  }

  /** Whatever changes while the deals are gone through is behind the positions that are taken before. */
  private async begin(run: ClaimedRun, source: CrmSource, signal: AbortSignal): Promise<void> {
    const [, ...others] = source.streams;
    const positions: Position[] = [];
    for (const stream of others) {
      const head = await source.head(stream, signal);
      if (head) positions.push({ stream, ...head });
    }
    await this.doors.runs.begin(run, positions, await source.wonDeals(signal));
  }

  /** A run that goes through everything needs no overlap: what is committed late is found by the next one. */
  private async behind({ system, begunAt }: ClaimedRun, stream: string): Promise<Cursor | null> {
    const position = await this.doors.runs.position(system, stream);
    if (!position || begunAt) return position;
    return { ...position, stamp: new Date(Date.parse(position.stamp) - OVERLAP_MS).toISOString() };
  }

  private async note(found: Found, { system }: CrmSource, stream: string, page: readonly Change[]): Promise<void> {
    await this.doors.links.follow(system, page.filter(isMergerOfAccounts));
    for (const id of await this.concerned(system, stream, page)) found.accounts.add(id);
    const last = page.at(-1);
    if (last) found.positions.set(stream, { stream, stamp: last.stamp, id: last.id });
    found.changes += page.length;
  }

  /** Brings what was found into step; then the walk has come as far as its pages went. */
  private async take(run: ClaimedRun, crm: Crm, found: Found, signal: AbortSignal): Promise<boolean> {
    const batches = inParts([...found.accounts], BATCH);
    const share = Math.floor(found.changes / (batches.length + 1));
    for (const batch of batches) {
      if (signal.aborted) return false;
      await this.takeBatch(run, crm, batch, share, signal);
    }
    await this.doors.runs.advance(run, {
      changes: found.changes - batches.length * share,
      taken: NOTHING_TAKEN,
      positions: [...found.positions.values()],
    });
    Object.assign(found, { accounts: new Set(), positions: new Map(), changes: 0 });
    return !signal.aborted;
  }

  private async takeBatch(run: ClaimedRun, crm: Crm, ids: readonly string[], changes: number, signal: AbortSignal) {
    const taken = await this.doors.intake.take(crm, ids, signal);
    await this.doors.hints.add(crm.source.system, ACCOUNT_ITSELF, taken.overtaken);
    await this.doors.runs.advance(run, { changes, taken });
  }

  /** Accounts that a page of changes is news for. */
  private async concerned(system: CrmSource['system'], stream: string, page: readonly Change[]): Promise<string[]> {
    const ids = page.map(({ id }) => id);
    const seen = groupBy(await this.doors.records.seen(system, stream, ids), ({ id }) => id);
    const followed = await this.doors.links.of(
      system,
      page.flatMap(({ accounts }) => accounts),
    );
    const news = page.flatMap((change) => {
      const holders = seen.get(change.id) ?? [];
      const settled = holders.filter((holder) => contains(holder, change)).map(({ crmId }) => crmId);
      const named = change.accounts.filter((account) => change.isWon === true || followed.has(account));
      const holding = holders.filter(({ gone }) => !gone).map(({ crmId }) => crmId);
      return [...named, ...holding].filter((account) => !settled.includes(account));
    });
    return [...new Set(news)];
  }

  /** A full walk also reads accounts that no won deal leads to any more. */
  private async readTheRest(since: Date, run: ClaimedRun, crm: Crm, signal: AbortSignal): Promise<boolean> {
    const { system } = crm.source;
    for (;;) {
      const ids = await this.doors.links.unreadSince(system, since, BATCH);
      if (ids.length === 0) return true;
      if (signal.aborted) return false;
      await this.takeBatch(run, crm, ids, 0, signal);
      await this.doors.links.touch(system, ids);
    }
  }
}

function isMergerOfAccounts(change: Change): change is Change & { into: string } {
  return change.into !== undefined && change.accounts.includes(change.into);
}
