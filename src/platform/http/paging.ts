import { z } from 'zod';
import { InvalidRequest } from '../problems/problem';

/** Text in a place, such as the database can hold. */
export const PlaceText = z.string().refine((text) => !text.includes('\0'));

/** An opaque place in a list, made of the values it is sorted by. */
function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws InvalidRequest when the cursor is none that this list gave out. */
export function decodeCursor<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new InvalidRequest([
      { field: 'cursor', detail: 'send the nextCursor of an earlier answer to the same list' },
    ]);
  }
}

/** One page of `limit` items from `limit + 1` rows, and the cursor of the next when there is one. */
export function page<Row, Item>(
  rows: Row[],
  limit: number,
  show: (row: Row) => Item,
  placeOf: (row: Row) => (string | number | null)[],
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null;
  return { items: shown.map(show), nextCursor };
}
