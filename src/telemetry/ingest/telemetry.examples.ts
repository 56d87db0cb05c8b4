import { type TelemetryKind } from './telemetry.rows';

const account = 'crm-1001';

const rows: Record<TelemetryKind, object> = {
  usage: {
    account,
    date: '2026-11-20',
    activeUsers: 2,
    sessions: 5,
    events: { reports: 7 },
    users: ['u1', 'u2'],
    groups: { dispatch: 1, billing: 1 },
  },
  tickets: { account, id: 'T-1', openedOn: '2026-11-18', priority: 'P2', escalatedOn: ['2026-11-19'] },
  surveys: { account, id: 'S-1', kind: 'nps', respondent: 'priya.raman@harbour.example', value: 8, on: '2026-11-10' },
  milestones: { account, key: 'first_value', on: '2026-10-15', name: 'First weekly report without manual work' },
  interactions: {
    account,
    id: 'I-1',
    kind: 'call',
    at: '2026-11-17T10:00:00Z',
    people: ['priya.raman@harbour.example'],
    twoWay: true,
  },
  kpis: { account, criterion: 'painMetric', value: 9, on: '2026-11-20' },
};

/** One row of each kind, ready to be sent. */
export const telemetryExamples = Object.fromEntries(
  Object.entries(rows).map(([kind, row]) => [kind, { value: [row] }]),
);
