import { type Cursor } from '../crm/crm.source';

/** A text as a literal of SOQL: what it contains cannot end it. */
export function literal(text: string): string {
  return `'${escaped(text)}'`;
}

/** The text anywhere in a field, as a literal for LIKE. */
export function anywhere(text: string): string {
  return `'%${escaped(text).replace(/[%_]/g, '\\$&')}%'`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\'"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

export function isOneOf(field: string, values: readonly string[]): string {
  return `${field} IN (${values.map(literal).join(',')})`;
}

/** Records behind a position, in the order of stamp and id. An instant stands in SOQL without quotes. */
export function behind({ stamp, id }: Cursor): string {
  const instant = new Date(stamp).toISOString();
  return `(SystemModstamp > ${instant} OR (SystemModstamp = ${instant} AND Id > ${literal(id)}))`;
}

export const IN_ORDER = 'ORDER BY SystemModstamp, Id';

/** Names of fields, from a mapping that people write, never hold more than names. */
export function select(fields: readonly string[], object: string, ...clauses: string[]): string {
  const odd = [object, ...fields].find((name) => !/^\w+(?:\.\w+)*$/.test(name));
  if (odd !== undefined) throw new TypeError(`${odd} is no name of a field in Salesforce`);
  return [`SELECT ${[...new Set(fields)].join(',')} FROM ${object}`, ...clauses.filter(Boolean)].join(' ');
}

/** As many ids as fit into the address of one query. */
export const IDS_AT_ONCE = 200;
