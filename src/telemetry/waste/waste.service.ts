import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  licenceOptions,
  muraCauses,
  muriEffect,
  whatWouldChange,
  type LicenceOptions,
  type Muda,
  type Mura,
  type MuraCauses,
  type Muri,
  type MuriEffect,
  type Way,
} from '../../scoring';
import { ContractRow } from '../../store/entities';
import { idleUsersOf, type IdleUser } from '../../store/idle-users';
import { PolicyStore } from '../../store/policy.store';
import { absentIn, weeklyUse, type WeeklyUse } from '../../store/weekly-use';
import { type MetricsRow } from '../scores/metrics.row';
import { WASTEFUL, type Scored } from '../scores/score-account';
import { ScoresService } from '../scores/scores.service';
import { enablementFor, preRenewalAlert, type EnablementStep, type PreRenewalAlert } from './responses';

/** The three wastes of an account with their causes, their money and what to do about each. */
export interface AccountWaste {
  asOf: string;
  muda: Muda & { idleUsers: IdleUser[] | null; plan: LicenceOptions | null };
  mura: Mura & { causes: MuraCauses; absentInWeakWeeks: string[]; enablement: EnablementStep[] };
  muri: Muri & { effectOnUse: MuriEffect; alert: PreRenewalAlert | null };
}

@Injectable()
export class WasteService {
  constructor(
    private readonly db: DataSource,
    private readonly scores: ScoresService,
    private readonly policies: PolicyStore,
  ) {}

  /** @throws AccountNotFound */
  async wasteOf(accountId: string): Promise<AccountWaste> {
    const { row, scored, asOf } = await this.scores.score(accountId, this.db.manager);
    const { scores: policy } = await this.policies.active();
    const use = await weeklyUse(this.db.manager, accountId, asOf, policy);
    return {
      asOf,
      muda: await this.mudaOf(row, scored, asOf),
      mura: await this.muraOf(accountId, scored, use),
      muri: this.muriOf(row, scored, use, asOf),
    };
  }

  /** The smallest realistic changes that would move the score to a better or worse band. @throws AccountNotFound */
  async whatWouldChange(accountId: string, score: 'health' | 'risk', direction: 'better' | 'worse'): Promise<Way[]> {
    const { scored } = await this.scores.score(accountId, this.db.manager);
    const { scores: policy } = await this.policies.active();
    const { signals, scores } = scored;
    return whatWouldChange(score, { signals, hardRed: scores.alarms.hardRed }, direction, policy);
  }

  private async mudaOf(row: MetricsRow, { scores }: Scored, asOf: string): Promise<AccountWaste['muda']> {
    const { active28, waste } = scores;
    // Only where every day says who came does absence from the list mean that somebody stayed away.
    const isEverybodyKnown = active28.method === 'distinct';
    const idleUsers = isEverybodyKnown ? await idleUsersOf(this.db.manager, row.id, asOf) : null;
    if (!row.seats || active28.value === null) return { ...waste.muda, idleUsers, plan: null };
    const { scores: policy } = await this.policies.active();
    const contract = await this.db.manager.findOneBy(ContractRow, { accountId: row.id });
    const plan = licenceOptions(
      {
        arr: row.arr,
        currency: row.currency,
        seats: row.seats,
        active: active28.value,
        atMost: waste.muda.atMost,
        idlePeople: idleUsers?.length ?? null,
        renewalDate: row.renewalDate,
        noticePeriodDays: contract?.noticePeriodDays ?? null,
      },
      policy,
    );
    return { ...waste.muda, idleUsers, plan };
  }

  private async muraOf(accountId: string, { scores }: Scored, use: WeeklyUse): Promise<AccountWaste['mura']> {
    const { mura } = scores.waste;
    const causes = muraCauses(use.recent, use.features, use.groups);
    const weak = causes.weakWeeks;
    const strong = causes.weeks.filter(({ deviation }) => deviation >= 0).map(({ monday }) => monday);
    const absentInWeakWeeks = weak.length > 0 ? await absentIn(this.db.manager, accountId, weak, strong) : [];
    const enablement = WASTEFUL.includes(mura.band) ? enablementFor(causes, absentInWeakWeeks) : [];
    return { ...mura, causes, absentInWeakWeeks, enablement };
  }

  private muriOf(row: MetricsRow, { scores }: Scored, use: WeeklyUse, asOf: string): AccountWaste['muri'] {
    const { muri } = scores.waste;
    const effectOnUse = muriEffect(use.weeks, use.ticketsOpened);
    return { ...muri, effectOnUse, alert: preRenewalAlert(muri, effectOnUse, row.renewalDate, asOf) };
  }
}
