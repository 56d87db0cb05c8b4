import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { referenceOf } from '../platform/http/account-reference';

/** Narrows a list to one account, given by our id or by `ext:` and its id in the source system. */
export function ofAccount<Row extends ObjectLiteral>(
  list: SelectQueryBuilder<Row>,
  account: string | undefined,
): SelectQueryBuilder<Row> {
  if (account === undefined) return list;
  const reference = referenceOf(account);
  return 'id' in reference
    ? list.andWhere(`${list.alias}.account_id = :account`, { account: reference.id })
    : list.andWhere(`${list.alias}.account_id = (SELECT id FROM account WHERE external_id = :external)`, {
        external: reference.externalId,
      });
}
