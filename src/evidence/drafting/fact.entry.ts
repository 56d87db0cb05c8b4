import { type Citation } from './artifact.types';

/** A fact under its evidence id. */
export type Entry = [id: string, fact: Citation];

/** One fact of a field of a record; nothing when the field is empty. */
export function field<Value extends string | number>(
  [record, name]: [record: string, name: string],
  value: Value | null,
  label: (value: Value) => string,
): Entry[] {
  if (value === null || value === '') return [];
  return [[`${record}.${name}`, { label: label(value), value, sources: [{ record, field: name, value }] }]];
}
