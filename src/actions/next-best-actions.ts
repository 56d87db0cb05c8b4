import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { StoredAccountRecords } from '../artifacts/account-records';
import { PromiseRow, WorkUnit } from '../store/entities';
import { PolicyStore } from '../store/policy.store';
import { type Standing } from './account-standing';
import { workUnitId } from './action.ids';
import { partsOf, type CauseFamily } from './cause';
import { hardRedsOf, objectivesOf, promisesOf, type NextBestAction } from './causes';
import { EXPANSION, expansionOf, whatForbidsOffers } from './expansion.cause';
import { isOldNews, NO_LONGER_SO } from './notices';
import { wasteOf } from './waste.causes';
import { WorkUnits } from './work-units';

/** Days for which a cause that was dealt with, or refused, is not brought up again. */
const QUIET_DAYS = 30;

/** Families of causes that come and go with the facts of the account. */
const COME_AND_GO: (CauseFamily | null)[] = ['finding', 'hard_red', 'promise', 'objective'];

/** Keeps the queue in agreement with what is wrong, promised or possible at the account. */
@Injectable()
export class NextBestActions {
  constructor(
    private readonly workUnits: WorkUnits,
    private readonly records: StoredAccountRecords,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * Proposes what a present cause calls for, withdraws what no person has decided on once its cause is gone, and takes back
   * old news.
   */
  async reconcile(tx: EntityManager, standing: Standing): Promise<void> {
    const wanted = await this.wanted(tx, standing);
    const present = new Set(wanted.map(({ cause }) => cause));
    for (const unit of await this.workUnits.alive(tx, standing)) {
      const why = isOldNews(unit.cause, standing) ? NO_LONGER_SO : whyGone(unit, present, standing);
      if (why !== null) await this.workUnits.end(tx, standing, unit, 'superseded', { why });
    }
    const quiet = await recentlySettled(tx, standing.row.id);
    for (const { cause, ...action } of wanted) {
      if (quiet.has(cause)) continue;
      const id = workUnitId(standing.row.id, cause, standing.row.version);
      await this.workUnits.propose(tx, standing, { id, cause, ...action });
    }
  }

  private async wanted(tx: EntityManager, standing: Standing): Promise<NextBestAction[]> {
    // Of a customer who left nothing is wanted any more.
    if (standing.row.phase === 'churned') return [];
    const promises = await tx.findBy(PromiseRow, { accountId: standing.row.id, status: 'open' });
    const { scores: policy } = await this.policies.active(tx);
    return [
      ...(await this.alarms(tx, standing)),
      ...(await wasteOf(tx, standing, policy)),
      ...(await this.growth(tx, standing)),
      ...promisesOf(standing, promises),
      ...(await objectivesOf(tx, standing)),
    ];
  }

  private async alarms(tx: EntityManager, standing: Standing): Promise<NextBestAction[]> {
    if (standing.context.risk.hardRed.length === 0) return [];
    return hardRedsOf(standing, await this.records.load(standing.row.id, tx));
  }

  private async growth(tx: EntityManager, standing: Standing): Promise<NextBestAction[]> {
    if (!standing.context.findings.includes('expansion')) return [];
    return expansionOf(standing, await this.records.load(standing.row.id, tx));
  }
}

/** Null while its cause is there, or where it is not for us to withdraw. */
function whyGone(unit: WorkUnit, present: ReadonlySet<string>, standing: Standing): string | null {
  const { cause } = unit;
  const { family } = partsOf(cause);
  if (!COME_AND_GO.includes(family) || present.has(cause) || !isUndecided(unit)) return null;
  const against = cause === EXPANSION ? whatForbidsOffers(standing) : [];
  return against.length > 0 ? `nothing is offered now: ${against.join('; ')}` : 'its cause is gone';
}

/** What a person approved, or is asked to do by an approval, is theirs to end. */
function isUndecided({ tier, status }: WorkUnit): boolean {
  return tier === 'auto' || status !== 'executing';
}

async function recentlySettled(tx: EntityManager, accountId: string): Promise<Set<string>> {
  const settled = await tx
    .createQueryBuilder(WorkUnit, 'unit')
    .select('unit.cause')
    .where({ accountId, status: In(['done', 'rejected', 'failed']) })
    .andWhere(`unit.updated_at > now() - interval '${QUIET_DAYS} days'`)
    .getMany();
  return new Set(settled.map(({ cause }) => cause));
}
