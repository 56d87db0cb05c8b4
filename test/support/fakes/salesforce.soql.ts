/** A query in the part of SOQL that the fake org understands. */
export interface Soql {
  /** `COUNT()` alone asks for the number of records. */
  fields: string[];
  object: string;
  where: Condition | null;
  orderBy: { field: string; descending: boolean }[];
  limit: number;
}

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { field: string; operator: '=' | '!=' | '>' | '<' | 'LIKE' | 'IN'; values: Value[] };
type Value = string | number | boolean | null | Date;

export class MalformedQuery extends Error {}

/** @throws MalformedQuery */
export function parseSoql(text: string): Soql {
  const tokens = tokensOf(text);
  const take = (expected?: string): string => {
    const token = tokens.shift() ?? '';
    if (expected !== undefined && token.toUpperCase() !== expected) {
      throw new MalformedQuery(`unexpected token: '${token}', expecting ${expected}`);
    }
    return token;
  };
  const isNext = (word: string) => tokens[0]?.toUpperCase() === word;
  const skip = (word: string) => isNext(word) && take() !== '';
  const listed = <Item>(item: () => Item): Item[] => {
    const items = [item()];
    while (skip(',')) items.push(item());
    return items;
  };

  const condition = (): Condition => {
    const any = [conjunction()];
    while (skip('OR')) any.push(conjunction());
    return any.length === 1 ? any[0]! : { any };
  };
  const conjunction = (): Condition => {
    const all = [comparison()];
    while (skip('AND')) all.push(comparison());
    return all.length === 1 ? all[0]! : { all };
  };
  const comparison = (): Condition => {
    if (skip('(')) {
      const inner = condition();
      take(')');
      return inner;
    }
    const field = take();
    const operator = take().toUpperCase();
    if (operator === 'IN') {
      take('(');
      const values = listed(() => valueOf(take()));
      take(')');
      return { field, operator, values };
    }
    if (operator === '=' || operator === '!=' || operator === '>' || operator === '<' || operator === 'LIKE') {
      return { field, operator, values: [valueOf(take())] };
    }
    throw new MalformedQuery(`unexpected token: '${operator}'`);
  };

  take('SELECT');
  const fields = isNext('COUNT') ? [take() + take('(') + take(')')] : listed(() => take());
  take('FROM');
  const object = take();
  const where = skip('WHERE') ? condition() : null;
  const orderBy = skip('ORDER') ? (take('BY'), listed(() => ({ field: take(), descending: skip('DESC') }))) : [];
  const limit = skip('LIMIT') ? Number(take()) : Infinity;
  if (tokens.length > 0) throw new MalformedQuery(`unexpected token: '${tokens[0]}'`);
  return { fields, object, where, orderBy, limit };
}

function tokensOf(text: string): string[] {
  const found = [...text.matchAll(/\s+|('(?:[^'\\]|\\.)*'|[(),]|!=|[=<>]|[\w.:+-]+)/gsy)];
  if (found.map(([all]) => all).join('') !== text) throw new MalformedQuery(`unexpected character in ${text}`);
  return found.flatMap(([, token]) => token ?? []);
}

function valueOf(token: string): Value {
  if (token.startsWith("'")) {
    return token
      .slice(1, -1)
      .replace(/\\(.)/gs, (_, char: string) => ({ n: '\n', r: '\r', _: '\\_', '%': '\\%' })[char] ?? char);
  }
  if (/^(?:true|false)$/i.test(token)) return token.toLowerCase() === 'true';
  if (/^null$/i.test(token)) return null;
  if (/^\d{4}-\d\d-\d\dT/.test(token)) return new Date(token);
  const number = Number(token);
  if (Number.isNaN(number)) throw new MalformedQuery(`unexpected token: '${token}'`);
  return number;
}

/** Whether a record, of which `read` gives the fields, meets a condition. */
export function meets(condition: Condition, read: (field: string) => unknown): boolean {
  if ('all' in condition) return condition.all.every((each) => meets(each, read));
  if ('any' in condition) return condition.any.some((each) => meets(each, read));
  const { field, operator, values } = condition;
  const given = read(field) ?? null;
  const [value = null] = values;
  switch (operator) {
    case '=':
      return compare(given, value) === 0;
    case '!=':
      return compare(given, value) !== 0;
    case '>':
      return given !== null && compare(given, value) > 0;
    case '<':
      return given !== null && compare(given, value) < 0;
    case 'IN':
      return typeof given === 'string' && values.includes(given);
    case 'LIKE':
      return typeof given === 'string' && pattern(String(value)).test(given);
  }
}

export function compare(a: unknown, b: unknown): number {
  if (b instanceof Date) return Date.parse(String(a)) - b.getTime();
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function pattern(like: string): RegExp {
  const parts = [...like.matchAll(/\\([%_])|(%)|(_)|([^])/g)].map(([, escaped, many, one, char]) => {
    if (many) return '.*';
    if (one) return '.';
    return (escaped ?? char ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'is');
}
