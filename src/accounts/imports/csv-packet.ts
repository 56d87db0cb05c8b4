const NUMBERS = new Set([
  'contract.arr',
  'contract.seats',
  'contract.noticePeriodDays',
  'contract.entities',
  'opportunity.amount',
]);
const LISTS = new Set(['contract.entitlements', 'contract.requiredIntegrations', 'contract.keyFeatures']);

/** A packet from columns named by their paths, such as `account.csm.email`; lists are separated by semicolons. */
export function packetFromCsv(record: Record<string, string>): Record<string, unknown> {
  const packet: Record<string, unknown> = {};
  for (const [path, cell] of Object.entries(record)) {
    if (cell !== '') place(packet, path.split('.'), valueOf(path, cell));
  }
  return packet;
}

function valueOf(path: string, cell: string): unknown {
  if (NUMBERS.has(path)) return Number.isFinite(Number(cell)) ? Number(cell) : cell;
  if (LISTS.has(path)) return cell.split(';').map((item) => item.trim());
  if (path === 'contract.specialTerms') return cell === 'true' ? true : cell === 'false' ? false : cell;
  return cell;
}

function place(into: Record<string, unknown>, [field = '', ...rest]: string[], value: unknown): void {
  if (field === '__proto__') return;
  if (rest.length === 0) {
    into[field] = value;
    return;
  }
  const known = into[field];
  const next: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {};
  place(next, rest, value);
  into[field] = next;
}
