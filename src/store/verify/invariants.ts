import canonicalize from 'canonicalize';
import { derivedColumns } from '../account.columns';
import { CHAIN_START, chainHash, payloadHash } from '../journal-chain';
import { outwardActions, tracesOfActions, openApprovalsWhereAwaited } from './action.invariants';
import { type Books } from './books';
import { answersWereWanted, effectsAreAsked, openEffectsAreWanted } from './effect.invariants';

/** How many things were looked at, and a sentence for each that is not as it must be. */
export interface Findings {
  checked: number;
  violations: string[];
}

/** A promise of the engine, and how the books of one account keep it. */
export interface Invariant {
  promise: string;
  check(books: Books): Findings;
}

const journalWithoutGaps: Invariant = {
  promise: 'every event is in the journal exactly once, in a row without gaps',
  check: ({ row, entries }) => {
    const violations = entries.flatMap(({ seq }, i) =>
      seq === i + 1 ? [] : [`entry ${i + 1} has the sequence number ${seq}`],
    );
    const ids = new Set(entries.map(({ eventId }) => eventId));
    if (ids.size < entries.length) violations.push(`${entries.length - ids.size} event ids stand in it twice`);
    const last = entries.at(-1)?.seq ?? 0;
    if (row.version !== last) violations.push(`the account is at version ${row.version}, its journal at ${last}`);
    return { checked: entries.length, violations };
  },
};

const unbrokenChain: Invariant = {
  promise: 'no entry was changed, removed or put in between (hash chain)',
  check: ({ row, entries }) => {
    let previous = CHAIN_START;
    const violations = entries.flatMap((entry) => {
      const { seq, payload, hash } = entry;
      const found = [];
      if (payload !== null && payloadHash(payload) !== entry.payloadHash)
        found.push(`entry ${seq}: the payload was changed`);
      if (chainHash(previous, entry) !== hash) found.push(`entry ${seq}: the chain is broken`);
      previous = hash;
      return found;
    });
    if (row.journalHash !== previous) violations.push('the account does not know the end of its chain');
    return { checked: entries.length, violations };
  },
};

const snapshotIsFold: Invariant = {
  promise: 'the snapshot is what its journal leads to',
  check: ({ row, replay: { last, failure } }) => {
    if (!last) return { checked: 1, violations: [failure ?? 'there is no journal'] };
    const same = canonicalize(row.snapshot) === canonicalize(last.stored);
    return { checked: 1, violations: same ? [] : ['the stored snapshot is another one'] };
  },
};

const columnsAgree: Invariant = {
  promise: 'the listed columns say what the snapshot says',
  check: ({ row, replay: { last } }) => {
    if (!last) return { checked: 0, violations: [] };
    const { waitsSince: _, ...derived } = derivedColumns(last.account, row.updatedAt, row);
    const wrong = Object.entries(derived).filter(
      ([column, value]) => canonicalize(row[column as keyof typeof row]) !== canonicalize(value),
    );
    return { checked: 1, violations: wrong.map(([column, value]) => `${column} is not ${JSON.stringify(value)}`) };
  },
};

export const invariants: Invariant[] = [
  journalWithoutGaps,
  unbrokenChain,
  snapshotIsFold,
  columnsAgree,
  effectsAreAsked,
  openEffectsAreWanted,
  answersWereWanted,
  tracesOfActions,
  outwardActions,
  openApprovalsWhereAwaited,
];
