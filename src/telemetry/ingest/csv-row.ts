/** Columns that hold more than text. Lists are separated by semicolons; `events.<feature>` and `groups.<team>` columns make up an object. */
const NUMBERS = new Set(['activeUsers', 'licensedUsers', 'sessions', 'value']);
const LISTS = new Set(['users', 'people', 'escalatedOn', 'reopenedOn']);
const OBJECTS = ['events', 'groups'];

/** A cell that is no number where one is due stays text, so that the row is refused with the field's name. */
export function fromCsv(record: Record<string, string>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const objects: Record<string, Record<string, unknown>> = {};
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue;
    const [name = '', part] = column.split(/\.(.*)/);
    if (OBJECTS.includes(name)) {
      objects[name] = { ...objects[name], ...(part === undefined ? toObject(cell) : { [part]: toNumber(cell) }) };
    } else if (NUMBERS.has(column)) row[column] = toNumber(cell);
    else if (LISTS.has(column)) row[column] = cell.split(';').map((item) => item.trim());
    else if (column === 'twoWay') row[column] = cell === 'true' ? true : cell === 'false' ? false : cell;
    else row[column] = cell;
  }
  return { ...row, ...objects };
}

function toNumber(cell: string): number | string {
  return Number.isFinite(Number(cell)) ? Number(cell) : cell;
}

/** What is no object becomes one that is refused. */
function toObject(cell: string): object {
  try {
    const value: unknown = JSON.parse(cell);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { [cell]: cell };
  } catch {
    return { [cell]: cell };
  }
}
