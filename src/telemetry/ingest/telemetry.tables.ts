import { type z } from 'zod';
import { telemetryRows, type TelemetryKind } from './telemetry.rows';

type Cell = string | number | boolean | null;

/** How a kind of row is stored: one array a column, written by one statement a batch. */
export interface Table {
  name: string;
  /** Columns beside account_id that make the key. */
  key: string[];
  columns: { name: string; type: string; cast?: string }[];
  /** Reads a row as it came in: the account it names, and its cells in the order of the columns. */
  row: z.ZodType<{ account: string; cells: Cell[] }>;
}

interface Shape<Row> {
  name: string;
  key: string[];
  columns: (Table['columns'][number] & { of: (row: Row) => Cell })[];
}

function storing<Row extends { account: string }>(schema: z.ZodType<Row>, shape: Shape<Row>): Table {
  return {
    ...shape,
    row: schema.transform((row) => ({ account: row.account, cells: shape.columns.map(({ of }) => of(row)) })),
  };
}

const list = (items: readonly string[] | null | undefined) =>
  `{${(items ?? []).map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

export const telemetryTables: Record<TelemetryKind, Table> = {
  usage: storing(telemetryRows.usage, {
    name: 'usage_daily',
    key: ['date'],
    columns: [
      { name: 'date', type: 'date', of: ({ date }) => date },
      { name: 'active_users', type: 'integer', of: ({ activeUsers }) => activeUsers },
      { name: 'licensed_users', type: 'integer', of: ({ licensedUsers }) => licensedUsers ?? null },
      { name: 'sessions', type: 'integer', of: ({ sessions }) => sessions ?? null },
      { name: 'events', type: 'jsonb', of: ({ events }) => JSON.stringify(events ?? {}) },
      { name: 'users', type: 'text', cast: 'text[]', of: ({ users }) => (users ? list([...new Set(users)]) : null) },
      { name: 'groups', type: 'jsonb', of: ({ groups }) => (groups ? JSON.stringify(groups) : null) },
    ],
  }),
  tickets: storing(telemetryRows.tickets, {
    name: 'ticket',
    key: ['id'],
    columns: [
      { name: 'id', type: 'text', of: ({ id }) => id },
      { name: 'opened_on', type: 'date', of: ({ openedOn }) => openedOn },
      { name: 'closed_on', type: 'date', of: ({ closedOn }) => closedOn ?? null },
      { name: 'priority', type: 'text', of: ({ priority }) => priority },
      { name: 'escalated_on', type: 'text', cast: 'date[]', of: ({ escalatedOn }) => list(escalatedOn) },
      { name: 'reopened_on', type: 'text', cast: 'date[]', of: ({ reopenedOn }) => list(reopenedOn) },
    ],
  }),
  surveys: storing(telemetryRows.surveys, {
    name: 'survey',
    key: ['id'],
    columns: [
      { name: 'id', type: 'text', of: ({ id }) => id },
      { name: 'kind', type: 'text', of: ({ kind }) => kind },
      { name: 'respondent', type: 'text', of: ({ respondent }) => respondent },
      { name: 'value', type: 'numeric', of: ({ value }) => value },
      { name: 'on', type: 'date', of: ({ on }) => on },
    ],
  }),
  milestones: storing(telemetryRows.milestones, {
    name: 'milestone',
    key: ['key'],
    columns: [
      { name: 'key', type: 'text', of: ({ key }) => key },
      { name: 'on', type: 'date', of: ({ on }) => on },
      { name: 'name', type: 'text', of: ({ name }) => name ?? null },
    ],
  }),
  interactions: storing(telemetryRows.interactions, {
    name: 'interaction',
    key: ['id'],
    columns: [
      { name: 'id', type: 'text', of: ({ id }) => id },
      { name: 'kind', type: 'text', of: ({ kind }) => kind },
      { name: 'at', type: 'timestamptz', of: ({ at }) => at },
      { name: 'people', type: 'jsonb', of: ({ people }) => JSON.stringify(people) },
      { name: 'two_way', type: 'boolean', of: ({ twoWay }) => twoWay },
    ],
  }),
  kpis: storing(telemetryRows.kpis, {
    name: 'kpi_reading',
    key: ['criterion', 'on'],
    columns: [
      { name: 'criterion', type: 'text', of: ({ criterion }) => criterion },
      { name: 'on', type: 'date', of: ({ on }) => on },
      { name: 'value', type: 'numeric', of: ({ value }) => value },
    ],
  }),
};

/** One statement for a batch, with an array for account_id and one for each column; an equal row is left alone. */
export function upsertOf({ name, key, columns }: Table): string {
  const quoted = columns.map((column) => `"${column.name}"`);
  const arrays = columns.map(({ type }, at) => `$${at + 2}::${type}[]`);
  const values = columns.map(({ name: column, cast }) => (cast ? `r."${column}"::${cast}` : `r."${column}"`));
  const changing = columns.filter((column) => !key.includes(column.name)).map((column) => `"${column.name}"`);
  return `
    INSERT INTO ${name} AS kept (account_id, ${quoted.join(', ')})
    SELECT r.account_id, ${values.join(', ')}
      FROM unnest($1::text[], ${arrays.join(', ')}) AS r (account_id, ${quoted.join(', ')})
    ON CONFLICT (account_id, ${key.map((column) => `"${column}"`).join(', ')}) DO UPDATE
      SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}
    WHERE (${changing.map((column) => `kept.${column}`).join(', ')})
      IS DISTINCT FROM (${changing.map((column) => `excluded.${column}`).join(', ')})`;
}
