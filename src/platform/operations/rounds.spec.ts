import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Rounds } from './rounds';

describe('rounds of work', () => {
  it('are one at a time, and one more for all who ask meanwhile', async () => {
    let atOnce = 0;
    const seen: number[] = [];
    const rounds = new Rounds(async () => {
      seen.push((atOnce += 1));
      await pause(5);
      atOnce -= 1;
    }, new AbortController().signal);
    await Promise.all([rounds.ask(), rounds.ask(), rounds.ask()]);
    expect(seen).toEqual([1, 1]);
    await rounds.ask();
    expect(seen).toEqual([1, 1, 1]);
  });

  it('begin anew after one that failed', async () => {
    const outcomes = [() => Promise.reject<void>(new Error('out')), () => Promise.resolve()];
    const rounds = new Rounds(() => outcomes.shift()?.() ?? Promise.resolve(), new AbortController().signal);
    await expect(rounds.ask()).rejects.toThrow('out');
    await rounds.ask();
    expect(outcomes).toEqual([]);
  });

  it('end with the one under way when they are to stop', async () => {
    const stopping = new AbortController();
    let begun = 0;
    const rounds = new Rounds(async () => {
      begun += 1;
      await pause(5);
    }, stopping.signal);
    void rounds.ask();
    void rounds.ask();
    stopping.abort();
    await rounds.ended();
    expect(begun).toBe(1);
  });
});
