import { ApiProperty } from '@nestjs/swagger';
import { type AnchorKey, type AnchorStatus, type Evidence, type RiskSignalKind } from '../evidence/evidence.types';
import { type Phase } from '../lifecycle/phases';
import { positionOf } from '../lifecycle/position';
import { maturityBand } from '../scoring';
import { type AccountState } from '../store/account.state';
import { EVIDENCE } from './evidence.view';

export class WaitView {
  /** csm, csm_and_ae, ae, supervisor; agent: an actor or the reader works; time: patient on purpose. @example 'csm_and_ae' */
  who: string;
  /** The question, the approval, the actor or the state. @example 'missing_anchors' */
  what: string;
  /** By the clock. */
  since: Date | null;
  /** When the account looks again by itself, by the clock. */
  until: Date | null;
  /** What kept the agent from going on by itself; null when it had nothing more to do. @example 'refused: the model declined to answer' */
  why: string | null;
}

export class BandView {
  /** 0 to 100; null with too little data. @example 62 */
  value: number | null;
  /** Of risk low to critical, of health red to green, of maturity low to ready; else `insufficient_data`. */
  band: string;
}

export class RiskView extends BandView {
  /** What makes it red whatever the score says. @example ['no_login'] */
  hardRed: string[];
}

export class WayView {
  /** An event, an actor’s answer, a delay, or as soon as the condition holds. @example 'as soon as' */
  on: string;
  /** @example 'somethingUnread' */
  condition?: string;
  /** @example 'handoffAudit.auditing' */
  leadsTo: string;
}

export class OwnerView {
  /** @example 'Dana Ortiz' */
  name: string | null;
  /** @example 'dana.ortiz@example.com' */
  email: string | null;
}

export class RiskSignalView {
  signal: RiskSignalKind;

  @ApiProperty(EVIDENCE)
  evidence: Evidence[];
}

export class AnchorStatusesView implements Record<AnchorKey, AnchorStatus> {
  contractTerm: AnchorStatus;
  arr: AnchorStatus;
  seats: AnchorStatus;
  painMetric: AnchorStatus;
  champion: AnchorStatus;
  decisionMaker: AnchorStatus;
  successCriteria: AnchorStatus;
}

/** An account as the API shows it: where it stands, what it waits for, and what comes next. */
export class AccountView {
  /** @example '0b8f2f7e-5a3c-4d0e-9b1a-6f0c8d2e4a71' */
  id: string;
  /** @example 'crm-1001' */
  externalId: string;
  /** @example 'Harbour Logistics' */
  name: string;
  /** @example 'handoff_audit' */
  phase: Phase;
  /** @example 'handoffAudit.awaitingAnswers' */
  state: string;
  /** Number of the last journal entry. @example 7 */
  version: number;
  waitsFor: WaitView | null;
  /** What keeps the handoff gate shut. @example ['champion', 'decisionMaker'] */
  missing: string[];
  anchors: AnchorStatusesView;
  riskSignals: RiskSignalView[];
  maturity: BandView;
  risk: RiskView;
  health: BandView;
  /** When risk and health were written down as they stand here; `/scores` works them out anew, and may be ahead until the next rescoring. */
  scoredAt: Date | null;
  next: WayView[];
  /** A business day. @example '2027-03-01' */
  renewalDate: string | null;
  /** @example 60000 */
  arr: number | null;
  /** @example 'USD' */
  currency: string | null;
  owner: OwnerView | null;
  updatedAt: Date;
}

export class AccountPage {
  items: AccountView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** What stands beside the account in other tables. */
export interface Surroundings {
  riskSignals: RiskSignalView[];
  /** The next timer of the account. */
  until: Date | null;
  /** The failure of an actor that led to the wait for a person. */
  why: string | null;
  /** When the scores were last written down. */
  scoredAt: Date | null;
}

export function viewOf(
  { row, account, seq, at }: AccountState,
  { riskSignals, until, why, scoredAt }: Surroundings,
): AccountView {
  const { phase, state, waitsFor, next, missing } = positionOf(account);
  const hasOwner = row.ownerName !== null || row.ownerEmail !== null;
  return {
    id: row.id,
    externalId: row.externalId,
    name: row.name,
    phase,
    state,
    version: seq,
    waitsFor: waitsFor && { ...waitsFor, since: row.waitsSince, until, why },
    missing,
    anchors: account.context.anchors,
    riskSignals,
    maturity: maturityBand(account.context),
    risk: { value: row.riskValue, band: row.riskBand ?? 'insufficient_data', hardRed: row.hardRed },
    health: { value: row.healthValue, band: row.healthBand ?? 'insufficient_data' },
    scoredAt,
    next,
    renewalDate: row.renewalDate,
    arr: row.arr,
    currency: row.currency,
    owner: hasOwner ? { name: row.ownerName, email: row.ownerEmail } : null,
    updatedAt: at,
  };
}
