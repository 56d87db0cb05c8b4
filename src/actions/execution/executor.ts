import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { type Outbound, type OutboundAction, type OutboundPayload, type Outcome } from '../../connectors/outbound';
import { OutboundFailure } from '../../connectors/resilience/outbound.failure';
import { CrmLink, type WorkUnit } from '../../store/entities';
import { PolicyStore } from '../../store/policy.store';
import { holdAccount, type Standing } from '../account-standing';
import { catalogue, isActionKind } from '../action.catalogue';
import { WorkUnits } from '../work-units';
import { attemptTime, LEASE_MS } from './attempt.time';
import { Executions, type Claim } from './executions';
import { Outcomes } from './outcomes';
import { permissionFor } from './permission';

const AT_ONCE = 8;
const PAUSED_MS = 5_000;

const ENDED_AS = { account: 'superseded', no_approval: 'failed' } as const;

/** What a begun attempt does: carry the action out, or, where that is no longer allowed, only see whether it arrived. */
interface Attempt {
  outbound: Outbound;
  action: OutboundAction;
  mayHaveArrived: boolean;
  lookOnly: boolean;
}

/**
 * Carries released work units out in the connected systems. An attempt is on record before it begins and its outcome
 * after it ended; in between no transaction is open. Whoever takes over after a crash asks the receiver first, so an
 * action takes effect at most once; and nothing leaves that is not allowed at that very moment.
 */
@Injectable()
export class Executor {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
    private readonly executions: Executions,
    private readonly workUnits: WorkUnits,
    private readonly outcomes: Outcomes,
  ) {}

  /** Carries out what is due now. @returns how many were claimed */
  async carryOutDue(): Promise<number> {
    const time = attemptTime();
    const claims = await this.executions.claim(AT_ONCE, LEASE_MS);
    const ended = await Promise.allSettled(claims.map((claim) => this.carryOut(claim, time)));
    const broken = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    if (broken.length > 0) throw new AggregateError(broken, `${broken.length} executions broke off`);
    return claims.length;
  }

  private async carryOut(claim: Claim, time: AbortSignal): Promise<void> {
    const attempt = await this.begin(claim);
    if (attempt) await this.outcomes.record(claim, await outcomeOf(attempt, time));
  }

  /** Looks once more whether it may leave, and writes down that it does. */
  private begin(claim: Claim): Promise<Attempt | null> {
    return this.db.transaction(async (tx) => {
      const standing = await holdAccount(tx, claim.accountId);
      const execution = await this.executions.held(tx, claim);
      if (execution?.status !== 'open') return null;
      const { accountId, workUnit: id, mayHaveArrived } = execution;
      const unit = await this.workUnits.find(tx, accountId, id);
      const outbound = this.executions.outboundFor(unit.kind);
      if (standing.paused || outbound === undefined) {
        await this.executions.later(tx, claim, PAUSED_MS);
        return null;
      }
      const permission = await permissionFor(tx, standing, unit, execution, await this.policies.active(tx));
      if (!permission.granted && !mayHaveArrived) {
        await this.executions.end(tx, claim, 'withdrawn', { error: permission.why });
        if (permission.because === 'policy') await this.workUnits.rejudge(tx, standing, unit);
        else await this.workUnits.end(tx, standing, unit, ENDED_AS[permission.because], { why: permission.why });
        return null;
      }
      await this.executions.begin(tx, execution);
      if (unit.status === 'approved') await this.workUnits.record(tx, unit, { status: 'executing' });
      const crmIds = await crmIdsOf(tx, accountId);
      const action = actionOf(standing, unit, { since: execution.firstAttemptAt ?? new Date(), crmIds });
      return { outbound, action, mayHaveArrived, lookOnly: !permission.granted };
    });
  }
}

async function outcomeOf(attempt: Attempt, signal: AbortSignal): Promise<Outcome> {
  const { outbound, action, mayHaveArrived, lookOnly } = attempt;
  if (!lookOnly) return outbound.execute(action, { mayHaveArrived, signal });
  try {
    const reference = await outbound.find(action, signal);
    if (reference) return { result: 'ok', reference, notDelivered: [] };
    return { result: 'unknown_outcome', code: 'not_found', reason: 'it is no longer allowed, and was not found' };
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    return { result: 'unknown_outcome', code: error.code, reason: error.reason };
  }
}

/** Records of systems of record that stand for the account and are still there. */
async function crmIdsOf(tx: EntityManager, accountId: string): Promise<Record<string, string>> {
  const links = await tx.findBy(CrmLink, { accountId, goneAt: IsNull() });
  return Object.fromEntries(links.map(({ system, crmId }) => [system, crmId]));
}

function actionOf(
  { row }: Standing,
  unit: WorkUnit,
  { since, crmIds }: { since: Date; crmIds: Record<string, string> },
): OutboundAction {
  const { id, kind, assignee } = unit;
  if (!isActionKind(kind)) throw new TypeError(`${kind} is no kind of action`);
  const payload: OutboundPayload = { ...catalogue[kind].payload.parse(unit.payload) };
  return {
    id,
    kind,
    account: { id: row.id, name: row.name, externalId: row.externalId, crmIds },
    payload,
    assignee,
    since,
  };
}
