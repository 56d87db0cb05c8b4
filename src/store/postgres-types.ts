import { types } from 'pg';

type Parse = (text: string) => unknown;

/**
 * How values arrive: a calendar date stays the string it is (a Date would move it across time zones), numbers arrive
 * as numbers. `numeric` is money and scores here, well inside what a double holds exactly to the cent.
 */
const parsers: Record<number, Parse> = {
  [types.builtins.INT8]: Number,
  [types.builtins.NUMERIC]: Number,
  [types.builtins.DATE]: String,
  // date[]: the driver's table of names leaves array types out.
  1182: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')),
};

/** Given to each connection, so that other users of the driver in this process keep its defaults. */
export const postgresTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    const ours = format === 'binary' ? undefined : parsers[oid];
    return ours ?? types.getTypeParser(oid, format);
  },
};
