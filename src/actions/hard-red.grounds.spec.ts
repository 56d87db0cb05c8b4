import { describe, expect, it } from '@jest/globals';
import { type AccountRecord } from '../evidence/drafting/account-record.types';
import { record } from '../../test/support/account-record';
import { behindHardRed } from './hard-red.grounds';

const [champion] = record.stakeholders;
const boss = { ...champion!, name: 'Gordon Stahl', title: 'Programme VP', email: 'g@x.example', executive: true };
const told = (signal: string, more: Partial<AccountRecord> = {}) =>
  behindHardRed(signal, { ...record, ...more }).replace(/\u00a0/g, ' ');

describe('what stands behind a hard red', () => {
  it('is the ticket, and since when it is open', () => {
    const openTickets = [
      { id: 'T-23', priority: 'P1', openedOn: '2026-10-28' },
      { id: 'T-24', priority: 'P3', openedOn: '2026-10-29' },
    ];
    expect(told('p1_open', { openTickets })).toBe('Ticket T-23 has been open since 28 Oct 2026.');
  });

  it('is who has left, in the words of whoever wrote it', () => {
    const quote = 'Simone left on Friday.';
    const evidence = [{ documentId: 'd1', quote, start: 0, end: quote.length }];
    const gone = { stakeholders: [{ ...champion!, left: true }, boss], riskSignals: [] };
    expect(told('champion_left', gone)).toBe('Simone Achterberg (Head of Yards) has left.');
    expect(told('champion_left', { ...gone, riskSignals: [{ signal: 'champion_left', evidence }] })).toBe(
      'Simone Achterberg (Head of Yards) has left. “Simone left on Friday.”',
    );
  });

  it('is the executive and the last contact by whichever way, or that there is no executive', () => {
    const stakeholders = [champion!, boss];
    const contacts = [{ person: 'g@x.example', on: '2026-09-03' }];
    expect(told('executive_silent', { stakeholders, contacts })).toBe(
      'The last contact with Gordon Stahl (Programme VP) was on 3 Sep 2026.',
    );
    expect(
      told('executive_silent', { stakeholders: [{ ...boss, title: null, lastContact: null }], contacts: [] }),
    ).toBe('No contact with Gordon Stahl is on record.');
    expect(told('executive_silent')).toBe('Nobody on the stakeholder map is an executive.');
  });

  it('is the fall of the health with both its days, and the last week of use', () => {
    const scoreHistory = [
      { asOf: '2026-10-20', risk: 20, health: 82 },
      { asOf: '2026-11-10', risk: 20, health: null },
      { asOf: '2026-11-23', risk: 40, health: 66 },
    ];
    expect(told('health_drop', { scoreHistory })).toBe('It was 82 on 20 Oct 2026 and is 66 on 23 Nov 2026.');
    expect(told('health_drop', { scoreHistory: scoreHistory.slice(1) })).toBe('');
    const weeklyUse = [
      { monday: '2026-11-02', people: 4 },
      { monday: '2026-11-09', people: 0 },
    ];
    expect(told('no_login', { weeklyUse })).toBe('The last week with anybody in the product began on 2 Nov 2026.');
  });

  it('is the end of a contract of which notice is given', () => {
    expect(told('notice_given')).toBe('The contract ends on 1 Jul 2027.');
  });
});
