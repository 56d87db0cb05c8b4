import { type EffectKey } from '../../lifecycle/effect.roles';

/** What an effect is called over HTTP and on pages. */
export function idOf({ accountId, seq, n }: EffectKey): string {
  return `${accountId}:${seq}:${n}`;
}

/** The effect that an id names; undefined where no effect could have such an id. */
export function keyIn(id: string): EffectKey | undefined {
  const [, accountId, seq, n] = /^(.+):(\d{1,9}):(\d{1,4})$/.exec(id) ?? [];
  return accountId === undefined ? undefined : { accountId, seq: Number(seq), n: Number(n) };
}
