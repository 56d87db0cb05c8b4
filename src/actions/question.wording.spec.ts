import { describe, expect, it } from '@jest/globals';
import { newsOf } from './question.wording';

const contract = {
  startDate: '2026-06-01',
  renewalDate: '2027-06-01',
  noticePeriodDays: 60,
  arr: 60_000,
  seats: 400,
};
const news = (what: string, more: Partial<typeof contract> = {}) =>
  newsOf(what, { contract: { ...contract, ...more } }).replace(/\u00a0/g, ' ');

describe('what an alarm has to say', () => {
  it('names the day by which notice can be given, and by which a plan was due', () => {
    expect(news('notice_deadline')).toBe('The customer can give notice until 2 Apr 2027.');
    expect(news('success_plan_overdue')).toBe('It was due on 1 Jul 2026.');
  });
});
