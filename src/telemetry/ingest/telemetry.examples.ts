import { z } from 'zod';
import { TELEMETRY_KINDS, telemetryRows, type TelemetryKind } from './telemetry.rows';

const account = 'crm-1001';

const rows: Record<TelemetryKind, object> = {
  usage: {
    account,
    date: '2026-10-30',
    activeUsers: 2,
    sessions: 5,
    events: { reports: 7 },
    users: ['u1', 'u2'],
    groups: { dispatch: 1, billing: 1 },
  },
  tickets: { account, id: 'T-1', openedOn: '2026-10-26', priority: 'P2', escalatedOn: ['2026-10-28'] },
  surveys: { account, id: 'S-1', kind: 'nps', respondent: 'priya.raman@harbour.example', value: 8, on: '2026-10-20' },
  milestones: { account, key: 'first_value', on: '2026-10-15', name: 'First weekly report without manual work' },
  interactions: {
    account,
    id: 'I-1',
    kind: 'call',
    at: '2026-10-27T10:00:00Z',
    people: ['priya.raman@harbour.example'],
    twoWay: true,
  },
  kpis: { account, criterion: 'painMetric', value: 9, on: '2026-10-30' },
};

const EACH = Object.entries(rows).map(([kind, row]) => ({ kind, row }));
const examplesAs = (write: (row: object) => unknown) =>
  Object.fromEntries(EACH.map(({ kind, row }) => [kind, { value: write(row) }]));

/** A body in each of its forms, with one row of each kind that is ready to be sent. */
export const telemetryBody = {
  required: true,
  content: {
    'application/json': {
      schema: { type: 'array', items: { oneOf: TELEMETRY_KINDS.map(rowSchema) } },
      examples: examplesAs((row) => [row]),
    },
    'application/x-ndjson': {
      schema: { type: 'string', description: 'A row of JSON on each line' },
      examples: examplesAs((row) => `${JSON.stringify(row)}\n`),
    },
    'text/csv': {
      schema: { type: 'string', description: 'Columns are named like the fields; a list is separated by semicolons' },
      examples: examplesAs((row) => csvOf(new Map(Object.entries(row)))),
    },
  },
};

/** What code checks of a row, written as a schema. */
function rowSchema(kind: TelemetryKind): object {
  const { $schema: _, ...schema } = z.toJSONSchema(telemetryRows[kind], { io: 'input' });
  return { title: kind, ...schema };
}

function csvOf(row: Map<string, unknown>): string {
  const cells = [...row].flatMap(([name, value]): [string, unknown][] => {
    if (Array.isArray(value)) return [[name, value.join(';')]];
    if (typeof value !== 'object' || value === null) return [[name, value]];
    return Object.entries(value).map(([part, one]) => [`${name}.${part}`, one]);
  });
  return [cells.map(([name]) => name), cells.map(([, value]) => value)].map((line) => `${line.join(',')}\n`).join('');
}
