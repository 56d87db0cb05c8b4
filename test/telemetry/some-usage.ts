import { type DataSource } from 'typeorm';
import { addDays } from '../../src/calendar/calendar';
import { type UsageSeries } from '../../src/scoring';
import { UsageDay } from '../../src/store/entities';

export const asOf = '2026-11-24';
const DAYS = 120;

/** Four months with gaps, quiet days, days with ids and days with counts only. */
export async function someUsage(db: DataSource, random: () => number, seed: number): Promise<UsageSeries> {
  const from = addDays(asOf, -DAYS);
  const days = Array.from({ length: DAYS + 1 }, (_, n) => {
    if (random() < 0.15 * (seed % 3)) return null;
    const count = random() < 0.1 ? 0 : Math.floor(random() * 20);
    const ids = Array.from({ length: Math.floor(random() * 22) }, () => `u${Math.floor(random() * 60)}`);
    return { date: addDays(from, n), count, ids: seed % 2 === 0 || random() < 0.9 ? [...new Set(ids)] : null };
  });
  await db.manager.insert(
    UsageDay,
    days.flatMap((day) =>
      day ? [{ accountId: 'acme', date: day.date, activeUsers: day.count, events: {}, users: day.ids }] : [],
    ),
  );
  return { from, activeUsers: days.map((day) => day?.count ?? null), users: days.map((day) => day?.ids ?? null) };
}

/** A small generator with a seed, so that a failure can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
