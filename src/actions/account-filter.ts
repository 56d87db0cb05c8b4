import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { referenceOf } from '../platform/http/account-reference';
import { AccountNotFound } from '../store/account.errors';
import { AccountRow } from '../store/entities';

/** Narrows a list to one account, given by our id or by `ext:` and its id in the source system. @throws AccountNotFound */
export async function ofAccount<Row extends ObjectLiteral>(
  list: SelectQueryBuilder<Row>,
  account: string | undefined,
): Promise<SelectQueryBuilder<Row>> {
  if (account === undefined) return list;
  const { manager } = list.connection;
  const known = await manager.findOne(AccountRow, { select: { id: true }, where: referenceOf(account) });
  if (!known) throw new AccountNotFound(account);
  return list.andWhere(`${list.alias}.account_id = :account`, { account: known.id });
}
