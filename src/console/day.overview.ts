import { Injectable } from '@nestjs/common';
import { ApprovalList } from '../actions/approval.list';
import { ApprovalView } from '../actions/approval.view';
import { DayQueue } from '../actions/day/day-queue';
import { type DayView } from '../actions/day/day.view';
import { mayActAs, nameOf, type Caller } from '../platform/auth/caller';
import { AccountNames } from './account-names';

const SUPERVISED_SHOWN = 50;

/** Somebody's day, and for supervisors what waits for any of them; null for others. */
export interface ShownDay {
  day: DayView;
  supervised: { approval: ApprovalView; account: string; isUnanswered: boolean }[] | null;
}

@Injectable()
export class DayOverview {
  constructor(
    private readonly days: DayQueue,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
  ) {}

  async of(caller: Caller): Promise<ShownDay> {
    const day = await this.days.of(nameOf(caller));
    return { day, supervised: mayActAs(caller, 'supervisor') ? await this.supervised() : null };
  }

  private async supervised(): Promise<NonNullable<ShownDay['supervised']>> {
    const rows = await this.approvals.forSupervisors(SUPERVISED_SHOWN);
    const names = await this.names.of(rows.map(({ accountId }) => accountId));
    return rows.map((row) => ({
      approval: ApprovalView.of(row),
      account: names.get(row.accountId) ?? row.accountId,
      isUnanswered: row.escalatedAt !== null,
    }));
  }
}
