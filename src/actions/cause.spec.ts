import { describe, expect, it } from '@jest/globals';
import { causeOf, causesLike, partsOf } from './cause';

describe('the cause of a work unit', () => {
  it('is stored as its family and what names it', () => {
    expect([
      causeOf.question('missing_anchors'),
      causeOf.alert('hard_red', ['p1_open', 'no_login']),
      causeOf.alert('success_plan_overdue', []),
      causeOf.milestone(2, 'executive'),
    ]).toEqual([
      'question:missing_anchors',
      'alert:hard_red:p1_open:no_login',
      'alert:success_plan_overdue',
      'milestone:2:executive',
    ]);
  });

  it('is read back from what is stored', () => {
    const alert = { family: 'alert', what: 'hard_red', details: ['p1_open', 'no_login'] };
    expect(partsOf(causeOf.alert('hard_red', ['p1_open', 'no_login']))).toEqual(alert);
    expect(partsOf('of a family we do not know')).toEqual({ family: null, what: '', details: [] });
  });

  it('is found in SQL by how it begins', () => {
    expect([causesLike('reminder'), causesLike('milestone', 1)]).toEqual(['reminder:%', 'milestone:1:%']);
  });
});
