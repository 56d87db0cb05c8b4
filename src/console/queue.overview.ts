import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ActionPage } from '../actions/action.view';
import { ActionsService } from '../actions/actions.service';
import { ApprovalList } from '../actions/approval.list';
import { databaseTime } from '../store/database.time';
import { type ApprovalView } from '../actions/approval.view';
import { type ListActionsQuery } from '../actions/dto/actions.dto';
import { BusinessDate } from '../store/business-date';
import { PolicyStore } from '../store/policy.store';
import { Quarantine } from '../worker/quarantine/quarantine';
import { AccountNames, type ListedAccount } from './account-names';
import { ColleagueNames, type NameOf } from '../store/colleague-names';

const OPEN_SHOWN = 100;

/** What waits for anybody, and the accounts it is about. */
export interface ShownQueue {
  approvals: ApprovalView[];
  /** How many more are open. */
  left: number;
  actions: ActionPage;
  accounts: ReadonlyMap<string, ListedAccount>;
  /** Who is asked by name, by approval; the others are for whoever has the role. */
  asked: ReadonlyMap<string, string>;
  nameOf: NameOf;
  /** How much work failed whatever was tried. */
  setAside: number;
  baseCurrency: string;
  today: string;
  now: Date;
}

@Injectable()
export class QueueOverview {
  constructor(
    private readonly db: DataSource,
    private readonly actions: ActionsService,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
    private readonly colleagues: ColleagueNames,
    private readonly policies: PolicyStore,
    private readonly dates: BusinessDate,
    private readonly quarantine: Quarantine,
  ) {}

  async of(query: ListActionsQuery): Promise<ShownQueue> {
    const policy = await this.policies.active();
    const today = await this.dates.today(this.db.manager);
    const actions = await this.actions.find(query);
    const [approvals, all] = await this.approvals.pressing({ policy, today }, OPEN_SHOWN);
    const accounts = await this.names.listed([...actions.items, ...approvals].map(({ accountId }) => accountId));
    const asked = await this.approvals.asked(approvals);
    return {
      approvals,
      left: all - approvals.length,
      actions,
      accounts,
      asked,
      nameOf: await this.colleagues.of([...asked.values()]),
      setAside: await this.quarantine.count(),
      baseCurrency: policy.baseCurrency,
      today,
      now: await databaseTime(this.db.manager),
    };
  }
}
