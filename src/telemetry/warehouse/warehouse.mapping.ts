import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { WrongSetting } from '../../platform/settings/setting.rules';
import { type TicketTable } from '../scores/ticket.parts';
import { type UsageTable } from '../scores/usage.parts';

const NAME = String.raw`(?:[A-Za-z_][A-Za-z0-9_$]*|"[^"$?]{1,200}")`;
/** Names stand in the SQL as they are, so that nothing else may pass for one. */
const Column = z.string().regex(new RegExp(`^${NAME}$`), 'give a column name, in double quotes unless it is plain');
const Table = z
  .string()
  .regex(
    new RegExp(`^${NAME}(?:\\.${NAME}){0,2}$`),
    'give a table as name, schema.name or database.schema.name, in double quotes unless it is plain',
  );
const Word = z.string().regex(/^[\w .:/+-]{1,60}$/, 'give words of letters, digits, blanks and . : / + -');

const Mapping = z
  .strictObject({
    usage: z
      .strictObject({
        table: Table,
        account: Column,
        day: Column,
        activeUsers: Column,
        users: Column.optional(),
        events: Column.optional(),
        groups: Column.optional(),
      })
      .optional(),
    tickets: z
      .strictObject({
        table: Table,
        account: Column,
        openedOn: Column,
        closedOn: Column,
        priority: z.strictObject({ column: Column, P1: z.array(Word).min(1), P2: z.array(Word).default([]) }),
        escalatedOn: Column.optional(),
        reopenedOn: Column.optional(),
      })
      .optional(),
  })
  .refine(({ usage, tickets }) => usage ?? tickets, 'name the table of usage, of tickets, or both');

/** The tables of a warehouse, as the metrics statement names them. */
export interface WarehouseMapping {
  usage?: UsageTable;
  tickets?: TicketTable;
}

/** @param file the operator's mapping; without one the names of the default mapping. @throws WrongSetting */
export function mappingIn(file: string | undefined): WarehouseMapping {
  try {
    return readWarehouseMapping(readFileSync(file ?? join(__dirname, 'default-mapping.yaml'), 'utf8'));
  } catch (error) {
    if (error instanceof WrongSetting) throw error;
    throw wrong('', `${file} cannot be read: give the path of a YAML file`);
  }
}

/** @throws WrongSetting */
export function readWarehouseMapping(yaml: string): WarehouseMapping {
  const { usage, tickets } = parsed(yaml);
  return { usage, tickets: tickets && ticketTableOf(tickets) };
}

function parsed(yaml: string): z.infer<typeof Mapping> {
  try {
    const read = Mapping.safeParse(parse(yaml));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw wrong(issue?.path.join('.') ?? '', issue?.message ?? 'not a mapping');
  } catch (error) {
    if (error instanceof YAMLParseError) throw wrong('', error.message.split('\n')[0] ?? 'not YAML');
    throw error;
  }
}

type Tickets = NonNullable<z.infer<typeof Mapping>['tickets']>;

function ticketTableOf({ priority, escalatedOn, reopenedOn, ...table }: Tickets): TicketTable {
  const isOneOf = (words: string[]) =>
    words.length === 0
      ? 'false'
      : `coalesce(t.${priority.column}::text, '') IN (${words.map((word) => `'${word}'`).join(', ')})`;
  const within90 = (column?: string) =>
    column === undefined
      ? '0'
      : `CASE WHEN t.${column}::date >= $1::date - 90 AND t.${column}::date < $1::date THEN 1 ELSE 0 END`;
  return {
    ...table,
    isP1: isOneOf(priority.P1),
    isP2: isOneOf(priority.P2),
    escalations90: within90(escalatedOn),
    reopenings90: within90(reopenedOn),
  };
}

function wrong(field: string, reason: string): WrongSetting {
  return new WrongSetting('TELEMETRY_MAPPING_FILE', field ? `${field}: ${reason}` : reason);
}
