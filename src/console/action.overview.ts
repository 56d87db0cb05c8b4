import { Injectable } from '@nestjs/common';
import { type ActionView } from '../actions/action.view';
import { ActionsService } from '../actions/actions.service';
import { ApprovalList } from '../actions/approval.list';
import { AccountNames } from './account-names';
import { type Wait } from './answers/account.answers';
import { type Team } from './doer';

const OPEN_AT_MOST = 200;

/** An action with the name of its account. */
export interface ShownAction {
  action: ActionView;
  account: string;
  team: Team | null;
  wait: Wait;
  /** Of its contract. */
  currency: string | null;
  /** The open approval it waits for. */
  approval: string | null;
}

@Injectable()
export class ActionOverview {
  constructor(
    private readonly actions: ActionsService,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
  ) {}

  /** @throws ActionNotFound */
  async of(id: string): Promise<ShownAction> {
    const action = await this.actions.findOne(id);
    const { accountId } = action;
    const account = (await this.names.listed([accountId])).get(accountId);
    const { items } = await this.approvals.find({ accountId, status: 'open', limit: OPEN_AT_MOST });
    const approval = items.find(({ subject }) => subject.id === id)?.id ?? null;
    return {
      action,
      account: account?.name ?? accountId,
      team: account ?? null,
      wait: { what: account?.waitsForWhat ?? null, since: account?.waitsSince ?? null },
      currency: account?.currency ?? null,
      approval,
    };
  }
}
