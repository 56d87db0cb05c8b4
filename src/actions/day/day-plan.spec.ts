import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planDay, type Task } from './day-plan';

const task = (id: string, part: Partial<Task> = {}): Task => ({
  accountId: 'acme',
  account: 'Acme',
  kind: 'schedule_meeting',
  id,
  title: id,
  asks: 'work',
  approval: null,
  dueOn: null,
  rank: null,
  ...part,
});
const numbers = {
  workingDay: { minutes: 60, perAction: { default: 20, schedule_meeting: 45 } },
  reviewMinutes: { default: 4, renewal_brief: 20 },
};
const idsOf = (tasks: Task[]) => planDay(tasks, numbers).today.map(({ id }) => id);

describe('a day', () => {
  it('holds what comes first, and what is short enough to fit behind it', () => {
    const mail = { kind: 'send_email' };
    const tasks = [task('meeting'), task('another meeting'), task('mail', mail), task('yes', { asks: 'decision' })];
    expect(planDay(tasks, numbers)).toMatchObject({ minutes: 60, planned: 49, later: 2 });
    expect(idsOf(tasks)).toEqual(['meeting', 'yes']);
  });

  it('counts a decision by the time of its review', () => {
    expect(planDay([task('brief', { kind: 'renewal_brief', asks: 'decision' })], numbers)).toMatchObject({
      planned: 20,
      today: [{ minutes: 20 }],
    });
  });

  it('begins with the first task even when that is longer than the day', () => {
    const short = { ...numbers, workingDay: { ...numbers.workingDay, minutes: 30 } };
    expect(planDay([task('meeting'), task('other')], short)).toMatchObject({ today: [{ id: 'meeting' }], later: 1 });
  });

  it('is never overfilled, leaves nothing out that fits, and keeps the order', () => {
    const kinds = fc.constantFrom('schedule_meeting', 'send_email');
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 12 }), (given) => {
        const tasks = given.map((kind, at) => task(String(at), { kind }));
        const { today, planned, later } = planDay(tasks, numbers);
        expect(planned <= 60 || today.length === 1).toBe(true);
        expect(today.length + later).toBe(tasks.length);
        const order = today.map(({ id }) => Number(id));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const shortest = Math.min(...tasks.filter(({ id }) => !order.includes(Number(id))).map(minutesOf), Infinity);
        expect(planned + shortest).toBeGreaterThan(60);
      }),
    );
  });
});

function minutesOf({ kind }: Task): number {
  return kind === 'schedule_meeting' ? 45 : 20;
}
