import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nameOf, type Caller } from '../platform/auth/caller';
import { digestOf } from '../policy/digest';
import { parsePolicy } from '../policy/policy.schema';
import { whatIf, type WhatIf } from '../policy/what-if';
import { PolicyTrial } from '../store/entities';
import { PolicyMovedOn, PolicyStore } from '../store/policy.store';
import { ApprovalClock } from './approval.clock';
import { policyCases } from './policy.cases';
import { PolicyNotTriedOut } from './policy.errors';
import { PolicyView } from './policy.view';

@Injectable()
export class PolicyService {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
    private readonly clock: ApprovalClock,
  ) {}

  async current(): Promise<PolicyView> {
    return PolicyView.of(await this.policies.newest());
  }

  /** What the document would change: of every living work unit, and of each draft every account could need. */
  async whatIf(document: string, caller: Caller): Promise<WhatIf> {
    const active = await this.policies.active();
    const changes = whatIf(active, parsePolicy(document), await policyCases(this.db.manager, active));
    const trial = { digest: digestOf(document), version: active.version, triedBy: nameOf(caller) };
    await this.db.createQueryBuilder().insert().into(PolicyTrial).values(trial).orIgnore().execute();
    return changes;
  }

  /**
   * Switches on a document whose consequences were looked at.
   * @throws InvalidPolicy, UnusableScoringNumbers, PolicyMovedOn; PolicyNotTriedOut when nobody tried it against the version it replaces
   */
  async put(document: string, caller: Caller, replaces?: number): Promise<PolicyView> {
    parsePolicy(document);
    const { version } = await this.policies.active();
    if (replaces !== undefined && replaces !== version) throw new PolicyMovedOn(replaces, version);
    const isTried = await this.db.manager.existsBy(PolicyTrial, { digest: digestOf(document), version });
    if (!isTried) throw new PolicyNotTriedOut(version);
    return this.switchOn(document, caller, version);
  }

  /** Switches it on. Open approvals whose tier it changes are superseded at once, by this instance or by the next tick. */
  async switchOn(document: string, caller: Caller, replaces?: number): Promise<PolicyView> {
    const put = await this.policies.put(document, nameOf(caller), replaces);
    await this.clock.tick();
    return PolicyView.of(put);
  }
}
