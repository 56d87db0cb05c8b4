import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** Narrows a list to one account, given by our id or by `ext:` and its id in the source system. */
export function ofAccount<Row extends ObjectLiteral>(
  list: SelectQueryBuilder<Row>,
  account: string | undefined,
): SelectQueryBuilder<Row> {
  if (account === undefined) return list;
  const external = /^ext:(.+)$/.exec(account)?.[1];
  return external === undefined
    ? list.andWhere(`${list.alias}.account_id = :account`, { account })
    : list.andWhere(`${list.alias}.account_id = (SELECT id FROM account WHERE external_id = :external)`, { external });
}
