import { groupBy } from '../platform/lists';

/** What belongs to each account, in the order it came in. */
export function groupByAccount<Item extends { accountId: string }>(items: readonly Item[]): Map<string, Item[]> {
  return groupBy(items, ({ accountId }) => accountId);
}
