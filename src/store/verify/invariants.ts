import canonicalize from 'canonicalize';
import { derivedColumns } from '../account.columns';
import { CHAIN_START, chainHash, payloadHash } from '../journal-chain';
import { outwardActions, tracesOfActions, openApprovalsWhereAwaited } from './action.invariants';
import { type Books } from './books';
import { answeredBy } from './replay';

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

const effectsAreAsked: Invariant = {
  promise: 'every effect was asked for by an entry, and none is missing',
  check: ({ effects, replay: { asked, from, failure } }) => {
    if (failure) return { checked: 0, violations: [] };
    const stored = new Map(effects.map((effect) => [`${effect.seq}:${effect.n}`, effect]));
    const missing = [...asked].filter(([key, { kind, name }]) => {
      const effect = stored.get(key);
      return effect?.kind !== kind || effect.name !== name;
    });
    const unasked = effects.filter(({ seq, n }) => seq >= from && !asked.has(`${seq}:${n}`));
    return {
      checked: effects.length,
      violations: [
        ...missing.map(([key, { kind, name }]) => `${kind} ${name} of ${key} is missing`),
        ...unasked.map(({ seq, n, kind, name }) => `${kind} ${name} of ${seq}:${n} was asked for by nobody`),
      ],
    };
  },
};

const openEffectsAreWanted: Invariant = {
  promise: 'what is open is what the account waits for, and nothing waits for ever',
  check: ({ row, effects, replay: { open, last, from } }) => {
    if (!last) return { checked: 0, violations: [] };
    const waiting = effects.filter(({ kind, status }) => kind !== 'perform' && isOpen(status));
    const keys = new Set(waiting.map(({ seq, n }) => `${seq}:${n}`));
    const lost = [...open].filter(([key]) => !keys.has(key));
    const unwanted = waiting.filter(({ seq, n }) => seq >= from && !open.has(`${seq}:${n}`));
    const violations = [
      ...lost.map(([key, { kind, name }]) => `${kind} ${name} of ${key} is waited for, but nobody will do it`),
      ...unwanted.map(({ seq, n, kind, name }) => `${kind} ${name} of ${seq}:${n} is open, but no longer wanted`),
      ...effects
        .filter(({ status, leaseUntil, leaseToken }) => status === 'running' && (!leaseUntil || !leaseToken))
        .map(({ seq, n, name }) => `${name} of ${seq}:${n} is at work for nobody`),
    ];
    const invoked = waiting.filter(({ kind }) => kind === 'invoke').map(({ name }) => name);
    for (const child of Object.keys(last.account.children)) {
      if (!invoked.includes(child)) violations.push(`the account waits for ${child}, which is not at work`);
    }
    if (last.account.status === 'active' && waiting.length === 0) {
      violations.push(`nothing will ever wake it in ${row.state}`);
    }
    return { checked: waiting.length, violations };
  },
};

const answersWereWanted: Invariant = {
  promise: 'every completion belongs to an effect that was current, once',
  check: ({ entries, effects, replay: { staleAnswers } }) => {
    const answers = entries.flatMap((entry) => answeredBy(entry) ?? []);
    const settled = effects.filter(
      ({ kind, status }) => kind !== 'perform' && (status === 'done' || status === 'failed'),
    );
    const violations = staleAnswers.map(
      ({ seq, eventId }) => `entry ${seq} (${eventId}) answers what nobody waited for`,
    );
    const ended = new Set(settled.map(({ seq, n }) => `${seq}:${n}`));
    for (const key of answers) if (!ended.has(key)) violations.push(`effect ${key} was answered, but is not settled`);
    for (const { seq, n, name } of settled) {
      const times = answers.filter((key) => key === `${seq}:${n}`).length;
      if (times !== 1) violations.push(`${name} of ${seq}:${n} is settled, but was answered ${times} times`);
    }
    return { checked: answers.length, violations };
  },
};

function isOpen(status: string): boolean {
  return status === 'pending' || status === 'running';
}

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
