import { type AccountSnapshot } from '../../lifecycle/account.machine';
import { type Effect, type StoredAccount } from '../../lifecycle/decide';
import { keyOf } from '../effect.changes';
import { type EffectKind, type JournalEntry } from '../entities';
import { fold } from '../fold';

export interface Asked {
  kind: EffectKind;
  name: string;
}

/** What a journal says, decided anew from its beginning or its latest checkpoint. */
export interface Replay {
  /** Sequence number from which entries were decided anew. */
  from: number;
  /** The account after the last entry; missing where the journal cannot be replayed. */
  last?: { account: AccountSnapshot; stored: StoredAccount };
  /** Every effect asked for, by `seq:n`. */
  asked: Map<string, Asked>;
  /** Invokes and timers that are neither answered nor withdrawn, by `seq:n`. */
  open: Map<string, Asked>;
  /** Answers to effects that were no longer wanted when the answer was taken. */
  staleAnswers: JournalEntry[];
  /** Why the journal cannot be replayed. */
  failure?: string;
}

export function replay(entries: JournalEntry[]): Replay {
  const start = Math.max(
    entries.findLastIndex(({ type }) => type === 'checkpoint'),
    0,
  );
  const seen: Replay = { from: entries[start]?.seq ?? 0, asked: new Map(), open: new Map(), staleAnswers: [] };
  try {
    for (const { entry, account, stored, effects } of fold(entries.slice(start))) {
      takeAnswer(seen, entry);
      effects.forEach((effect, n) => takeEffect(seen, effect, keyOf({ seq: entry.seq, n })));
      seen.last = { account, stored };
    }
  } catch (error) {
    seen.failure = error instanceof Error ? error.message : String(error);
    seen.last = undefined;
  }
  return seen;
}

/** The effect an entry answers, as `seq:n`; undefined for events from elsewhere. */
export function answeredBy({ eventId, source }: JournalEntry): string | undefined {
  const answer = /^(?:answer|timer):(\d+:\d+)$/.exec(eventId);
  return source === 'worker' || source === 'timer' ? answer?.[1] : undefined;
}

function takeAnswer(seen: Replay, entry: JournalEntry): void {
  const key = answeredBy(entry);
  if (key === undefined || Number(key.split(':')[0]) < seen.from) return;
  if (!seen.open.delete(key)) seen.staleAnswers.push(entry);
}

function takeEffect(seen: Replay, { kind, name }: Effect, key: string): void {
  if (kind === 'withdraw') {
    for (const [open, effect] of seen.open) if (effect.name === name) seen.open.delete(open);
    return;
  }
  seen.asked.set(key, { kind, name });
  if (kind !== 'perform') seen.open.set(key, { kind, name });
}
