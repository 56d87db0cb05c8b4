import { describe, expect, it } from '@jest/globals';
import { accountActors } from '../../lifecycle/account.actors';
import { delays } from '../../lifecycle/account.delays';
import { effects } from '../../lifecycle/account.effects';
import { failureInWords, workInWords } from './work.words';

describe('work that is left undone', () => {
  it('has words for all that an account can ask for', () => {
    const delayed = Object.keys(delays).filter((name) => name !== 'nextCalendarDate');
    const asked = [
      ...Object.keys(accountActors),
      ...Object.keys(effects),
      ...delayed.map((name) => `xstate.after.${name}.account.active`),
    ].map((name) => workInWords({ name }));
    expect(asked.filter((words) => !/^[A-Z][a-z]+ (?:\S+ )+\S+$/.test(words))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each([
    ['xstate.after.reminder.account.active', 'Remind whoever was asked, after a day without an answer'],
    ['renewalCalendar', 'Look at the calendar of its renewal'],
    ['danceOnTables', 'Dance on tables'],
  ])('%s', (name, said) => {
    expect(workInWords({ name })).toBe(said);
  });

  it.each([
    ['It never came to an end', 'The server stopped each time while it was at it.'],
    ['Nobody is registered for holdActions', 'This version of the server does not know how to do it.'],
    ['The answer of fetchAnchors cannot be used: x', 'What came back could not be used.'],
    ['connect ECONNREFUSED 10.0.0.1:5432', null],
    [null, 'No reason is on record.'],
  ])('%s', (error, said) => {
    expect(failureInWords(error)).toBe(said);
  });
});
