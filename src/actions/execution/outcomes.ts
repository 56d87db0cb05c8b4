import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFLICT, type Outcome } from '../../connectors/outbound';
import { databaseTime } from '../../store/database.time';
import { type Execution, type WorkUnit } from '../../store/entities';
import { holdAccount, type Standing } from '../account-standing';
import { catalogue, isActionKind } from '../action.catalogue';
import { EarnedTrust } from '../autonomy/earned-trust';
import { ALIVE, WorkUnits } from '../work-units';
import { pauseAfter, type Failed } from './attempt.time';
import { Executions, type Claim } from './executions';
import { findReaders } from './undelivered';

const ATTEMPTS = 8;

/** An attempt that ended, with everything it concerns, in a transaction that holds the account. */
interface Ended<Kind extends Outcome = Outcome> {
  tx: EntityManager;
  claim: Claim;
  standing: Standing;
  execution: Execution;
  unit: WorkUnit;
  outcome: Kind;
  /** What is kept on the work unit, for people to see. */
  evidence: object;
}

/** What becomes of a work unit when an attempt to carry it out has ended. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly db: DataSource,
    private readonly executions: Executions,
    private readonly workUnits: WorkUnits,
    private readonly trust: EarnedTrust,
  ) {}

  /** Whoever lost the lease meanwhile records nothing: another executor asks the receiver. */
  async record(claim: Claim, outcome: Outcome): Promise<void> {
    await this.db.transaction(async (tx) => {
      const standing = await holdAccount(tx, claim.accountId);
      const execution = await this.executions.held(tx, claim);
      if (!execution) return;
      const unit = await this.workUnits.find(tx, claim.accountId, claim.workUnit);
      const evidence = { ...evidenceOf(outcome, execution), at: (await databaseTime(tx)).toISOString() };
      const ended = { tx, claim, standing, execution, unit, evidence };
      switch (outcome.result) {
        case 'ok':
          return this.arrived({ ...ended, outcome });
        case 'refused':
          return this.failed({ ...ended, outcome });
        case 'failed_before_write':
          return this.notYet({ ...ended, outcome });
        case 'unknown_outcome':
          return this.inDoubt({ ...ended, outcome });
      }
    });
  }

  private async arrived(ended: Ended<Extract<Outcome, { result: 'ok' }>>): Promise<void> {
    const { tx, claim, standing, unit, outcome, evidence } = ended;
    await this.executions.end(tx, claim, 'done', { mayHaveArrived: true, reference: outcome.reference, error: null });
    // A question that was delivered is not answered; and what was called off in the meantime stays called off.
    for (const question of findReaders(standing, unit, outcome.notDelivered)) {
      await this.workUnits.propose(tx, standing, question);
    }
    if (isPersons(unit) || !isAlive(unit)) return this.workUnits.record(tx, unit, { evidence: told(unit, evidence) });
    if (this.executions.outboundFor(unit.kind)?.handsOver) {
      return this.workUnits.record(tx, unit, { status: 'executing', owner: 'human', evidence: told(unit, evidence) });
    }
    await this.workUnits.end(tx, standing, unit, 'done', evidence);
  }

  private async failed(ended: Ended<Failed>): Promise<void> {
    const { tx, claim, standing, unit, evidence } = ended;
    await this.executions.end(tx, claim, 'failed', { mayHaveArrived: false, error: errorOf(ended.outcome) });
    if (isPersons(unit) || !isAlive(unit)) return this.workUnits.record(tx, unit, { evidence: told(unit, evidence) });
    const { result, code, reason } = ended.outcome;
    if (ownerOf(unit) === 'both' || code === CONFLICT)
      return this.workUnits.record(tx, unit, { owner: 'human', status: 'executing', evidence });
    await this.workUnits.end(tx, standing, unit, 'failed', evidence);
    if (result === 'refused') await this.trust.afterBadOutcome(tx, standing, unit, reason);
  }

  private async notYet(ended: Ended<Failed>): Promise<void> {
    const { tx, claim, execution, unit, outcome } = ended;
    if (execution.attempts >= ATTEMPTS) return this.failed(ended);
    const change = { mayHaveArrived: false, error: errorOf(outcome) };
    await this.executions.later(tx, claim, pauseAfter(outcome, execution.attempts), change);
    if (unit.status === 'unknown_outcome') await this.workUnits.record(tx, unit, { status: 'executing' });
  }

  /** The receiver is asked again before anything is tried again; when it never tells, a person finds out. */
  private async inDoubt(ended: Ended<Failed>): Promise<void> {
    const { tx, claim, execution, unit, outcome, evidence } = ended;
    const error = errorOf(outcome);
    const givenUp = execution.attempts >= ATTEMPTS;
    if (givenUp) await this.executions.end(tx, claim, 'unknown', { error });
    else await this.executions.later(tx, claim, pauseAfter(outcome, execution.attempts), { error });
    if (isPersons(unit) || !isAlive(unit)) return this.workUnits.record(tx, unit, { evidence: told(unit, evidence) });
    const owner = givenUp ? ('human' as const) : unit.owner;
    await this.workUnits.record(tx, unit, { status: 'unknown_outcome', owner, evidence });
  }
}

function evidenceOf(outcome: Outcome, { system, attempts }: Execution): object {
  if (outcome.result !== 'ok') return { system, ...outcome, attempts };
  const { reference, notDelivered } = outcome;
  return { system, reference, notDelivered, attempts };
}

/** What a person said about the work unit stays beside how it was delivered. */
function told({ evidence }: WorkUnit, delivery: object): object {
  return { ...evidence, delivery };
}

function errorOf({ code, reason }: Failed): string {
  return `${code}: ${reason}`;
}

/** Work of a person: the outside system only tells them of it. */
function isPersons(unit: WorkUnit): boolean {
  return ownerOf(unit) === 'human';
}

function ownerOf({ kind, owner }: WorkUnit): WorkUnit['owner'] {
  return isActionKind(kind) ? catalogue[kind].owner : owner;
}

function isAlive({ status }: WorkUnit): boolean {
  return ALIVE.includes(status);
}
