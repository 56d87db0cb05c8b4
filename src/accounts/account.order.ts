import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, page, PlaceText } from '../platform/http/paging';
import { type Curve } from '../scoring/curve';
import { type AccountRow } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';

/** What accounts can be sorted by, each the other way round with `-` before it; what is unknown comes last both ways. */
const COLUMNS = ['attention', 'name', 'phase', 'risk', 'health', 'renewal', 'arr'] as const;
export type SortColumn = (typeof COLUMNS)[number];
export type AccountSort = SortColumn | `-${SortColumn}`;
export const ACCOUNT_SORTS: readonly AccountSort[] = COLUMNS.flatMap((column) => [column, `-${column}` as const]);

/** What an order depends on beside the accounts. */
export interface OrderDay {
  policy: Pick<ActivePolicy, 'baseCurrency' | 'exchangeRates' | 'scores'>;
  today: string;
}

/** Reads accounts in an order, one page from where the cursor says. The id tells apart what is otherwise the same. */
export async function sortedPage<Item>(
  accounts: SelectQueryBuilder<AccountRow>,
  { sort, cursor, limit }: { sort: AccountSort; cursor?: string; limit: number },
  day: OrderDay,
  show: (row: AccountRow) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const { expression, type, place: ofType } = keyOf(columnOf(sort), day);
  const [direction, beyond] = isReversed(sort) ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
  accounts
    .addSelect(`(${expression})::text`, 'place')
    .addSelect(`(${expression}) IS NULL`, 'unknown')
    .setParameters(parametersOf(day))
    .orderBy('unknown')
    .addOrderBy(`(${expression})`, direction)
    .addOrderBy('account.id')
    .limit(limit + 1);
  if (cursor) {
    const [, place, after] = decodeCursor(cursor, z.tuple([z.literal(sort), ofType.nullable(), PlaceText]));
    const behind =
      place === null
        ? `(${expression}) IS NULL AND account.id > :after`
        : `((${expression}) ${beyond} :place::${type} OR ((${expression}) = :place::${type} AND account.id > :after) OR (${expression}) IS NULL)`;
    accounts.andWhere(behind, { place, after });
  }
  const { entities, raw } = await accounts.getRawAndEntities<{ place: string | null }>();
  const rows = entities.map((row, at) => ({ row, place: raw[at]?.place ?? null }));
  return page(
    rows,
    limit,
    ({ row }) => show(row),
    ({ row, place }) => [sort, place, row.id],
  );
}

export function isReversed(sort: AccountSort): boolean {
  return sort.startsWith('-');
}

export function columnOf(sort: AccountSort): SortColumn {
  return COLUMNS.find((column) => sort === column || sort === `-${column}`) ?? 'attention';
}

interface Key {
  expression: string;
  /** Of its values. */
  type: string;
  /** Its values as text, as cursors hold them. */
  place: z.ZodType<string>;
}

const ScoreText = z.string().regex(/^\d{1,3}$/);
const NumberText = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]\d+)?$/)
  .refine((text) => Number.isFinite(Number(text)));
const NumbersText = z
  .string()
  .regex(/^\{[^{}]+\}$/)
  .refine((text) => z.array(NumberText).length(3).safeParse(text.slice(1, -1).split(',')).success);

const IS_HARD_RED = `cardinality(account.hard_red) > 0`;

/** Revenue in base currency; unknown without an amount or a rate. */
const IN_BASE = `account.arr::float8 * (:rates::jsonb ->> account.currency)::float8`;

/**
 * Hard reds first. Then by what the ranking of actions calls exposure and urgency: the revenue at risk, the more
 * pressing the nearer the renewal; where the amount is unknown, behind those and by risk and urgency alone. Unknown where
 * the risk is and no hard-red signal stands.
 */
function attentionOf({ policy: { scores } }: OrderDay): string {
  const { byDaysLeft, whenUnknown } = scores.urgency;
  const risk = `COALESCE(account.risk_value, CASE WHEN ${IS_HARD_RED} THEN ${scores.priority.riskOfHardRed} END) / 100.0`;
  const urgency = `COALESCE(${inSql(byDaysLeft, '(account.renewal_date - :today::date)')}, ${whenUnknown})`;
  const place = `ARRAY[CASE WHEN ${IS_HARD_RED} THEN 1 ELSE 0 END, COALESCE(${IN_BASE} * ${risk} * ${urgency}, -1), ${risk} * ${urgency}]::float8[]`;
  return `CASE WHEN account.risk_value IS NOT NULL OR ${IS_HARD_RED} THEN ${place} END`;
}

/** What needs attention first, for lists of what belongs to accounts; their alias has to be `account`. */
export function byAttention(day: OrderDay): { expression: string; parameters: ObjectLiteral } {
  return { expression: attentionOf(day), parameters: parametersOf(day) };
}

/** A curve over a number that PostgreSQL knows; unknown where that is. */
function inSql(points: Curve, at: string): string {
  const [first, ...others] = points;
  if (first === undefined) return 'NULL';
  const pieces = others.map(([x, y], index) => {
    const [x0, y0] = points[index] ?? first;
    return `WHEN ${at} <= ${x} THEN ${y0} + (${y - y0}) * (${at} - (${x0}))::float8 / ${x - x0}`;
  });
  const last = points.at(-1) ?? first;
  return `CASE WHEN ${at} <= ${first[0]} THEN ${first[1]} ${pieces.join(' ')} WHEN ${at} > ${last[0]} THEN ${last[1]} END`;
}

function keyOf(column: SortColumn, day: OrderDay): Key {
  switch (column) {
    case 'attention':
      return { expression: attentionOf(day), type: 'float8[]', place: NumbersText };
    case 'arr':
      return { expression: IN_BASE, type: 'float8', place: NumberText };
    case 'name':
      return { expression: 'lower(account.name)', type: 'text', place: PlaceText };
    case 'phase':
      return { expression: 'account.phase', type: 'text', place: PlaceText };
    case 'risk':
      return { expression: 'account.risk_value', type: 'int', place: ScoreText };
    case 'health':
      return { expression: 'account.health_value', type: 'int', place: ScoreText };
    case 'renewal':
      return { expression: 'account.renewal_date', type: 'date', place: z.iso.date() };
  }
}

/** Rates by currency, the base currency among them. */
function parametersOf({ policy: { baseCurrency, exchangeRates }, today }: OrderDay): ObjectLiteral {
  return { rates: JSON.stringify({ ...exchangeRates.toBase, [baseCurrency]: 1 }), today };
}
