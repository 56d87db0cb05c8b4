/** What belongs to each account, in the order it came in. */
export function groupByAccount<Item extends { accountId: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.accountId, [...(groups.get(item.accountId) ?? []), item]);
  return groups;
}
