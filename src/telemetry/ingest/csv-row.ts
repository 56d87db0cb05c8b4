/** Columns that hold more than text. Lists are separated by semicolons; `events.<feature>` columns make up `events`. */
const NUMBERS = new Set(['activeUsers', 'licensedUsers', 'sessions', 'value']);
const LISTS = new Set(['users', 'people', 'escalatedOn', 'reopenedOn']);

/** A cell that is no number where one is due stays text, so that the row is refused with the field's name. */
export function fromCsv(record: Record<string, string>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const events: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue;
    if (column.startsWith('events.')) events[column.slice('events.'.length)] = toNumber(cell);
    else if (column === 'events') Object.assign(events, toObject(cell));
    else if (NUMBERS.has(column)) row[column] = toNumber(cell);
    else if (LISTS.has(column)) row[column] = cell.split(';').map((item) => item.trim());
    else if (column === 'twoWay') row[column] = cell === 'true' ? true : cell === 'false' ? false : cell;
    else row[column] = cell;
  }
  return Object.keys(events).length > 0 ? { ...row, events } : row;
}

function toNumber(cell: string): number | string {
  return Number.isFinite(Number(cell)) ? Number(cell) : cell;
}

function toObject(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return { [cell]: cell };
  }
}
