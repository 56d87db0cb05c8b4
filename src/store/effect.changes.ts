import { type Effect, type Happening } from '../lifecycle/decide';
import { type EffectKey } from '../lifecycle/effect.roles';
import { type EffectRow } from './entities';

/** What names an effect among those of one account. */
type Place = Pick<EffectKey, 'seq' | 'n'>;

/** As one word, which sets of effects go by. */
export function keyOf({ seq, n }: Place): string {
  return `${seq}:${n}`;
}

/** A claimed effect, as the answer to it names it. */
export type Claim = Place & { name: string; leaseToken: string };

export type AskedEffect = Pick<EffectRow, 'seq' | 'n' | 'kind' | 'name' | 'input' | 'dueAt' | 'status'>;
export type SettledEffect = Place & {
  name: string;
  status: 'done' | 'failed';
  result: unknown;
  error: string | null;
};

/** What became of effects while events of one account were decided. */
export interface EffectChanges {
  asked: AskedEffect[];
  settled: SettledEffect[];
  /** Names of invokes and timers of earlier entries that are no longer wanted. */
  withdrawn: Set<string>;
}

/** Effects count in their order: what was asked earlier among them can be withdrawn later. */
export function apply(changes: EffectChanges, effect: Effect, seq: number, n: number, now: Date): void {
  const { kind, name } = effect;
  if (kind === 'withdraw') return withdraw(changes, name);
  const dueAt = kind === 'timer' ? new Date(now.getTime() + effect.delayMs) : now;
  changes.asked.push({ seq, n, kind, name, input: effect.input, dueAt, status: 'pending' });
}

function withdraw(changes: EffectChanges, name: string): void {
  const asked = changes.asked.find((effect) => effect.name === name && effect.status === 'pending');
  if (asked) asked.status = 'withdrawn';
  else if (!changes.settled.some((effect) => effect.name === name)) changes.withdrawn.add(name);
}

export function settledBy({ seq, n, name }: Claim, happening: Happening): SettledEffect {
  const key = { seq, n, name };
  if ('error' in happening) return { ...key, status: 'failed', result: null, error: String(happening.error) };
  return { ...key, status: 'done', result: 'output' in happening ? happening.output : null, error: null };
}
