import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { nameOf, type Caller } from '../platform/auth/caller';
import { databaseTime } from '../store/database.time';
import { WorkUnit } from '../store/entities';
import { ofAccount } from './account-filter';
import { holdAccount, type Standing } from './account-standing';
import { ActionNotCarriedOut, ActionNotFound, ActionNotYours } from './action.errors';
import { ActionView, type ActionPage } from './action.view';
import { EarnedTrust } from './autonomy/earned-trust';
import { type ListActionsQuery } from './dto/actions.dto';
import { decodeCursor, page, PlaceText } from '../platform/http/paging';
import { ALIVE, WorkUnits } from './work-units';

/** The day of what has no date, as the database knows it. */
const NEVER = 'infinity';

/**
 * Ranked ones first; those without a rate or an amount behind them by what is known; those of unknown risk last. Of those
 * that stand alike the one that is due first.
 */
const ORDER = {
  rank: `COALESCE(unit.rank, -1)`,
  unranked: `COALESCE((unit.factors->>'unrankedOrder')::float8, -1)`,
  due: `COALESCE(unit.due_on, '${NEVER}'::date)`,
};
const Place = z.tuple([z.number(), z.number(), z.union([z.iso.date(), z.literal(NEVER)]), PlaceText, PlaceText]);

/** The queue of next best actions, and how a person ends one. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly db: DataSource,
    private readonly workUnits: WorkUnits,
    private readonly trust: EarnedTrust,
  ) {}

  async find({ status, tier, accountId, limit, cursor }: ListActionsQuery): Promise<ActionPage> {
    const list = await ofAccount(this.db.manager.createQueryBuilder(WorkUnit, 'unit'), accountId);
    list.andWhere({ status: status ?? In(ALIVE) });
    if (tier) list.andWhere({ tier });
    if (cursor) {
      const [rank, unranked, due, account, id] = decodeCursor(cursor, Place);
      // The first condition only says what the second implies, but an index can begin there.
      list.andWhere(`${ORDER.rank} <= :rank::numeric`);
      const behind = `(-${ORDER.rank}, -${ORDER.unranked}, ${ORDER.due}, unit.account_id, unit.id) > (-:rank::numeric, -:unranked::float8, :due::date, :place, :id)`;
      list.andWhere(behind, { rank, unranked, due, place: account, id });
    }
    const rows = await list
      .orderBy(ORDER.rank, 'DESC')
      .addOrderBy(ORDER.unranked, 'DESC')
      .addOrderBy(ORDER.due)
      .addOrderBy('unit.account_id')
      .addOrderBy('unit.id')
      .limit(limit + 1)
      .getMany();
    return page(rows, limit, (row) => ActionView.of(row), placeOf);
  }

  /** @throws ActionNotFound */
  async findOne(id: string): Promise<ActionView> {
    const unit = await this.db.manager.findOneBy(WorkUnit, { id });
    if (!unit) throw new ActionNotFound(id);
    return ActionView.of(unit);
  }

  /** A person ends a released work unit that is theirs. @throws ActionNotFound, ActionNotYours */
  async end(
    id: string,
    status: 'done' | 'failed',
    evidence: string | Record<string, unknown>,
    caller: Caller,
  ): Promise<ActionView> {
    return this.withUnit(id, async (tx, standing, unit) => {
      const isOpen = unit.status === 'executing' || unit.status === 'unknown_outcome';
      if (!isOpen || unit.owner === 'agent') throw new ActionNotYours(id, unit.status, unit.owner);
      const at = (await databaseTime(tx)).toISOString();
      await this.workUnits.end(tx, standing, unit, status, { by: nameOf(caller), at, evidence });
      if (status === 'failed') await this.trust.afterBadOutcome(tx, standing, unit, inShort(evidence));
    });
  }

  /** A person says what harm an action did, whoever carried it out. @throws ActionNotFound, ActionNotCarriedOut */
  async harm(id: string, evidence: string | Record<string, unknown>, caller: Caller): Promise<ActionView> {
    return this.withUnit(id, async (tx, standing, unit) => {
      if (!CARRIED_OUT.includes(unit.status)) throw new ActionNotCarriedOut(id, unit.status);
      const at = (await databaseTime(tx)).toISOString();
      await this.workUnits.record(tx, unit, { harm: { by: nameOf(caller), at, evidence } });
      await this.trust.afterBadOutcome(tx, standing, unit, inShort(evidence));
    });
  }

  private async withUnit(
    id: string,
    change: (tx: EntityManager, standing: Standing, unit: WorkUnit) => Promise<void>,
  ): Promise<ActionView> {
    const found = await this.db.manager.findOneBy(WorkUnit, { id });
    if (!found) throw new ActionNotFound(id);
    const { accountId } = found;
    return this.db.transaction(async (tx) => {
      const standing = await holdAccount(tx, accountId);
      await change(tx, standing, await this.workUnits.find(tx, accountId, id));
      return ActionView.of(await this.workUnits.find(tx, accountId, id));
    });
  }
}

/** What an action has to be for anybody to be harmed by it. */
const CARRIED_OUT: WorkUnit['status'][] = ['executing', 'done', 'failed', 'unknown_outcome'];

function inShort(evidence: string | Record<string, unknown>): string {
  return typeof evidence === 'string' ? evidence : JSON.stringify(evidence);
}

function placeOf({ rank, factors, dueOn, accountId, id }: WorkUnit): (string | number)[] {
  const { unrankedOrder } = z.object({ unrankedOrder: z.number().nullable().default(null) }).parse(factors);
  return [rank ?? -1, unrankedOrder ?? -1, dueOn ?? NEVER, accountId, id];
}
