import { type AccountSnapshot } from '../lifecycle/account.machine';
import { type AccountEvent } from '../lifecycle/account.types';
import { accepts, decideOn, restore, serialize, type Happening, type StoredAccount } from '../lifecycle/decide';
import { acceptedEvents, placeOf, questionsOf } from '../lifecycle/position';
import { MACHINE_VERSION, upgrade } from '../lifecycle/upgrades';
import { derivedColumns } from './account.columns';
import { AskedAnew, EventNotAccepted, NotAsked, SnapshotTooLarge } from './account.errors';
import { type AccountState, type Moment, type Origin } from './account.state';
import { type AccountRow, type JournalEntry } from './entities';
import { apply, keyOf, settledBy, type Claim, type EffectChanges } from './effect.changes';
import { entryFor } from './journal-chain';

const SNAPSHOT_LIMIT_BYTES = 8_192;

/** Something that happened to an account and waits to be decided. */
export interface Incoming {
  eventId: string;
  happening: Happening;
  by: Origin;
  /** The effect whose answer this is; an event from elsewhere answers none. */
  answers?: Claim;
  /** The question that a person's event answers, where several are answered by the same event. */
  answersTo?: string;
  /** Since when it was asked, as whoever answers saw it. */
  askedSince?: string;
}

/** An account as this process wrote it last. The journal hash covers its whole journal: where that is the same, so is the account. */
export interface Kept {
  row: AccountRow;
  account: AccountSnapshot;
}

/** What the database knows about the account and about what has come in for it. */
export interface Known {
  row: AccountRow;
  /** The snapshot of `row`, where it need not be restored. */
  account?: AccountSnapshot;
  /** False: this is how this process last wrote it, and others may have written since. */
  isRead: boolean;
  /** Event ids among the incoming ones that the journal already holds, with their sequence numbers. */
  recorded: Map<string, number>;
  /** Keys (`seq:n`) of answered effects that are still claimed with the token of the answer. */
  current: Set<string>;
}

export type Outcome =
  | { kind: 'accepted'; state: AccountState }
  | { kind: 'repeated'; seq: number }
  | { kind: 'stale' }
  | { kind: 'refused'; error: Error };

/** Everything that one write puts into the database for one account. */
export interface Turn extends EffectChanges {
  /** The journal hash the decisions were taken on; the write is refused when the journal has gone on. */
  was: string;
  row: AccountRow;
  account: AccountSnapshot | undefined;
  /** The snapshot of `row` as it is stored. */
  snapshotText: string;
  entries: JournalEntry[];
}

/** Decides one thing after another on the same account, and gathers what has to be written for all of them. */
export function takeTurn(known: Known, incoming: Incoming[], moment: Moment): { turn: Turn; outcomes: Outcome[] } {
  const turn: Turn = {
    was: known.row.journalHash,
    row: known.row,
    account: known.account,
    snapshotText: '',
    entries: [],
    asked: [],
    settled: [],
    withdrawn: new Set(),
  };
  bringUpToDate(turn, moment);
  const recorded = new Map(known.recorded);
  const outcomes = incoming.map((item): Outcome => {
    const seq = recorded.get(item.eventId);
    if (seq !== undefined) return { kind: 'repeated', seq };
    if (item.answers && !isCurrent(item.answers, known, turn)) return { kind: 'stale' };
    try {
      const state = takeOne(turn, item, moment);
      recorded.set(item.eventId, state.seq);
      return { kind: 'accepted', state };
    } catch (error) {
      return { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
    }
  });
  return { turn, outcomes };
}

/** A snapshot of an older machine is upgraded first, and the upgrade stands in the journal: folding starts behind it. */
function bringUpToDate(turn: Turn, moment: Moment): void {
  const { row } = turn;
  if (row.machineVersion === MACHINE_VERSION) return;
  const snapshot = upgrade(row.snapshot, row.machineVersion);
  const upgraded = { ...row, machineVersion: MACHINE_VERSION, snapshot };
  const entry = checkpoint(upgraded, moment);
  turn.entries.push(entry);
  turn.row = { ...upgraded, version: entry.seq, journalHash: entry.hash };
  turn.account = undefined;
}

/** The next entry, with which folding can begin: the snapshot itself, and what was erased of the entries before it. */
export function checkpoint(
  row: AccountRow,
  moment: Moment,
  by: Origin = { actor: 'agent', source: 'store' },
  erased?: { entries: number[]; reason: string },
): JournalEntry {
  const { machineVersion, snapshot, waitsSince } = row;
  const seq = row.version + 1;
  const payload = {
    machineVersion,
    snapshot,
    waitsSince: waitsSince?.toISOString() ?? null,
    ...(erased && { erased }),
  };
  return entryFor(row, { eventId: `checkpoint:${seq}`, type: 'checkpoint', by }, payload, seq, moment);
}

function isCurrent(answered: Claim, known: Known, turn: Turn): boolean {
  const key = keyOf(answered);
  const settled = turn.settled.some((effect) => keyOf(effect) === key);
  return known.current.has(key) && !settled && !turn.withdrawn.has(answered.name);
}

function takeOne(turn: Turn, item: Incoming, moment: Moment): AccountState {
  const { row } = turn;
  const before = isOf(moment, turn.account) ? turn.account : restore(row.snapshot, moment.today);
  const { type, ...payload } = item.happening;
  refuseUnlessAsked(row, before, item);
  if (!item.answers) refuseUnlessAccepted(row.id, before, item.happening as AccountEvent);
  const { account, effects } = decideOn(before, item.happening);
  const snapshot = serialize(account);
  const snapshotText = textOf(row.id, snapshot);
  const derived = derivedColumns(account, moment.now, row);

  const seq = row.version + 1;
  const entry = entryFor(row, { ...item, type }, payload, seq, moment);
  turn.entries.push(entry);
  turn.account = account;
  turn.snapshotText = snapshotText;
  if (item.answers) turn.settled.push(settledBy(item.answers, item.happening));
  effects.forEach((effect, n) => apply(turn, effect, seq, n, moment.now));
  turn.row = { ...row, ...derived, version: seq, snapshot, journalHash: entry.hash, updatedAt: moment.now };
  return { row: turn.row, account, seq, at: moment.now };
}

/** An account that was last decided on an earlier date has that date in it. */
function isOf({ today }: Moment, account?: AccountSnapshot): account is AccountSnapshot {
  return account?.context.today === today;
}

function refuseUnlessAccepted(id: string, account: AccountSnapshot, event: AccountEvent): void {
  if (accepts(account, event)) return;
  throw new EventNotAccepted(id, event.type, placeOf(account).state, acceptedEvents(account));
}

function refuseUnlessAsked(row: AccountRow, account: AccountSnapshot, item: Incoming): void {
  const { answersTo, askedSince } = item;
  if (answersTo === undefined) return;
  const asked = questionsOf(account);
  if (!asked.has(answersTo)) throw new NotAsked(row.id, answersTo, [...asked], placeOf(account).waitsFor);
  // Of a question that stands behind another one it is not known since when it is asked.
  if (askedSince === undefined || row.waitsForWhat !== answersTo || row.waitsSince === null) return;
  if (row.waitsSince.getTime() !== Date.parse(askedSince)) throw new AskedAnew(row.id, answersTo, row.waitsSince);
}

function textOf(id: string, snapshot: StoredAccount): string {
  const text = JSON.stringify(snapshot);
  const bytes = Buffer.byteLength(text);
  if (bytes > SNAPSHOT_LIMIT_BYTES) throw new SnapshotTooLarge(id, bytes, SNAPSHOT_LIMIT_BYTES);
  return text;
}
