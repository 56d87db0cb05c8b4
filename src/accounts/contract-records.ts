import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { type Anchor, type Evidence } from '../evidence/evidence.types';
import { type Contract } from '../lifecycle/account.types';
import { InvalidRequest } from '../platform/problems/problem';
import { type Origin } from '../store/account.state';
import { AccountStore } from '../store/account.store';
import { AccountRow, ContractRow } from '../store/entities';
import { AnchorRecords } from './anchor-records';
import { valuesFromAnchors } from './contract-values';

export type ContractFields = Partial<Omit<ContractRow, 'accountId' | 'filledFrom' | 'updatedAt'>>;

const DECIDING = ['startDate', 'renewalDate', 'noticePeriodDays', 'arr', 'seats'] as const;

/** The contract as it is on record. The machine knows the part of it that gates read. */
@Injectable()
export class ContractRecords {
  constructor(
    private readonly store: AccountStore,
    private readonly anchors: AnchorRecords,
  ) {}

  /**
   * Writes the given fields and leaves the others. Answers which of the deciding ones have a new value.
   * @throws InvalidRequest when the renewal would not lie after the start.
   */
  async write(tx: EntityManager, accountId: string, given: ContractFields): Promise<Partial<Contract>> {
    const changed = await writeOver(tx, [{ before: await onRecord(tx, accountId), given }]);
    return changed.get(accountId) ?? {};
  }

  /**
   * Writes what a source gives of each account; a field that is empty there does not empty what an anchor has filled
   * since. Answers by account which of the deciding ones have a new value.
   */
  async update(tx: EntityManager, given: ReadonlyMap<string, ContractFields>): Promise<Map<string, Partial<Contract>>> {
    const told = [...given].filter(([, fields]) => Object.keys(fields).length > 0);
    const rows = await tx.findBy(ContractRow, { accountId: In(told.map(([accountId]) => accountId)) });
    const known = new Map(rows.map((row) => [row.accountId, row]));
    const writings = told.map(([accountId, fields]) => {
      const before = known.get(accountId) ?? tx.create(ContractRow, { accountId });
      const kept = Object.entries(fields).filter(([field, value]) => value !== null || !before.filledFrom?.[field]);
      return { before, given: Object.fromEntries(kept) };
    });
    return writeOver(tx, writings);
  }

  /** Fills from the anchors as they stand. Idempotent: what is filled is not open any more. */
  async fillFromRecord(tx: EntityManager, accountId: string, by: Origin): Promise<void> {
    await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [accountId]);
    await this.fill(tx, accountId, await this.anchors.list(tx, accountId), by);
  }

  /** Fills what the contract leaves open from concrete anchors, keeps their evidence, and never overwrites a value. */
  async fill(tx: EntityManager, accountId: string, anchors: Anchor[], by: Origin): Promise<void> {
    const contract = await tx.findOneBy(ContractRow, { accountId });
    const found = valuesFromAnchors(anchors, contract);
    if (Object.keys(found.values).length === 0) return;
    const changed = await this.write(tx, accountId, found.values);
    const filledFrom: Record<string, Evidence[]> = { ...contract?.filledFrom, ...found.evidence };
    await tx.update(ContractRow, { accountId }, { filledFrom });
    if (Object.keys(changed).length === 0) return;
    await this.store.changeWithin(tx, accountId, { type: 'contract.changed', contract: changed }, by);
  }
}

async function onRecord(tx: EntityManager, accountId: string): Promise<ContractRow> {
  return (await tx.findOneBy(ContractRow, { accountId })) ?? tx.create(ContractRow, { accountId });
}

interface Writing {
  before: ContractRow;
  given: ContractFields;
}

async function writeOver(tx: EntityManager, writings: Writing[]): Promise<Map<string, Partial<Contract>>> {
  if (writings.length === 0) return new Map();
  const rows = writings.map(({ before, given }) => {
    const after = { ...before, ...given };
    refuseReversedTerm(after);
    const stillFilled = Object.entries(before.filledFrom ?? {}).filter(([field]) => !Object.hasOwn(given, field));
    return { ...after, filledFrom: Object.fromEntries(stillFilled), updatedAt: () => 'now()' };
  });
  await tx.upsert(ContractRow, rows, ['accountId']);
  for (const { before, given } of writings) {
    const { accountId } = before;
    if (given.currency !== undefined) await tx.update(AccountRow, accountId, { currency: given.currency });
    if (given.startDate) await keepFirstStart(tx, accountId, given.startDate);
  }
  return new Map(writings.map(({ before, given }) => [before.accountId, changedBy(before, given)]));
}

function changedBy(before: ContractRow, given: ContractFields): Partial<Contract> {
  const changed = DECIDING.filter((field) => given[field] !== undefined && given[field] !== (before[field] ?? null));
  return Object.fromEntries(changed.map((field) => [field, given[field]]));
}

function refuseReversedTerm({ startDate, renewalDate }: Pick<ContractRow, 'startDate' | 'renewalDate'>): void {
  if (startDate && renewalDate && renewalDate <= startDate) {
    throw new InvalidRequest([
      { field: 'contract.renewalDate', detail: `${renewalDate} must lie after the start ${startDate}` },
    ]);
  }
}

/** Tenure is counted from the first start of all, which a later term does not move. */
async function keepFirstStart(tx: EntityManager, accountId: string, startDate: string): Promise<void> {
  await tx.query('UPDATE account SET customer_since = $2 WHERE id = $1 AND customer_since IS NULL', [
    accountId,
    startDate,
  ]);
}
