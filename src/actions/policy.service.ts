import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { nameOf, type Caller } from '../platform/auth/caller';
import { parsePolicy, type Policy } from '../policy/policy.schema';
import { DRAFT_KINDS } from '../policy/policy.types';
import { whatIf, type Case, type WhatIf } from '../policy/what-if';
import { AccountRow, WorkUnit, type PolicyVersion } from '../store/entities';
import { PolicyStore, type ActivePolicy } from '../store/policy.store';
import { standingOf } from './account-standing';
import { accountSubject, actionSubject } from './action.subject';
import { ApprovalClock } from './approval.clock';
import { ALIVE } from './work-units';

/** The active policy as the API shows it. */
export class PolicyView {
  version: number;
  /** The document as it was put. */
  document: string;
  /** The document as it is understood, defaults filled in. */
  policy: Policy;
  putBy: string;
  at: Date;

  static of({ version, document, putBy, at }: PolicyVersion): PolicyView {
    return { version, document, policy: parsePolicy(document), putBy, at };
  }
}

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
  async whatIf(document: string): Promise<WhatIf> {
    const active = await this.policies.active();
    return whatIf(active, parsePolicy(document), await this.cases(active));
  }

  /** Switches it on. Open approvals whose tier it changes are superseded at once, by this instance or by the next tick. */
  async put(document: string, caller: Caller, replaces?: number): Promise<PolicyView> {
    const put = await this.policies.put(document, nameOf(caller), replaces);
    await this.clock.tick();
    return PolicyView.of(put);
  }

  private async cases(active: ActivePolicy): Promise<Case[]> {
    const tx = this.db.manager;
    const accounts = await tx.find(AccountRow, { order: { id: 'ASC' } });
    const units = new Map<string, WorkUnit[]>();
    for (const unit of await tx.findBy(WorkUnit, { status: In(ALIVE) })) {
      units.set(unit.accountId, [...(units.get(unit.accountId) ?? []), unit]);
    }
    const cases: Case[] = [];
    for (const row of accounts) {
      const account = await accountSubject(tx, standingOf(row), active);
      const drafts = DRAFT_KINDS.map((kind) => ({ ...account, kind, audience: 'internal' as const, commitments: [] }));
      const actions = units.get(row.id) ?? [];
      cases.push(
        ...drafts.map((subject) => ({ accountId: row.id, id: null, subject })),
        ...actions.map((unit) => ({ accountId: row.id, id: unit.id, subject: actionSubject(account, row, unit) })),
      );
    }
    return cases;
  }
}
