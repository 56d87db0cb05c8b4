import { keyOf } from '../effect.changes';
import { type Invariant } from './invariants';
import { answeredBy } from './replay';

export const effectsAreAsked: Invariant = {
  promise: 'every effect was asked for by an entry, and none is missing',
  check: ({ effects, replay: { asked, from, failure } }) => {
    if (failure) return { checked: 0, violations: [] };
    const stored = new Map(effects.map((effect) => [keyOf(effect), effect]));
    const missing = [...asked].filter(([key, { kind, name }]) => {
      const effect = stored.get(key);
      return effect?.kind !== kind || effect.name !== name;
    });
    const unasked = effects.filter((effect) => effect.seq >= from && !asked.has(keyOf(effect)));
    return {
      checked: effects.length,
      violations: [
        ...missing.map(([key, { kind, name }]) => `${kind} ${name} of ${key} is missing`),
        ...unasked.map((effect) => `${effect.kind} ${effect.name} of ${keyOf(effect)} was asked for by nobody`),
      ],
    };
  },
};

export const openEffectsAreWanted: Invariant = {
  promise: 'what is open is what the account waits for, and nothing waits for ever',
  check: ({ row, effects, replay: { open, last, from } }) => {
    if (!last) return { checked: 0, violations: [] };
    const waiting = effects.filter(({ kind, status }) => kind !== 'perform' && isOpen(status));
    const keys = new Set(waiting.map(keyOf));
    const lost = [...open].filter(([key]) => !keys.has(key));
    const unwanted = waiting.filter((effect) => effect.seq >= from && !open.has(keyOf(effect)));
    const violations = [
      ...lost.map(([key, { kind, name }]) => `${kind} ${name} of ${key} is waited for, but nobody will do it`),
      ...unwanted.map((effect) => `${effect.kind} ${effect.name} of ${keyOf(effect)} is open, but no longer wanted`),
      ...effects
        .filter(({ status, leaseUntil, leaseToken }) => status === 'running' && (!leaseUntil || !leaseToken))
        .map((effect) => `${effect.name} of ${keyOf(effect)} is at work for nobody`),
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

export const answersWereWanted: Invariant = {
  promise: 'every completion belongs to an effect that was current, once',
  check: ({ entries, effects, replay: { staleAnswers } }) => {
    const answers = entries.flatMap((entry) => answeredBy(entry) ?? []);
    const settled = effects.filter(
      ({ kind, status }) => kind !== 'perform' && (status === 'done' || status === 'failed'),
    );
    const violations = staleAnswers.map(
      ({ seq, eventId }) => `entry ${seq} (${eventId}) answers what nobody waited for`,
    );
    const ended = new Set(settled.map(keyOf));
    for (const key of answers) if (!ended.has(key)) violations.push(`effect ${key} was answered, but is not settled`);
    for (const effect of settled) {
      const key = keyOf(effect);
      const times = answers.filter((answered) => answered === key).length;
      if (times !== 1) violations.push(`${effect.name} of ${key} is settled, but was answered ${times} times`);
    }
    return { checked: answers.length, violations };
  },
};

function isOpen(status: string): boolean {
  return status === 'pending' || status === 'running';
}
