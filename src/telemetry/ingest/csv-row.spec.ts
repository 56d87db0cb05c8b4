import { describe, expect, it } from '@jest/globals';
import { fromCsv } from './csv-row';
import { telemetryRows } from './telemetry.rows';

const day = { account: 'crm-1', date: '2026-11-20', activeUsers: '7' };
const read = (cells: object) => telemetryRows.usage.safeParse(fromCsv({ ...day, ...cells }));

describe('a row of CSV', () => {
  it('takes features and teams from columns of their own or from one cell of JSON', () => {
    const asColumns = read({ 'events.reports': '3', 'groups.North.East': '4', users: 'u1; u2' });
    const asJson = read({ events: '{"reports": 3}', groups: '{"North.East": 4}', users: 'u1;u2' });
    expect(asColumns.data).toEqual({
      ...day,
      activeUsers: 7,
      events: { reports: 3 },
      groups: { 'North.East': 4 },
      users: ['u1', 'u2'],
    });
    expect(asJson.data).toEqual(asColumns.data);
  });

  it.each(['[1, 2]', '5', 'null', 'many', '{"reports": "often"}'])('refuses %s as events', (events) => {
    expect(read({ events }).error?.issues[0]?.path[0]).toBe('events');
  });

  it('leaves out what is empty', () => {
    expect(read({ events: '', groups: '', sessions: '' }).data).toEqual({ ...day, activeUsers: 7 });
  });
});
